"""What is left of a body, put together so that nobody sees how much was taken out, or where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model.document import Spans
from ..patterns import deferred
from .parts import Part
from .passages import Cut

PART = "part"
_BLANK_LINES = deferred(r"(?:[ \t>]*\n)+|[ \t>]*\Z")
_PREFIX = deferred(r"[ \t>]*")


def all_cuts(parts: Iterable[Part], cuts: Iterable[Cut]) -> Sequence[Cut]:
    """Return the cuts with one for each part that is not public, in order, none in another."""
    hidden = [(part.start, part.end) for part in parts if not part.public]
    gone = Spans(hidden)
    whole = [Cut(PART, start, end, whole=True) for start, end in hidden if start < end]
    return sorted((*whole, *(cut for cut in cuts if not gone.hold(cut.start))), key=lambda cut: cut.start)


def left(end: int, at: int, cuts: Iterable[Cut]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that cuts leave."""
    for cut in cuts:
        yield at, cut.start
        at = cut.end
    yield at, end


def joined(text: str, at: int, cuts: Iterable[Cut]) -> str:
    """Return the text that cuts leave of a body, without a gap where something was."""
    out: list[str] = []
    for cut in cuts:
        out.append(text[at : cut.start])
        at = _apart(out, cut, text) if cut.whole else _within(out, cut, text)
    return "".join((*out, text[at:])).strip("\n").rstrip()


def _apart(out: list[str], cut: Cut, text: str) -> int:
    """Part what stands before lines that are taken out from what comes; return where that begins.

    What stands on both sides in one quote stays in one.
    """
    prefix, behind = _PREFIX.match(text, cut.start, cut.end), _BLANK_LINES.match(text, cut.end)
    at = behind.end() if behind else cut.end
    around = [*_drop_blank_lines(out), *text[cut.end : at].splitlines()]
    quote = prefix[0] if prefix and ">" in prefix[0] and all(">" in line for line in around) else ""
    blank = f"{quote.rstrip()}\n"
    if out:
        out.append(blank)
    if cut.told:
        out += [f"{quote}{cut.told}\n", blank]
    return at


def _drop_blank_lines(out: list[str]) -> Iterator[str]:
    """Take blank lines off the end of what ends with a line, and yield them."""
    while out:
        piece, end = out[-1], len(out[-1])
        is_whole = len(out) == 1 or out[-2].endswith("\n")
        while end:
            start = piece.rfind("\n", 0, end - 1) + 1
            if not _PREFIX.fullmatch(piece, start, end - 1) or (not start and not is_whole):
                break
            yield piece[start:end]
            end = start
        out[-1] = piece[:end]
        if end:
            return
        out.pop()


def _within(out: list[str], cut: Cut, text: str) -> int:
    """Take a stretch out of a line, with the blank that would stand there twice; return where it goes on."""
    at = cut.end
    if cut.item:
        return at
    if cut.told:
        out.append(cut.told)
        return at
    if text[at : at + 1] in ("\n", ""):
        out[-1] = out[-1].rstrip(" \t")
    elif not out[-1] or out[-1][-1].isspace():
        while text[at : at + 1] in (" ", "\t"):
            at += 1
    return at
