"""Addresses that run code, spelt in every way that hides it, in every place where an address may stand."""

from __future__ import annotations

from collections.abc import Iterator

# fmt: off
SPELLINGS = (
    "javascript:@", "JaVaScRiPt:@", "\tjavascript:@", "java\tscript:@", "java\nscript:@", "java\rscript:@",
    "\x01javascript:@", "java\x00script:@", "javascript\t:@", "&#106;avascript:@", "&#x6a;avascript:@",
    "&#0000106avascript:@", "javascript&colon;@", "javascript&#58;@", "javascript&#58@", "javascript&#x3a;@",
    "java&Tab;script:@", "java&NewLine;script:@", "java&#9;script:@", "java&#xA;script:@", "&#1;javascript:@",
    "javascript%3A@", "%6aavascript:@", "javascript&percnt;3A@", "&nbsp;javascript:@", "java\u200bscript:@",
    "\ufeffjavascript:@", "javascript\u00ad:@", "\u202ejavascript:@", "ｊavascript:@", "javaſcript:@",
    "javascript://%0a@", "javascript:/*--></script>*/@", "jav&#x09;asc&#10;ript&colon;@",
    "vbscript:@", "livescript:@", "mocha:@", "view-source:javascript:@", "feed:javascript:@",
    "jar:javascript:@", "blob:@", "filesystem:@", "file:///@", "about:blank#@", "ms-settings:@", "intent:@",
    "data:text/html,<script>@</script>", "DATA:text/html;base64,@", "data:image/svg+xml,<svg onload=@>",
    "data&colon;text/html,@", "data:;,@", "data:application/xhtml+xml,@",
)
RELATIVE = frozenset({"ｊavascript:@", "javaſcript:@", "javascript%3A@"})
"""Spellings that may pass: browsers take none of these letters for those of a scheme."""

PLACES = {
    "link": "[t](<§>)",
    "link without brackets": "[t](§)",
    "link with a title": '[t](<§> "t")',
    "reference": "[t][r@]\n\n[r@]: <§>",
    "autolink": "<§>",
    "bare": "see §",
    "image": "![t](<§>)",
    "image in a link": "[![t](a.png)](<§>)",
    "a": '<a href="§">t</a>',
    "a, single quotes": "<a href='§'>t</a>",
    "a, no quotes": "<a href=§>t</a>",
    "a, upper case": '<A HREF = "§" target=_blank>t</A>',
    "a, twice": '<a href="x" href="§">t</a>',
    "img": '<img src="§" alt=t>',
    "srcset": '<img src=a.png srcset="§, b.png 2x" alt=t>',
    "source": '<picture><source srcset="§ 1x"><img src=a.png alt=t></picture>',
    "cite": '<blockquote cite="§">t</blockquote><q cite="§">t</q>',
    "other attributes": '<img longdesc="§" lowsrc="§" dynsrc="§" usemap="§" alt=t src=a.png>',
    "svg link": '<svg><a xlink:href="§"><text>t</text></a></svg>',
    "heading": "### [t](<§>)",
    "table": "| a |\n| - |\n| [t](<§>) |",
    "footnote": "t[^f@]\n\n[^f@]: [t](<§>)",
    "alert": "> [!NOTE]\n> [t](<§>)",
    "task": "- [ ] [t](<§>)",
}
# fmt: on


def attempts() -> Iterator[tuple[str, str]]:
    """Yield where an address stands and the Markdown, for each spelling in each place."""
    for place, markdown in PLACES.items():
        for spelling in SPELLINGS:
            yield place, markdown.replace("§", spelling)
