"""The HTML of a page as the Markdown of other generators has it, which passes it on and finds its headings.

Tags of our pages hold no `<` or `>`, and every element that is no void one is closed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from ...patterns import deferred
from ...rendering.headings import Heading, slug

_TITLE = deferred(r'<h1 id="pm-title"[^>]*>.*?</h1>\n?', 16)
_NAMED_BY_IT = ' aria-labelledby="pm-title"'
_TAG = deferred(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]{0,20})(?![a-z0-9])(?P<rest>[^<>]*)>")
_ID = deferred(r' id="([^"]*)"')
_PERMANENT = deferred(r'<a class="headerlink"[^>]*>.*?</a>', 16)
_ADDRESS = deferred(r'(?P<start>\s(?:href|src)=")(?P<address>[^"]*)"|<(?P<end>/?)svg\b')
_TEXT = deferred(r"(?<=>)[^<>]+|^[^<>]+")
_LINKED = deferred(r"<(?:a|img)\b")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "use"})
_WHOLE = frozenset({"ul", "ol", "dl", "table", "details", "blockquote", "figure", "p", "pre", "svg"})
"""What is passed on as one: a heading in it is none of the page's."""
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "colgroup", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "legend", "li", "main", "nav", "ol", "optgroup", "option", "p", "pre", "script", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_BLOCK = deferred(rf"(?<!\s)\s*+(?=<(?:{'|'.join(sorted(_BLOCKS))})\b)")
_BLANK = deferred(r"\n(?:[ \t]*\n)+")
Change = Callable[[str], str]
_PRE = deferred(r"(<pre\b.*?</pre>)", 16)


class _Element(NamedTuple):
    """An element of a page: where its start and end tags begin and end; `around` are those it is in.

    It `is_loose` where text, or what stands within lines, is right in it: Markdown would read that.
    """

    name: str
    start: int
    inner: int
    inner_end: int
    end: int
    around: tuple[tuple[str, int], ...]
    is_loose: bool


def without_title(html: str) -> str:
    """Return a page without its title, for hosts that print one."""
    return _TITLE.sub("", html, count=1).replace(_NAMED_BY_IT, "")


def in_containers(html: str, headings: Collection[Heading]) -> str:
    """Return a page for Python-Markdown with `md_in_html`: its headings are read, all else is passed on.

    It takes the end of an element for that of one around it, unless each begins on a line of its own.
    """
    html = _outside_code(html, lambda piece: _BLOCK.sub("\n", piece))
    elements = tuple(_elements(html))
    found = tuple(_found(html, elements, headings))
    opened = {start for _, one in found for _, start in one.around}
    marks: dict[int, tuple[int, str]] = {}
    for each in elements:
        if each.start in opened:
            marks[each.start] = each.inner, f'\n\n{html[each.start : each.inner - 1]} markdown="1">\n\n'
            marks[each.inner_end] = each.end, f"\n\n</{each.name}>\n\n"
    for _, one in found:
        tag = f'{html[one.start : one.inner - 1]} markdown="span">'
        marks[one.start] = one.end, f"\n\n{tag}{_escaped(_inside(html, one))}</{one.name}>\n\n"
    return "".join(_spliced(html, marks))


def between_blocks(html: str, headings: Collection[Heading], *, has_anchors: bool) -> str:
    """Return a page for CommonMark: headings as Markdown, and between them HTML without an empty line.

    A host that `has_anchors` takes `{#anchor}`; one without makes GitHub's, and gets the others in front.
    """
    parts, last = list[str](), 0
    known: dict[str, int] = {}
    for heading, one in _found(html, tuple(_elements(html)), headings):
        before = _one_block(html[last : one.start])
        anchor = f" {{#{heading.anchor}}}" if has_anchors else ""
        if not has_anchors and _anchor(heading.text, known) != heading.anchor:
            before += f'\n<a id="{escape(heading.anchor)}"></a>'
        text = " ".join(_escaped(_inside(html, one)).split())
        parts.append(f"{before}\n\n{'#' * int(one.name[1])} {text}{anchor}\n\n")
        last = one.end
    return "".join([*parts, _one_block(html[last:]), "\n"])


def to_sources(html: str, page: str, sources: Mapping[str, str]) -> str:
    """Return a page whose addresses name the source files of pages, but those in drawings.

    `sources` has the source of each page by its address; both count from the site's root.
    """
    parts, last, depth = [], 0, 0
    here = next((address for address, source in sources.items() if source == page), page)
    for found in _ADDRESS.finditer(html):
        if found["address"] is None:
            depth += -1 if found["end"] else 1
        elif not depth:
            told = escape(_to_source(unescape(found["address"]), here, page, sources))
            parts += [html[last : found.start()], f'{found["start"]}{told}"']
            last = found.end()
    return "".join([*parts, html[last:]])


def _to_source(address: str, here: str, page: str, sources: Mapping[str, str]) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return address
    folder = here if here.endswith("/") or not here else posixpath.dirname(here)
    path = posixpath.normpath(posixpath.join(folder, parts.path)).removeprefix("./")
    path = "" if path == "." else path
    is_folder = parts.path.endswith(("/", "/.", "/..")) or parts.path in (".", "..")
    whole = f"{path}/" if is_folder and path else path
    source = sources.get(whole, unquote(whole))
    back = posixpath.relpath(source or ".", posixpath.dirname(page) or ".")
    return urlunsplit(("", "", back, parts.query, parts.fragment))


def _elements(html: str) -> Iterator[_Element]:
    """Yield the elements of a page, the inner ones first."""
    around: list[tuple[str, int, int]] = []
    loose: set[int] = set()
    last = 0
    for tag in _TAG.finditer(html):
        name = tag["name"]
        if around and (html[last : tag.start()].strip() or not (tag["end"] or name in _BLOCKS)):
            loose.add(around[-1][1])
        last = tag.end()
        if tag["end"]:
            _, start, inner = around.pop()
            above = tuple(each[:2] for each in around)
            yield _Element(name, start, inner, tag.start(), tag.end(), above, start in loose)
        elif name not in _VOID and not tag["rest"].endswith("/"):
            around.append((name, tag.start(), tag.end()))


def _found(
    html: str, elements: Collection[_Element], headings: Collection[Heading]
) -> Iterator[tuple[Heading, _Element]]:
    """Yield the headings that can be told as such: none of a list or the like, and none that is a link."""
    wanted = {heading.anchor: heading for heading in headings}
    loose = {each.start for each in elements if each.is_loose}
    for each in elements:
        is_free = not any(name in _WHOLE or start in loose for name, start in each.around)
        named = _ID.search(html, each.start, each.inner) if each.name in _HEADINGS and is_free else None
        if named and unescape(named[1]) in wanted and not _LINKED.search(_inside(html, each)):
            yield wanted.pop(unescape(named[1])), each


def _inside(html: str, one: _Element) -> str:
    return _PERMANENT.sub("", html[one.inner : one.inner_end])


def _spliced(html: str, marks: Mapping[int, tuple[int, str]]) -> Iterator[str]:
    last = 0
    for start, (end, text) in sorted(marks.items()):
        yield html[last:start]
        yield text
        last = end
    yield html[last:]


def _escaped(inner: str) -> str:
    """Return what a heading holds with its text such that Markdown finds nothing in it."""
    plain = " ".join(inner.split("\n"))
    return _TEXT.sub(lambda text: "".join(map(_entity, unescape(text[0]))), plain)


def _entity(letter: str) -> str:
    return letter if letter.isalnum() or letter in " ," else f"&#{ord(letter)};"


def _one_block(html: str) -> str:
    """Return HTML in which no empty line ends it; those of code stay, as what stands for them."""
    return _outside_code(html.strip(), lambda piece: _BLANK.sub("\n", piece), _without_blanks)


def _without_blanks(code: str) -> str:
    return _BLANK.sub(lambda found: "\n" + "&#10;" * (found[0].count("\n") - 1), code)


def _outside_code(html: str, change: Change, in_code: Change = str) -> str:
    pieces = _PRE.split(html)
    return "".join((in_code if at % 2 else change)(piece) for at, piece in enumerate(pieces))


def _anchor(text: str, known: dict[str, int]) -> str:
    """Return the anchor that GitHub gives to a heading, after those that are known."""
    first = slug(text)
    known[first] = known.get(first, -1) + 1
    return f"{first}-{known[first]}" if known[first] else first
