"""Reports of other tools and habits, as drafts of incident files: one module, one format.

A module of this package with `claim(document)` is a format that can be imported. The function says how sure
it is that a file is its own, and `read(document, destination)` of the surest module is used. `SAYS` tells
people what it is, `ENDINGS` are those of the files in which it comes; `SEVERAL`, where it is true, says that
one of them may hold many incidents; `refused(document)`, where there is one, why a file that has its marks is
not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote

from ...discovery import modules_of
from ...model.document import Document
from ...patterns import deferred
from ..drafting.draft import Destination, Draft
from ..drafting.records import MOST, Record, Told, whole

_TICKS = deferred("`+")
_NO_ADDRESS = deferred(r"[\s()<>\\]")


class Refused(NamedTuple):
    """Why a file is not read; one that only `belongs` to others is passed over in a folder."""

    why: str
    belongs: bool = True


_UNKNOWN = Refused("its format is not known")


class Claim(IntEnum):
    """How sure a format is that a file is its own."""

    NOT_MINE = 0
    ANY_TEXT = 1
    HAS_MY_MARKS = 2
    IS_A_KIND_OF_ANOTHER = 3
    IS_AN_INCIDENT_FILE = 4


@cache
def formats() -> Mapping[str, Any]:
    """Return the modules that are formats, by name."""
    return {name: module for name, module in modules_of(__name__).items() if hasattr(module, "claim")}


def in_words() -> tuple[str, ...]:
    """Return what a file may be, as people call it."""
    return tuple(module.SAYS for module in formats().values())


def endings() -> frozenset[str]:
    """Return the endings of files that may be reports, each in lower case with its dot."""
    return frozenset(ending for module in formats().values() for ending in module.ENDINGS)


def may_hold_several(ending: str) -> bool:
    """Tell whether a file with this ending may hold many incidents."""
    return any(ending in module.ENDINGS for module in formats().values() if getattr(module, "SEVERAL", False))


def format_of(document: Document) -> str:
    """Return the name of the format that a file is in, empty where it is in none."""
    claims = {name: module.claim(document) for name, module in formats().items()}
    surest = max(claims, key=lambda name: claims[name])
    return surest if claims[surest] > Claim.NOT_MINE else ""


def read_drafts(document: Document, destination: Destination) -> Sequence[Draft]:
    """Return the incidents that a file tells of, none where its format is not known; never raises."""
    name = format_of(document)
    drafts: Sequence[Draft] = formats()[name].read(document, destination) if name else ()
    return drafts


def why_refused(document: Document) -> Refused:
    """Return why a file that no format claims is not read."""
    asked = (module.refused(document) for module in formats().values() if hasattr(module, "refused"))
    return next(filter(None, asked), _UNKNOWN)


def claiming(found: Callable[[Document], Iterator[Record]]) -> Callable[[Document], Claim]:
    """Return the `claim` of a format of JSON: a file is its own that has one of its incidents."""
    return lambda document: Claim.HAS_MY_MARKS if next(found(document), None) else Claim.NOT_MINE


def reading(
    found: Callable[[Document], Iterator[Record]], told: Callable[[Record, Record], Told]
) -> Callable[[Document, Destination], Sequence[Draft]]:
    """Return the `read` of a format of JSON: `told` is given each incident, and what stands beside it."""

    def read(document: Document, destination: Destination) -> Sequence[Draft]:
        beside = whole(document)
        incidents = islice(found(document), MOST)
        return [told(each, beside).draft(each, document.path, destination) for each in incidents]

    return read


def markdown_table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, of which the first row is its head."""
    found = list(rows)
    width = max(map(len, found), default=0)
    yield ""
    for at, row in enumerate(found):
        cells = [" ".join(cell.split()).replace("|", "\\|") for cell in row]
        yield f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"
        if at == 0:
            yield f"|{' --- |' * width}"
    yield ""


def fenced(lines: Sequence[str], language: str = "") -> Iterator[str]:
    """Yield the lines of code, between fences that none of them closes."""
    fence = "`" * max(3, 1 + _longest_run("\n".join(lines)))
    yield from ("", f"{fence}{language.partition('`')[0].strip()}", *lines, fence, "")


def code_span(text: str) -> str:
    """Return code in a line, between marks that nothing in it closes; nothing for blanks."""
    text = " ".join(text.split())
    marks = "`" * (1 + _longest_run(text))
    inner = f" {text} " if text.startswith("`") or text.endswith("`") else text
    return f"{marks}{inner}{marks}" if text else ""


def address(url: str) -> str:
    """Return an address as it may stand between the parentheses of a link."""
    return _NO_ADDRESS.sub(lambda found: quote(found[0]), url.strip())


def _longest_run(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)
