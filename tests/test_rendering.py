"""Rendering a report: GitHub's shape, the theme's classes, and nothing that a pull request could run."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from postmortems.extraction.text.unmarked import unmarked
from postmortems.reading.elements import ELEMENTS
from postmortems.reading.events import GITHUB, events
from postmortems.reading.raw_html import OPAQUE
from postmortems.rendering.addresses import LONGEST as LONGEST_ADDRESS
from postmortems.rendering.addresses import printed
from postmortems.rendering.allowed import PLAIN
from postmortems.rendering.autolinks import linked, whole_addresses
from postmortems.rendering.headings import slug
from postmortems.rendering.raw_html import Removal, filter_html, safe_address
from postmortems.rendering.report import Heading, RenderedReport, render
from postmortems.rendering.sanitise import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
CORPORA = HERE.parent.parent / "shared" / "corpora"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>x</title></head>'
    "<body><main>{}</main><footer></footer></body></html>"
)


def shown(markdown: str, **options: Any) -> str:
    return render(markdown, **options).html.strip()


def inline(markdown: str, **options: Any) -> str:
    html = shown(markdown, **options)
    assert html.startswith("<p>") and html.endswith("</p>"), html
    return html[3:-4]


# Blocks


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a\nb", "<p>a\nb</p>"),
        ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>"),
        ("a\n- b\n- c", "<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>"),
        (
            "- a\n  - b\n    - c",
            "<ul>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>",
        ),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>"),
        ("~~a~~ **b** *c* `d`", "<p><del>a</del> <strong>b</strong> <em>c</em> <code>d</code></p>"),
        ("&lt;b&gt; &copy; &amp; \\*", "<p>&lt;b&gt; © &amp; *</p>"),
        ("[a][b]\n\n[b]: https://x.org 'T & t'", '<p><a href="https://x.org" title="T &amp; t">a</a></p>'),
        ("---", "<hr>"),
        ("<b>a</b> <kbd>c</kbd>", "<p><b>a</b> <kbd>c</kbd></p>"),
        ("a <!-- secret --> b", "<p>a  b</p>"),
        ("<!-- secret\n\nmore -->\n\nb", "<p>b</p>"),
        ("![a *b* <!-- c -->](d.png)", '<p><img src="d.png" alt="a b "></p>'),
        ("<a@b.org>", '<p><a href="mailto:a@b.org">a@b.org</a></p>'),
        ("", ""),
    ],
)
def test_blocks(markdown: str, html: str) -> None:
    assert shown(markdown) == html


def test_tables_show_their_alignment() -> None:
    html = shown("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 |\n| x \\| y | `p\\|q` | | |")
    assert (
        '<tr><th>a</th><th align="left">b</th><th align="center">c</th><th align="right">d</th></tr>' in html
    )
    assert (
        '<tr><td>1</td><td align="left">2</td><td align="center">3</td><td align="right"></td></tr>' in html
    )
    assert '<td>x | y</td><td align="left"><code>p|q</code></td>' in html
    assert html.count("<tbody>") == html.count("</tbody>") == 1


def test_details_around_markdown() -> None:
    html = shown("<details>\n<summary>More</summary>\n\n- **a**\n\n</details>\n\nb")
    expected = (
        "<details>\n<summary>More</summary>\n<ul>\n<li><strong>a</strong></li>\n</ul>\n</details>\n<p>b</p>"
    )
    assert html == expected


# Headings


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("What went well?", "what-went-well"),
        ("Root cause & fix (5 whys)", "root-cause--fix-5-whys"),
        ("🔥 Fire", "-fire"),
        ("Über straße, Ω 時間", "über-straße-ω-時間"),
        ("snake_case - 1.2.3", "snake_case---123"),
        ("cafe\u0301", "cafe\u0301"),
        ("a²", "a"),
    ],
)
def test_slugs_are_githubs(text: str, anchor: str) -> None:
    assert slug(text) == anchor


def test_headings_have_anchors_and_permanent_links() -> None:
    report = render("## A `b` *c* [d](e)\n\n### A\n\n### A\n\n### A-1")
    assert report.headings == (
        Heading(2, "A b c d", "a-b-c-d"),
        Heading(3, "A", "a"),
        Heading(3, "A", "a-1"),
        Heading(3, "A-1", "a-1-1"),
    )
    link = '<a class="headerlink" href="#a-b-c-d" title="Permanent link">¶</a>'
    html = f'<h2 id="a-b-c-d">A <code>b</code> <em>c</em> <a href="e">d</a>{link}</h2>'
    assert report.html.startswith(html)


def test_the_title_is_not_printed_twice() -> None:
    report = render("# The  *outage*\n\n## Impact\n", title=" The outage ")
    assert report.headings == (Heading(2, "Impact", "impact"),)
    assert report.html.startswith('<h2 id="impact">')
    assert "outage" not in report.html


def test_other_first_level_headings_move_all_down() -> None:
    report = render("# The outage\n\n# Impact\n\n## Users\n\n###### Deep", title="The outage")
    assert [heading.level for heading in report.headings] == [2, 3, 6]
    assert re.findall(r"<h(\d)", report.html) == ["2", "3", "6"]


def test_anchors_of_the_left_out_title_still_count() -> None:
    assert render("# A\n\n## A", title="A").headings == (Heading(2, "A", "a-1"),)


@pytest.mark.parametrize("name", ["__config", "__search", "__drawer", "__palette_0"])
def test_a_heading_cannot_pose_as_the_themes_elements(name: str) -> None:
    [heading] = render(f"## `{name}`").headings
    assert not heading.anchor.startswith("__")


def test_headings_without_letters() -> None:
    report = render("## ???\n\n## ???\n\n##\n\n## ![Logo](x.png)")
    assert [(h.text, h.anchor) for h in report.headings] == [
        ("???", "section"),
        ("???", "section-1"),
        ("Logo", "section-2"),
    ]
    assert "<h2></h2>" in report.html


# Alerts, tasks, footnotes, code


@pytest.mark.parametrize(
    ("kind", "admonition", "title"),
    [
        ("NOTE", "note", "Note"),
        ("tip", "tip", "Tip"),
        ("IMPORTANT", "info", "Important"),
        ("WARNING", "warning", "Warning"),
        ("CAUTION", "danger", "Caution"),
    ],
)
def test_alerts_are_admonitions(kind: str, admonition: str, title: str) -> None:
    assert shown(f"> [!{kind}]\n> a\n>\n> - b") == (
        f'<div class="admonition {admonition}">\n<p class="admonition-title">{title}</p>\n'
        "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</div>"
    )


def test_other_quotes_are_no_alerts() -> None:
    assert shown("> [!NOTE] a") == "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>"


def test_tasks_can_be_heard() -> None:
    html = shown("- [x] a\n- [ ] b\n- c\n  1. d\n")
    box = '<label class="task-list-control"><input type="checkbox" disabled=""{} aria-label="{} task">'
    box += '<span class="task-list-indicator"></span></label> '
    assert html.startswith('<ul class="task-list">\n<li class="task-list-item">')
    assert box.format(' checked=""', "Completed") + "a</li>" in html
    assert box.format("", "Incomplete") + "b</li>\n<li>c\n<ol>\n<li>d</li>" in html


def test_loose_tasks() -> None:
    html = shown("1. [ ] a\n\n2. [x] b")
    assert '<ol class="task-list">\n<li class="task-list-item"><p><label' in html
    assert html.count('class="task-list-item"') == 2


def test_footnotes_are_numbered_by_first_reference() -> None:
    html = shown("a[^z] b[^y] c[^Z]\n\n[^y]: Y\n\n[^z]: Z\n\n    - z\n\n[^never]: gone\n")
    reference = (
        '<sup id="fnref{}:{}"><a class="footnote-ref" href="#fn:{}" aria-label="Footnote {}">{}</a></sup>'
    )
    first, second = reference.format("", *"1111"), reference.format("", *"2222")
    assert f"<p>a{first} b{second} c{reference.format('2', *'1111')}</p>" in html
    assert html.index('<li id="fn:1">\n<p>Z</p>') < html.index('<li id="fn:2">\n<p>Y <a')
    assert html.count('href="#fnref:1"') == html.count('href="#fnref2:1"') == 1
    assert "gone" not in html
    assert html.startswith("<p>a") and html.count('<div class="footnote">') == 1


def test_footnotes_in_footnotes_and_in_quotes() -> None:
    html = shown("a[^1]\n\n[^1]: one[^2]\n\n> [^2]: two\n> [^3]: three[^1]\n")
    assert re.findall(r'<li id="(.*?)">\n<p>(\w+)', html) == [("fn:1", "one"), ("fn:2", "two")]


def test_a_definition_inside_a_definition() -> None:
    html = shown("a[^2] b[^1]\n\n[^1]: one\n\n    > [^2]: two\n")
    assert re.findall(r'<li id="(.*?)">\n<p>(\w+)', html) == [("fn:1", "two"), ("fn:2", "one")]


def test_footnotes_do_not_clash_with_headings() -> None:
    html = shown("## fn:1\n\n## fnref:1\n\na[^1]\n\n[^1]: b")
    ids = re.findall(r' id="(.*?)"', html)
    assert len(ids) == len(set(ids)) == 4


def test_code_is_coloured_in_the_themes_classes() -> None:
    html = shown("```python title=x\n\nif x < 1:\n    pass\n```")
    assert html.startswith('<div class="highlight"><pre><span></span><code>\n<span class="k">if</span>')
    assert '<span class="o">&lt;</span>' in html and html.endswith("</code></pre></div>")


@pytest.mark.parametrize("fence", ["```", "```nonsense", "```text", "```{}", "~~~ ,"])
def test_unknown_code_stays_plain(fence: str) -> None:
    html = shown(f"{fence}\na < b & c\n{fence[:3]}")
    assert html == '<div class="highlight"><pre><span></span><code>a &lt; b &amp; c\n</code></pre></div>'


@pytest.mark.parametrize("info", ["Python", "rust,ignore", "{.python}", "c++"])
def test_languages_as_people_write_them(info: str) -> None:
    assert '<span class="' in shown(f"```{info}\nx = 1;\n```")


def test_much_code_is_not_coloured() -> None:
    def coloured(language: str, code: str) -> list[bool]:
        blocks = shown(f"```{language}\n{code}\n```\n" * 2).split("<span></span>")[1:]
        return ["<span class=" in block for block in blocks]

    assert coloured("python", "x = 1\n" * 4_000) == [True, True]
    assert coloured("python", "x = 1\n" * 5_000) == [True, False]
    assert coloured("python", "x = 1\n" * 9_000) == [False, False]
    assert coloured("python", "x = " + "1" * 3_000) == [False, False]
    assert coloured("python", "x = 1" + "\n" * 300) == [False, False]
    assert coloured("go", "x = 1\n" * 2_000) == [True, False]
    assert coloured("c#", "x = 1\n" * 200) == [True, False]


@pytest.mark.parametrize(
    ("language", "code"),
    [("csharp", "a\n"), ("java", "a "), ("hcl", "<<a\n"), ("c", " \n"), ("groovy", "\n"), ("go", "/*\n")],
)
def test_made_code_costs_no_minutes(language: str, code: str) -> None:
    """Uncoloured, or little of it: each of these takes Pygments far more than this test's seconds."""
    program = (
        "from postmortems.rendering.report import render; "
        f"render('```{language}\\n' + {code!r} * (100_000 // {len(code)}) + '\\n```')"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=HERE.parent / "plugins", timeout=20)


def test_code_keeps_every_character() -> None:
    code = "\ufeffx = 1 \n\n\ty\x0c = '\u2028'"
    assert (
        _text(JustHTML(shown(f"```python\n{code}\n```"), fragment=True, sanitize=False).root) == f"{code}\n"
    )


def test_mermaid_is_left_to_the_theme() -> None:
    assert shown("```mermaid\na --> b\n```") == '<pre class="mermaid"><code>a --&gt; b\n</code></pre>'


def test_pygments_is_loaded_only_for_a_fence_with_a_language() -> None:
    code = (
        "import sys; from postmortems.rendering.report import render; render('```\\na\\n```\\n\\n    b');"
        "assert 'pygments' not in sys.modules; render('```python\\na\\n```');"
        "assert 'pygments' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HERE.parent / "plugins")


# Addresses


def _cases() -> Iterator[tuple[str, str]]:
    for line in (HERE / "rendering" / "autolinks.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            markdown, _, html = line.partition(" => ")
            yield markdown, html


@pytest.mark.parametrize(("markdown", "html"), list(_cases()))
def test_bare_addresses_become_links(markdown: str, html: str) -> None:
    assert inline(markdown) == html


@given(st.text(alphabet="aw.@:/()&;_*~ <>\"'-1é", max_size=60).map(lambda text: f"https://a.b{text}"))
def test_autolinks_lose_no_text(text: str) -> None:
    assert _text(JustHTML(linked(text), fragment=True, sanitize=False).root) == text


def test_relative_addresses_are_resolved_and_absolute_ones_are_not() -> None:
    asked: list[str] = []

    def resolve(url: str) -> str:
        asked.append(url)
        return f"/r/{url}"

    html = shown(
        "[a](b.md#c) [d](#e) ![f](g.png) [h](https://x.org) [i](//x.org) <https://x.org> [j][k] <a@b.c>\n"
        '<a href="l&amp;.md">m</a> <img src="n.png" srcset="o.png 1x, https://x.org/p.png 2x">\n\n'
        "[k]: <q r.md>",
        resolve=resolve,
    )
    assert asked == ["b.md#c", "#e", "g.png", "q r.md", "l&.md", "n.png", "o.png"]
    assert 'href="/r/q%20r.md"' in html and 'href="/r/l&amp;.md"' in html
    assert 'srcset="/r/o.png 1x, https://x.org/p.png 2x"' in html


def test_what_leads_nowhere_keeps_its_text() -> None:
    html = inline(
        '[a *b*](c.md "t") ![d](e.png) <a href="f">g</a> <img src="h.png" alt="i &amp; j">',
        resolve=lambda _: None,
    )
    assert html == (
        '<a class="broken" title="t">a <em>b</em></a> <span class="broken">d</span> '
        '<a class="broken">g</a> <span class="broken">i &amp; j</span>'
    )


SAFE = ["", "a", "#a", "?a:b", "/a:b", "a/b:c", "//x.org", "https://x.org:80/a", "HTTP://x", "mailto:a@b.c",
        "tel:+1", "ftp://x", "10:30.md", "a b:c", "a%20b.md", "./a:b", "é.md"]  # fmt: skip
UNSAFE = ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
          "java\tscript:x", "\x01javascript:x", "java\x00script:x", "javascript&colon;x", "&#106;avascript:x",
          "javascript&#58;x", "javascript&#58x", "java&Tab;script:x", "java&NewLine;script:x",
          "javascript%3Ax",
          "%6aavascript:x", "data:text/html,x", "DATA:x", "vbscript:x", "file:///etc/passwd", "blob:x",
          "java\u200bscript:x", "\ufeffjavascript:x", "foo:bar", "\u00a0javascript:x", "view-source:x",
          "javascript\u00ad:x"]  # fmt: skip


@pytest.mark.parametrize("url", SAFE)
def test_safe_addresses(url: str) -> None:
    assert safe_address(url)


@pytest.mark.parametrize("url", UNSAFE)
def test_unsafe_addresses(url: str) -> None:
    assert not safe_address(url)
    target = re.sub(r"[\n\x00]", "&#10;", url)
    written = (
        f"[a](<{target}>) ![b](<{target}>) [c]\n\n[c]: <{target}>\n\n<a href='{url}'>d</a>\n<img src='{url}'>"
    )
    html = shown(written)
    assert not {name for _, attributes in _elements(html) for name in attributes} & {"href", "src"}


@pytest.mark.parametrize("url", [url for url in UNSAFE if re.fullmatch(r"[\w:%()/.]+", url)])
def test_unsafe_autolinks(url: str) -> None:
    assert "href" not in shown(f"<{url}>")


# Raw HTML


@pytest.mark.parametrize(
    "html",
    [
        "",
        "a & b &amp; c &gt; d",
        "<details open>\n<summary>a</summary>\n",
        "</details>",
        '<img src="a.png" alt="b" width="10" align="right">',
        '<table><tr><td colspan="2">a</td></tr></table>',
        "<kbd>a</kbd><sub>b</sub><sup>c</sup><br><br/><hr />",
        '<picture><source srcset="a.png 1x, b.png 2x" media="print"></picture>',
        '<a href="https://x.org">a</a>',
        '<p align="center">',
    ],
)
def test_allowed_html_stays_as_it_is(html: str) -> None:
    assert filter_html(html) == (html, ())


@pytest.mark.parametrize(
    ("html", "left", "removed"),
    [
        ("a<script>b</script>c", "ac", [("<script>b</script>", "the element `<script>`")]),
        ("a<SCRIPT >b</scriptx></ScRiPt\n>c", "ac",
         [("<SCRIPT >b</scriptx></ScRiPt\n>", "the element `<script>`")]),
        ("a<style>b", "a", [("<style>b", "the element `<style>`")]),
        ("<iframe src=x></iframe>", "", [("<iframe src=x></iframe>", "the element `<iframe>`")]),
        ("<center>a</center>", "a", [("<center>", "the element `<center>`")]),
        ("<svg onload=x><p>a</p></svg>b", "b", [("<svg onload=x><p>a</p></svg>", "the element `<svg>`")]),
        ('<b onclick="x()">a</b>', "<b>a</b>", [('onclick="x()"', "the attribute `onclick`")]),
        ("<b a=1 class='x' ID=y title=z>", '<b title="z">',
         [("a=1", "the attribute `a`"), ("class='x'", "the attribute `class`"),
          ("ID=y", "the attribute `id`")]),
        ("<b/onclick=x>", "<b>", [("onclick=x", "the attribute `onclick`")]),
        ('<b title="a"onclick=x>', '<b title="a">', [("onclick=x", "the attribute `onclick`")]),
        ("<a href='javascript:x'>y</a>", '<a class="broken">y</a>',
         [("href='javascript:x'", "the address `javascript:x`")]),
        ("<a href=&#106avascript:x>y", '<a class="broken">y',
         [("href=&#106avascript:x", "the address `javascript:x`")]),
        ("<img src=data:x alt=y>", '<span class="broken">y</span>', [("src=data:x", "the address `data:x`")]),
        ('<source srcset="a.png, javascript:b 2x">', "<source>",
         [('srcset="a.png, javascript:b 2x"', "the address `a.png, javascript:b 2x`")]),
        ("<!DOCTYPE html>a", "a", [("<!DOCTYPE html>", "`<!DOCTYPE html>`")]),
        ("<?php a > b ?>c", "c", [("<?php a > b ?>", "`<?php a > b ?>`")]),
        ("<![CDATA[a>b]]>c", "c", [("<![CDATA[a>b]]>", "`<![CDATA[a>b]]>`")]),
        ("a <b and c", "a &lt;b and c", [("<b and c", "the unclosed tag `<b`")]),
        ('<a href="x>y</a>', '&lt;a href="x&gt;y&lt;/a&gt;', [('<a href="x>y</a>', "the unclosed tag `<a`")]),
        ("<<script></script>b>", "&lt;b&gt;", [("<script></script>", "the element `<script>`")]),
        ("<b title=1 title=2>", '<b title="1">', [("title=2", "the attribute `title`")]),
        ("<input type=checkbox>", "", [("<input type=checkbox>", "the element `<input>`")]),
        ("a<!-- b -->c<!--> d<!---> e<!-- f", "ac d e", []),
        ("a < b <1 </ x>", "a &lt; b &lt;1 ", [("</ x>", "`</ x>`")]),
        ("<IMG SRC='a.png' ALT='\"'>", '<img src="a.png" alt="&quot;">', []),
    ],
)  # fmt: skip
def test_removed_html_is_told_with_its_place(html: str, left: str, removed: list[tuple[str, str]]) -> None:
    kept, removals = filter_html(html)
    assert kept == left
    assert [(html[removal.start : removal.end], removal.what) for removal in removals] == removed


@pytest.mark.parametrize("word", ["ana", "dev-a", "pod", "your-name", "n", "a.b"])
def test_a_word_in_brackets_is_shown_and_nothing_else_happens(word: str) -> None:
    html, removals = filter_html(f"<{word}> looks; restart </{word}>")
    assert (html, removals) == (f"&lt;{word}&gt; looks; restart &lt;/{word}&gt;", ())
    assert unmarked(f"<{word}> *looks*") == f"<{word}> looks"


@pytest.mark.parametrize(
    "tag", ["<Note>", '<pod a="b">', "<center>", "<u>", "<script>", "<svg>", "<object>", "<x/y>"]
)
def test_what_may_be_more_than_a_word_is_removed_and_told(tag: str) -> None:
    html, removals = filter_html(f"a {tag} b")
    assert "<" not in html and "&lt;" not in html and removals


def test_what_reports_may_show_are_elements() -> None:
    assert PLAIN | OPAQUE <= ELEMENTS


def test_removals_are_cut_short() -> None:
    [removal] = filter_html(f"<a href='javascript:{'x' * 500}'>")[1]
    assert isinstance(removal, Removal) and len(removal.what) < 90


def test_raw_html_does_not_nest_without_bound() -> None:
    assert shown("".join(f"<b title={number}>\n\n" for number in range(100)) + "a").count("<b title") == 8
    assert shown("<b>a</b> " * 100).count("<b>") == 100
    assert shown("<div>\n\n" * 200).count("<div>") == 32
    assert shown("<div>a</div>\n\n" * 200).count("<div>") == 200
    assert shown(">" * 3_000 + " a").count("<blockquote>") == 32
    assert shown("".join("  " * level + "- a\n" for level in range(200))).count("<ul>") == 32
    for run in ("*", "_", "~~"):
        found = shown(f"x {run * 3_000}a{run * 3_000}\n\n{run}b{run}")
        assert sum(found.count(f"<{name}>") for name in ("em", "strong", "del")) <= 33
        assert found.count("a") and shown(f"{run}b{run}") in found


def test_a_report_cannot_close_the_page() -> None:
    _elements(shown("</main></div></body></html>\n\na <b>\n\n<div>\n\n<table><td>\n\nb"))


# Properties

FRAGMENTS = [
    "\n", "\n\n", " ", "    ", "a", "b c", "- ", "1. ", "> ", "> [!NOTE]\n> ", "# ", "### ",
    "===\n", "*", "**", "_", "~~", "`", "```", "```python\n", "```mermaid\n", "|", "|-|-|\n", "[",
    "](", ")", "![", "[^1]", "[^1]: ", "[^2]", "[^2]: ", "[x]", "- [ ] ", "- [x] ", "[x]: ", "<",
    ">", "</", "<b>", "</b>", "<a href=x>", "</a>", "<p>", "<script>", "</script>", "alert(1)",
    "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<style>", "<table>", "<td>", "<tr>",
    "</table>", "<div\n", "<details>", "<summary>", "<ul>", "<li>", "<pre>", "<select>",
    "<textarea>", "<title>", "<math>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "onclick=alert(1)",
    " title=\"", "'", "\"", "=", "javascript:alert(1)", "java&#10;script:", "data:text/html,",
    "https://x.org/", "www.x.org", "a@b.org", "&lt;", "&#106;", "&", ";", "\\", "\x00", "\ufeff",
    "\r", "\t", "é", "\U0001f525", "\u2028", "<h1>", "<input>", "<iframe srcdoc='<script>'>",
    "</main>", "<body onload=x>", "<base href=//x>", "<form>", "<object>",
]  # fmt: skip
documents = st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join), st.text(max_size=80))


@settings(max_examples=400, deadline=None)
@given(documents)
def test_whatever_is_written_is_safe(markdown: str) -> None:
    report = render(markdown, title="a")
    assert_safe(report)
    assert re.findall(r'<h\d id="(.*?)"', report.html) == [heading.anchor for heading in report.headings]


@settings(max_examples=200, deadline=None)
@given(documents)
def test_whatever_is_written_is_safe_without_the_last_gate(html: str) -> None:
    kept, removals = filter_html(html)
    for name, attributes in _parsed(JustHTML(kept, fragment=True, sanitize=False).root):
        assert_harmless(name, attributes)
        assert "id" not in attributes and attributes.get("class", "broken") == "broken"
    assert all(0 <= removal.start < removal.end <= len(html) for removal in removals)
    assert list(removals) == sorted(removals, key=lambda removal: removal.start)
    if not removals and "<!--" not in html:
        assert filter_html(kept) == (kept, ())


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([f for f in FRAGMENTS if "<" not in f and "script:" not in f]), max_size=30).map(
        "".join
    )
)
def test_the_structure_is_the_parsers(markdown: str) -> None:
    assert_same_structure(markdown)


def test_null_characters_are_replaced() -> None:
    assert shown("a\0b") == "<p>a\ufffdb</p>"


def test_lone_surrogates_do_not_raise() -> None:
    assert shown("a\ud800b") == "<p>a?b</p>"
    assert filter_html("<b title=\ud800>")[1] == ()


def assert_safe(report: RenderedReport) -> None:
    for name, attributes in _elements(report.html):
        assert_harmless(name, attributes)
    ids = re.findall(r' id="(.*?)"', report.html)
    assert len(ids) == len(set(ids))


def assert_harmless(name: str, attributes: dict[str, str | None]) -> None:
    assert name not in {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
        "svg",
        "math",
        "meta",
        "link",
    }
    assert not [key for key in attributes if key.startswith("on") or key in {"style", "srcdoc", "name"}]
    for key in {"href", "src", "srcset", "cite"} & attributes.keys():
        assert safe_address(attributes[key] or ""), attributes


def _elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Parse as a part of a page, strictly; all of it must be inside the element it was put into."""
    page = JustHTML(PAGE.format(html), sanitize=False, strict=True)
    assert [child.name for child in page.query("body")[0].children or []] == ["main", "footer"]
    return list(_parsed(page.query("main")[0]))[1:]


def _parsed(node: Any) -> Iterator[tuple[str, dict[str, str | None]]]:
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if not node.name.startswith("#"):
            yield node.name, node.attrs
        waiting += reversed(node.children or [])


def _text(node: Any) -> str:
    if node.name == "#text":
        return str(node.data)
    return "".join(_text(child) for child in node.children or [])


# Our writer against the parser's own


def assert_same_structure(markdown: str) -> None:
    text = markdown.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    ours = list(_outline(JustHTML(render(text).html, fragment=True, sanitize=False).root))
    reference = pyromark.html(text, options=GITHUB)
    theirs = list(_outline(JustHTML(sanitise(reference), fragment=True, sanitize=False).root))
    loose = list(whole_addresses(events(text), text)) != list(events(text))
    assert _lines(ours, loose) == _lines(theirs, loose)


# What we add on purpose, and what we write in other elements than the parser does.
ADDED = {"headerlink", "footnote", "footnote-definition", "footnote-reference", "footnote-ref",
         "admonition-title",
         "task-list-control"}  # fmt: skip
EMPHASIS = {"em", "strong", "del"}


def _lines(outline: Iterable[str], loose: bool) -> list[str]:
    """Join neighbouring texts; `loose` forgets the emphasis that we take for a part of an address."""
    joined = "\n".join(outline)
    if loose:
        joined = re.sub(r"</?(?:em|strong|del)>|[_*~\s]", "", joined)
    return joined.split("\n")


def _outline(node: Any) -> Iterator[str]:
    """Yield tags and texts, without what differs on purpose."""
    text = ""
    for kind, value in _stream(node):
        if kind == "text":
            text += value
            continue
        if shown_text := " ".join(text.split()):
            yield shown_text
        text = ""
        yield value
    if shown_text := " ".join(text.split()):
        yield shown_text


def _stream(node: Any) -> Iterator[tuple[str, str]]:
    for child in node.children or []:
        if child.name == "#text":
            yield "text", child.data
            continue
        classes = set((child.attrs.get("class") or "").split())
        inner = list(_stream(child))
        if (
            classes & ADDED
            or child.name == "input"
            or (child.name == "sup" and "fnref" in child.attrs.get("id", ""))
        ):
            continue
        if _is_transparent(child, classes) or (
            child.name == "tbody" and not any(k == "tag" for k, _ in inner)
        ):
            yield from inner
            continue
        name = "blockquote" if "admonition" in classes else re.sub(r"^h\d$", "heading", child.name)
        yield "tag", f"<{name}{_visible_attributes(child)}>"
        yield from inner
        yield "tag", f"</{name}>"


def _is_transparent(node: Any, classes: set[str]) -> bool:
    if "highlight" in classes or (node.name == "span" and node.parent.name in {"code", "pre"}):
        return True
    text, target = _text(node), node.attrs.get("href")
    if target is None:
        return bool(node.name == "a")
    schemes = ("", "http://", "mailto:")
    return node.name == "a" and target in {unescape(printed(scheme + text)) for scheme in schemes}


def _visible_attributes(node: Any) -> str:
    shown_ones = ("href", "src", "alt", "title", "start", "open", "colspan")
    values = {
        key: unquote(re.sub("<.*?>", "", node.attrs[key] or "")) for key in shown_ones if key in node.attrs
    }
    return "".join(f" {key}={value}" for key, value in values.items())


@cache
def _corpus() -> tuple[Path, ...]:
    return tuple(sorted(CORPORA.rglob("*.md")))


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the real documents are not at {CORPORA}")
def test_real_documents_render_as_the_parser_would() -> None:
    assert len(_corpus()) > 100
    differing = []
    for path in _corpus():
        try:
            assert_same_structure(_body(path))
        except AssertionError as error:
            differing.append(f"{path.relative_to(CORPORA)}: {error}")
    assert not differing, f"{len(differing)}:\n" + "\n".join(differing[:20])


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"the real documents are not at {CORPORA}")
def test_real_documents_are_safe_and_stable() -> None:
    for path in _corpus():
        report = render(_body(path))
        assert_safe(report)
        assert sanitise(report.html) == report.html, path
        assert render(_body(path)) == report


def _body(path: Path) -> str:
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def test_an_address_that_no_browser_takes_is_none() -> None:
    assert safe_address("a" * LONGEST_ADDRESS)
    assert not safe_address("a" * (LONGEST_ADDRESS + 1))
