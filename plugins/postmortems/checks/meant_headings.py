"""What is meant as a section's heading: one that is misspelt, and a line that is none to Markdown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from ..frozen import Frozen
from ..headings.phrases import NAMES, shown
from ..model.document import Document
from ..patterns import deferred, places
from ..reading.verbatim import verbatim
from ..sections import normalise, role_of, roles_of
from ..wording.messages import closest

_LONGEST = 60
_MOST = 30
_CLOSE = 0.8
_SLIPS = 2
_LETTERS = 4
"""A shorter word is like too many."""
_NO_HEADING = deferred(
    r"^(?:(?P<signs>#{1,6})(?P<odd>[^\S \t\n]+[ ]?)?(?P<hashed>[^\s#!][^\n]{0,100})"
    r"|(?:\*\*|__)(?P<bold>[^\n*_]{1,60}):?(?:\*\*|__):?)[ ]{0,9}$",
    re.MULTILINE,
)
_LIKE_NO_HEADING = deferred(r"\n(?:#{1,6}[^ #\n]|\*\*|__)")
_ALONE = deferred(
    r"(?P<lead>(?:[^\w\n|]|_){0,8}(?:h[1-6]\.[ ])?(?:<[a-z0-9]{1,6}>){0,2})"
    r"(?P<title>[^\W\d_](?:[^\n<:*=]{0,58}[^\W_])?)"
    r"(?P<tail>:?[ *_=]{0,8}:?(?:</[a-z0-9]{1,6}>){0,2})(?P<rest>[^\n]{0,200})$",
    re.MULTILINE,
)
"""A line below an empty one that may be a name, whatever stands around it, or a bold one and its text."""
_NO_NAME = deferred(r"[ ]{0,3}(?:#{1,6}|[-+*>•])[ ]")
"""How a heading, an item and a quotation begin."""
_EMPTY_LINE = "\n\n"
_BOLD = ("**", "__")
_LONGEST_NAME = 120
"""How long the line of a name is at most, whatever stands around it."""
_FAR = 500
"""How long that line is at most, with what stands behind a bold name and with blanks."""


def meant_as(
    document: Document, asked: Collection[str], none: Iterable[NoHeading], own: Mapping[str, str]
) -> Mapping[str, tuple[int, int, str]]:
    """Return where what was meant as the heading of a role stands, and what would be right.

    `none` are the lines that look like headings, `own` has the roles of the site's own titles.
    """
    return dict(reversed(list(_meant(document, asked, none, own)))) if asked else {}


def _meant(
    document: Document, asked: Collection[str], none: Iterable[NoHeading], own: Mapping[str, str]
) -> Iterator[tuple[str, tuple[int, int, str]]]:
    unknown = (
        each for each in document.sections if 0 < len(each.title) <= _LONGEST and not role_of(each.title)
    )
    for section in islice(unknown, _MOST):
        title = normalise(section.title)
        if like := _misspelt(title, own) or _with_known_words(title, asked):
            right = f"did you mean `{like.capitalize()}`?"
            yield own.get(like) or role_of(like), (section.start, section.end, right)
    first = next(iter(document.sections), None)
    if first and not first.role and (role := role_of(first.title)):
        right = f"above all others it is the report's title: write `## {first.title}`"
        yield role, (first.start, document.source.text.find("\n", first.start), right)
    for heading in none:
        roles = (own.get(normalise(heading.title), ""), *roles_of(heading.title))
        yield from ((role, _as_heading(heading)) for role in roles if role)
    yield from _names(document, asked, own)


def _names(
    document: Document, asked: Collection[str], own: Mapping[str, str]
) -> Iterator[tuple[str, tuple[int, int, str]]]:
    """Yield what is asked for and stands as a name in a line of its own, outside code."""
    for match in _alone(document.source.text, document.body_start):
        role = (own and own.get(normalise(match["title"]))) or role_of(match["title"])
        if role in asked and not verbatim(document).hold(match.start("title")):
            yield from ((role, _as_heading(heading)) for heading in _as_name(match))


class NoHeading(Frozen):
    """A line that is meant as a heading and is none: what is written, where, and what would be right.

    `hashed` says that its signs make sense as nothing else.
    """

    title: str
    written: str
    place: tuple[int, int]
    right: str
    hashed: bool = False


def _as_heading(heading: NoHeading) -> tuple[int, int, str]:
    return (*heading.place, f"this is no heading: {heading.right}")


def no_headings(document: Document) -> Iterator[NoHeading]:
    """Yield the first lines that are meant as headings, outside code."""
    text, start = document.source.text, document.body_start
    if start and not _LIKE_NO_HEADING.search(text, start - 1):
        return
    found = list(islice(_NO_HEADING.finditer(text, start), _MOST))
    elsewhere = verbatim(document) if found else None
    for match in found:
        if elsewhere and not elsewhere.hold(match.start()):
            title = (match["hashed"] or match["bold"]).strip(" :")
            blank = f"; U+{ord(match['odd'][0]):04X} is no blank to Markdown" if match["odd"] else ""
            right = f"write `{match['signs'] or '##'} {title}`{blank}"
            hashed = bool(match["odd"]) or (len(match["signs"] or "") > 1 and title[0].isalpha())
            yield NoHeading(title, match[0], match.span(), right, hashed)


def _alone(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield what of the lines below empty ones may be a name; most are too long for one."""
    for at in places(text, [_EMPTY_LINE], max(start - len(_EMPTY_LINE), 0)):
        begin = at + len(_EMPTY_LINE)
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        is_long = end - begin > _LONGEST_NAME
        if _NO_NAME.match(text, begin) or (is_long and not _may_be_name(text, begin, end)):
            continue
        if match := _ALONE.match(text, begin):
            yield match


def _may_be_name(text: str, begin: int, end: int) -> bool:
    """Tell whether a long line has a bold text in front, or blanks behind it that make it long."""
    if text[begin].isalnum() and not text[end - 1].isspace():
        return False
    line = text[begin : begin + _FAR] if end - begin > _FAR else text[begin:end]
    return len(line.rstrip()) <= _LONGEST_NAME or line.lstrip().startswith(_BOLD)


def _as_name(match: re.Match[str]) -> Iterator[NoHeading]:
    """Yield the heading that a line is meant as, if it is a name alone or begins with a bold one."""
    is_bold = match["lead"].strip() in _BOLD and match["tail"].strip(" :") == match["lead"].strip()
    is_name = not match["rest"].strip() and not _NO_NAME.match(match["lead"])
    if is_name or (is_bold and ":" in match["tail"]):
        right = f"write `## {match['title']}`{'' if is_name else ' on a line of its own'}"
        end = match.end() if is_name else match.end("tail")
        yield NoHeading(match["title"], match[0], (match.start(), end), right)


def is_slip(title: str) -> bool:
    """Tell whether a title names a part by some of its words only, and nearly by all."""
    return len(title) <= _LONGEST and not role_of(title) and bool(_misspelt(normalise(title), ()))


def _misspelt(title: str, own: Iterable[str]) -> str:
    """Return the known heading with a letter or two different, "" where none is."""
    known = (*_by_first().get(title[:1], ()), *own)
    near = (words for words in known if abs(len(words) - len(title)) <= _SLIPS)
    return closest(title, near, _CLOSE)


def _with_known_words(title: str, asked: Collection[str]) -> str:
    """Return a title with known words in place of those that are like them, where it names what is asked."""
    words = title.split()
    known = [_like(word) if len(word) >= _LETTERS else word for word in words]
    said = " ".join(known)
    return said if known != words and role_of(said) in asked else ""


def _like(word: str) -> str:
    return closest(word, _words().get(word[0], ()), _CLOSE) or word


@cache
def _by_first() -> Mapping[str, tuple[str, ...]]:
    """Return the known headings by the letter with which they begin."""
    return _by_letter(words for _, group, _ in NAMES for words in shown(group))


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Return the words of known headings by the letter with which they begin."""
    return _by_letter(
        dict.fromkeys(word for known in _by_first().values() for each in known for word in each.split())
    )


def _by_letter(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in words:
        found[each[0]] = (*found.get(each[0], ()), each)
    return found
