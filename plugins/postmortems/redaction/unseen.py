"""What of a public body no reader sees: notes and addresses that nothing refers to, what no browser shows.

Notes stand at the end of a report, whichever part they belong to: one to which only an internal part refers
is as internal as that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..frozen import Frozen
from ..model.document import Spans
from ..patterns import deferred
from ..reading.events import characters, events
from .joining import joined
from .passages import Cut

UNSEEN = "unseen"
_PREFIX = deferred(r"[ \t>]*")
_ADDRESS = deferred(r"[ \t>]{0,60}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,9})?\[(?P<label>[^\[\]^][^\[\]]{0,999})\]:")
_SILENT = ("<?", "<!", "<script", "<style")
_SHOWN = frozenset({"Text", "Code", "Html", "InlineHtml", "Rule", "TaskListMarker", "FootnoteReference"})


class _Said(Frozen):
    """What the parser says of a body.

    `notes` are where they are defined; `uses` which labels are referred to, each by that of the note in which
    that stands, "" where it stands in none; `addresses` the labels by which something is linked.
    """

    notes: tuple[tuple[str, int, int], ...]
    uses: tuple[tuple[str, str], ...]
    addresses: frozenset[str]
    shown: Spans
    silent: tuple[tuple[int, int], ...]


def without_unseen(body: str) -> str:
    """Return a body without what its readers do not see."""
    if "[" not in body and "<" not in body:
        return body
    said = _said(body)
    used = _used(said.uses)
    gone = [(start, end) for label, start, end in said.notes if label not in used]
    gone += [*said.silent, *_addresses(body, said)]
    return joined(body, 0, tuple(_cuts(body, sorted(gone)))) if gone else body


def _said(body: str) -> _Said:
    place = characters(body)
    notes, uses, addresses, shown, silent = [], [], set[str](), [], []
    within = [""]
    for kind, tag, data, (first, last) in events(body):
        start, end = place(first), place(last)
        if tag == "FootnoteDefinition":
            if kind == "End":
                within.pop()
                continue
            within.append(data.casefold())
            notes.append((within[-1], start, end))
            shown.append((start, start + 1))
        elif kind == "FootnoteReference":
            uses.append((within[-1], data.casefold()))
        elif kind == "Start" and tag in ("Link", "Image"):
            addresses.add(_key(data["id"]))
        elif kind == "InlineHtml" or (kind == "Start" and tag == "HtmlBlock"):
            is_silent = body[start:end].lstrip().lower().startswith(_SILENT)
            silent += [(start, end)] * is_silent
        if kind in _SHOWN or tag == "CodeBlock":
            shown.append((start, end))
    return _Said(tuple(notes), tuple(uses), frozenset(addresses), Spans(shown), tuple(silent))


def _key(label: str) -> str:
    """Return what is the same of all ways to write a label."""
    return " ".join(label.split()).casefold()


def _used(uses: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the labels of the notes that are shown: what is shown refers to them, or one of them does."""
    inside: dict[str, list[str]] = {}
    for within, label in uses:
        inside.setdefault(within, []).append(label)
    found, asked = set[str](), [*inside.get("", ())]
    while asked:
        label = asked.pop()
        if label not in found:
            found.add(label)
            asked += inside.get(label, ())
    return frozenset(found)


def _addresses(body: str, said: _Said) -> Iterator[tuple[int, int]]:
    """Yield the lines that say what an address is called by which nothing is linked."""
    at, goes_on = 0, False
    for line in body.splitlines(keepends=True):
        found, text = _ADDRESS.match(line), _PREFIX.match(line)
        start = at + (found.start("label") if found else text.end() if text else 0)
        is_free = bool(line[start - at :].strip()) and not said.shown.hold(start)
        if found:
            goes_on = is_free and _key(found["label"]) not in said.addresses
        if goes_on and is_free:
            yield at, at + len(line)
        else:
            goes_on = False
        at += len(line)


def _cuts(body: str, gone: Sequence[tuple[int, int]]) -> Iterator[Cut]:
    """Yield what to cut, none in another: whole lines where nothing else stands on them."""
    last = 0
    for start, end in gone:
        if start < last:
            continue
        while end > start and body[end - 1] in "\n ":
            end -= 1
        line, stop = body.rfind("\n", 0, start) + 1, _line_end(body, end)
        whole = bool(_PREFIX.fullmatch(body, line, start)) and not body[end:stop].strip()
        start, end = (line, min(stop + 1, len(body))) if whole else (start, end)
        if start >= last:
            yield Cut(UNSEEN, start, end, whole=whole)
            last = end


def _line_end(body: str, at: int) -> int:
    found = body.find("\n", at)
    return found if found >= 0 else len(body)
