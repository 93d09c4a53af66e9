"""Links, images, notes and boxes that are none: what is shown as it was typed, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..frozen import Frozen
from ..model.diagnostic import Problem
from ..model.document import Document, Spans
from ..patterns import deferred, shape
from ..reading.verbatim import verbatim
from ..wording.messages import did_you_mean, shorten

CODE = "unread-markdown"
_FILE = r"(?:md|html?|png|jpe?g|gif|svg|webp|pdf|txt|csv|log)"
_ENDS_AS_FILE = deferred(r"[^/]\.(?!md$|html?$)\w{2,5}$", re.IGNORECASE)
_LONGEST_LINK = 400
_ENDS_AS_LINK = deferred(r"\]\([^()\n]{1,300}\)$")
_BARE = r"[^\s<>()]{1,500}(?:\([^\s<>()]{0,100}\)[^\s<>()]{0,100}){0,3}"
_ADDRESS = rf"(?:https?://|mailto:){_BARE}|[^\s()<>:]{{1,300}}\.{_FILE}(?:#[^\s()]{{0,100}})?"
_OPEN = rf"\]\((?:{_ADDRESS})(?=[ \t]|$)(?![^\n]{{0,1000}}\))"
_GOES_ON = deferred(
    r"\](?=\([^\s()]{0,999}+(?:\([^\s()]{0,100}+\)[^\s()]{0,100}+){0,3}+(?:[ \t]|$))", re.MULTILINE
)
"""The shape of what begins as a link with its address and is none there."""
_NAME = r"(?=[^\]]{0,199}[^\W\d_])(?P<text>(?:[^\[\]\n\\]|\n(?![ \t]*\n)){2,200})"
_DEFINED = deferred(r"^[ ]{0,3}(?:>[ ]?){0,5}\[(?P<label>[^\[\]\n]{1,200})\]:", re.MULTILINE)
_MOST_PROPOSED = 20
_LIKE_A_LOG = deferred(r"[\d\W_]+|[A-Z]{1,20}-?\d{0,9}|x")
_ITEM = (
    r"^[ ]{0,12}(?:>[ ]?){0,5}(?P<mark>[-*+]|[-*+] \[[ xX]\]|[-*+] \[(?=.\]))(?P<odd>%s)"
    r"(?:[^\n]*\n[ ]{0,12}(?:>[ ]?){0,5}[-*+](?: \[(?:[ xX]\])?)?%s)*+"
)
"""The items of a list, from the first that is none to the last."""
Told = tuple[str, str]


class _Defined:
    """What the lines `[name]: ADDRESS` and `[^note]: TEXT` of a report define."""

    def __init__(self, document: Document) -> None:
        found = _DEFINED.finditer(document.source.text, document.body_start)
        self._labels = dict.fromkeys(match["label"].lower() for match in found)
        self._tries = iter(range(_MOST_PROPOSED))

    def has(self, label: str) -> bool:
        """Tell whether a label is defined."""
        return label.lower() in self._labels

    def like(self, label: str) -> str:
        """Propose a label that is defined; of the first ones that are not."""
        if next(self._tries, None) is None:
            return ""
        return did_you_mean(label, (each for each in self._labels if not each.startswith("^")))


class _Kind(Frozen):
    """A way in which something is not read: a rare sign that it has, how it looks, and what is said of it.

    A sign that is `shaped` is looked for in the shape of a text, which is a fifth of it. An expression that
    begins with one letter is found as fast as can be, letters themselves sooner.
    """

    sign: str | re.Pattern[str]
    pattern: re.Pattern[str]
    tell: Callable[[re.Match[str], _Defined], Told | None]
    shaped: bool = True


def pieces(document: Document) -> Iterator[Problem]:
    """Yield a problem for each of them, in order of place; code is not looked at."""
    text, start, form = document.source.text, document.body_start, shape(document.source.text)
    found = [
        (match, kind)
        for kind in (_KINDS if text.isascii() else (*_KINDS, *_ODD_BLANKS))
        if _may_stand(kind.sign, form if kind.shaped else text)
        for match in kind.pattern.finditer(text, start)
    ]
    if not found:
        return
    links = Spans((link.start, link.end) for link in document.links)
    elsewhere, defined = verbatim(document), _Defined(document)
    for match, kind in sorted(found, key=lambda each: each[0].start()):
        start, end = match.end() - len(match[0].lstrip()), match.end()
        if not links.hold(start) and not elsewhere.hold(start) and (told := kind.tell(match, defined)):
            yield Problem(CODE, start, end, *told)


def _may_stand(sign: str | re.Pattern[str], text: str) -> bool:
    return sign in text if isinstance(sign, str) else bool(sign.search(text))


def _reference(match: re.Match[str], defined: _Defined) -> Told | None:
    text, label = match["text"], match["label"] or match["text"]
    if _LIKE_A_LOG.fullmatch(text):
        return None
    help_ = f"write `[{shorten(text, 40)}](ADDRESS)`, or a line `[{shorten(label, 40)}]: ADDRESS`"
    what = f"`{shorten(match[0])}` is no link: no line says what `{shorten(label, 40)}` is"
    return what, defined.like(label) or help_


def _footnote(match: re.Match[str], defined: _Defined) -> Told | None:
    label = match["label"]
    if defined.has(f"^{label}"):
        return None
    return f"there is no footnote `[^{label}]`", f"write it on a line of its own: `[^{label}]: TEXT`"


def _unclosed(match: re.Match[str], _: _Defined) -> Told | None:
    return f"`{shorten(match[0])}` is not closed", "end the address with `)`"


def _apart(match: re.Match[str], _: _Defined) -> Told | None:
    if _LIKE_A_LOG.fullmatch(match["text"]):
        return None
    right = f"[{match['text']}]({match['url']})"
    return f"`{shorten(match[0])}` is no link: a blank stands between its brackets", f"write `{right}`"


def _turned(match: re.Match[str], _: _Defined) -> Told | None:
    right = f"[{match['text']}]({match['url']})"
    return f"`{shorten(match[0])}` is no link: its brackets are the other way round", f"write `{right}`"


def _wiki(match: re.Match[str], _: _Defined) -> Told | None:
    page, label = match["page"].strip(), (match["label"] or match["page"]).strip()
    what = f"`{shorten(match[0])}` is how wikis link; here it is shown as it stands"
    if _ENDS_AS_FILE.search(page):
        file = f"<{page}>" if " " in page else page
        return what, f"write `{match[0][: match[0].index('[')]}[{shorten(label, 40)}]({shorten(file, 60)})`"
    file = f"{page}.md" if re.fullmatch(r"[\w./-]+", page) and not page.endswith(".md") else "FILE.md"
    return what, f"write `[{shorten(label, 40)}]({shorten(file, 60)})`"


def _attributes(match: re.Match[str], _: _Defined) -> Told | None:
    before = match.string[max(match.start() - _LONGEST_LINK, 0) : match.start()]
    if not _ENDS_AS_LINK.search(before):
        return None
    help_ = 'remove it; a picture has its width so: `<img src="graph.png" width="300">`'
    return f"`{shorten(match[0])}` is shown as it stands", help_


def _open_title(match: re.Match[str], _: _Defined) -> Told | None:
    return f"`{shorten(match[0])}` is no link: its title is not closed", 'end the title with `"`, before `)`'


def _comment(_: re.Match[str], __: _Defined) -> Told | None:
    return "`<!--` is shown: the comment is not closed in its paragraph", "end it with `-->`"


def _box(match: re.Match[str], _: _Defined) -> Told | None:
    right = "- [ ]" if "[]" in match[0] else match[0].strip().replace("[", " [", 1)
    return f"`{match[0].strip()}` is no box to tick", f"write `{right}`"


def _odd_blank(match: re.Match[str], _: _Defined) -> Told | None:
    odd = f"U+{ord(match['odd']):04X}"
    mark = match["mark"].strip()
    return f"`{mark}` is not read: behind it stands an odd blank ({odd})", "write a plain space instead"


_KINDS = (
    _Kind("][", deferred(
        rf"(?<![\w\]\\])!?\[{_NAME}\]\[(?P<label>[^\[\]\n\\^]{{0,100}})\](?![\[(:])"), _reference),
    _Kind("[^", deferred(
        r"(?<!\\)\[\^(?P<label>\d{1,3}|[A-Za-z]\w{1,40}(?:-\w{1,40}){0,5})\](?![:(\[])"), _footnote),
    _Kind(_GOES_ON, deferred(
        rf"(?<!\\)!?\[[^\[\]\n\\]{{0,300}}{_OPEN}", re.MULTILINE), _unclosed),
    _Kind(deferred(r"\][ \t]{1,3}\("), deferred(
        rf"(?<![\\\]])\[(?!\^){_NAME}\][ \t]{{1,3}}\((?P<url>{_ADDRESS})\)"), _apart),
    _Kind(")[", deferred(
        rf"(?<!\])\((?P<text>[^()\[\]\n\\]{{1,200}})\)\[(?P<url>https?://[^\s\[\]]{{1,500}}|[^\s\[\]:]{{1,300}}\.{_FILE})\]"),
        _turned),
    _Kind("){", deferred(
        r"(?<=\))\{:?[ ]?(?:[.#][\w-]{1,40}|[\w-]{1,40}=[^{}\s]{1,60})[^{}\n]{0,100}\}"), _attributes),
    _Kind(_GOES_ON, deferred(
        rf"(?<!\\)!?\[[^\[\]\n\\]{{0,300}}\]\((?:{_ADDRESS})[ \t]{{1,9}}\"[^\"\n()]{{0,200}}\)"),
        _open_title),
    _Kind("[[", deferred(
        r"(?<![\\\[\w])!?\[\[(?=[^\]]{0,199}[^\W\d_])(?P<page>[^\s\[\]\n|\"'=;<>][^\[\]\n|\"'=;<>]{0,200})"
        r"(?:\|(?P<label>[^\[\]\n]{1,200}))?\]\](?![(\[\]])"), _wiki),
    _Kind(" []", deferred(r"^[ ]{0,12}[-*+] \[\](?=[ \t]+[^\s(])", re.MULTILINE), _box,
        shaped=False),
    _Kind("-[", deferred(r"^[ ]{0,12}-\[[ xX]\](?=[ \t]+\S)", re.MULTILINE), _box),
    _Kind("<!--", deferred(r"(?<!\\)<!--"), _comment),
)  # fmt: skip
_ODD_BLANKS = tuple(
    _Kind(odd, deferred(_ITEM % (odd, odd), re.MULTILINE), _odd_blank, shaped=False)
    for odd in "\xa0\u2002\u2003\u2007\u2009\u200b\u202f\u3000"
)
