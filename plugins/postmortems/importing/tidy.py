"""Bodies in one layout, with a measure of whether that changed anything that they say."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from ..patterns import deferred
from ..reading.events import Event, events

LONGEST = 40_000
MOST_LINES = 2_000
_RULE = "_" * 70
_SPACE = deferred(r"\s+")


def can_tidy() -> bool:
    """Return whether the formatter is installed: only the extra `import` brings it."""
    return all(find_spec(module) for module in ("mdformat", "mdformat_gfm"))


def tidy(body: str) -> str | None:
    """Return a body with one kind of markers, blank lines and tables; None where that would change it.

    None too for a body of more than `LONGEST` characters or `MOST_LINES` lines: the formatter's time grows
    with their square.
    """
    if len(body) > LONGEST or body.count("\n") > MOST_LINES:
        return None
    import mdformat  # not at the top: whoever imports nothing need not have it

    try:
        tidied = mdformat.text(body, options={"number": True}, extensions={"gfm"})
    except Exception:  # whatever stops a formatter that is not ours, the body is kept
        return None
    tidied = tidied.replace(f"{_RULE}\n", "---\n")
    return tidied if meaning(tidied) == meaning(body) else None


def meaning(body: str) -> tuple[tuple[str, str], ...]:
    """Return what a parser reads of a body: its blocks, words, links, code and images, in order."""
    return tuple(_read(body))


def _read(body: str) -> Iterator[tuple[str, str]]:
    """Yield the parser's events; pieces of one text are joined, and its white space counts only in code."""
    text: list[str] = []
    in_code = False
    for event in events(body):
        if event.kind in ("Text", "SoftBreak"):
            text.append(" " if event.kind == "SoftBreak" else event.data)
            continue
        if text:
            joined = "".join(text)
            yield "Text", joined.rstrip("\n") if in_code else _SPACE.sub(" ", joined)
            text.clear()
        in_code = (event.kind, event.tag) == ("Start", "CodeBlock")
        yield event.kind, _said(event)


def _said(event: Event) -> str:
    """Return what an event tells; how a link or a block of code is written is layout."""
    tag, data = event.tag, event.data
    if tag in ("Link", "Image") and data:
        data = (data["dest_url"], data["title"])
    elif tag == "CodeBlock" and data == "Indented":
        data = {"Fenced": ""}
    return repr((tag, data)) if tag or not isinstance(data, str) else data.strip()
