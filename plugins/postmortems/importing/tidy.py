"""Bodies in one layout, with a measure of whether that changed anything that they say."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..reading.markdown import events

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 40_000
MOST_LINES = 2_000
_RULE = "_" * 70
_SPACE = re.compile(r"\s+")


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
    for event, _ in events(body):
        kind, content = next(iter(event.items())) if isinstance(event, dict) else (event, " ")
        if kind in ("Text", "SoftBreak"):
            text.append(content)
            continue
        if text:
            joined = "".join(text)
            yield "Text", joined.rstrip("\n") if in_code else _SPACE.sub(" ", joined)
            text.clear()
        in_code = kind == "Start" and "CodeBlock" in content
        yield kind, _said(content)


def _said(content: Any) -> str:
    """Return what an event tells; how a link or a block of code is written is layout."""
    if isinstance(content, str):
        return content.strip()
    for name, inner in content.items() if isinstance(content, dict) else ():
        if name in ("Link", "Image"):
            return repr((name, inner["dest_url"], inner["title"]))
        if name == "CodeBlock":
            return repr({"Fenced": ""} if inner == "Indented" else inner)
    return repr(content)
