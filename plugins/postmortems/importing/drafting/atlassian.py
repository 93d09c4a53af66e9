"""Texts of Jira as Markdown: its document format (ADF), and the wiki markup of older versions.

See https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/. What is not
known keeps its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ...patterns import deferred

_MARKS = {"strong": "**", "em": "*", "code": "`", "strike": "~~"}
_DEEPEST = 30
_TEXTLESS = ("media", "mediaInline", "extension", "inlineExtension", "syncBlock")
_HEADING = deferred(r"^h([1-6])\.[ \t]+", re.MULTILINE)
_BULLETS = deferred(r"^([*#-]{1,6})[ \t]+", re.MULTILINE)
_CODE = deferred(r"\{(?:code|noformat)(?::[^}\n]{0,100})?\}")
_LINK = deferred(r"\[([^\]|\n]{1,300})\|(https?://[^\]|\s]{1,2000})\]")
_BOLD = deferred(r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])")
_HEAD = deferred(r"^\|\|(.{1,2000})\|\|[ \t]*$", re.MULTILINE)


def markdown_of(text: Any) -> str:
    """Return a text as Markdown: of a string that it is wiki markup, of an object that it is a document."""
    if isinstance(text, str):
        return _of_wiki(text.replace("\r\n", "\n"))
    return "\n\n".join(_blocks(text, 0)).strip() if isinstance(text, dict) else ""


def without_text(text: Any, depth: int = 0) -> list[str]:
    """Return the kinds of parts of a document without a text, such as pictures, of which nothing is left."""
    parts = _nodes(text) if isinstance(text, dict) and depth < _DEEPEST else ()
    found = {str(each["type"]) for each in parts if each.get("type") in _TEXTLESS and not _text(each)}
    return sorted(found.union(*(without_text(each, depth + 1) for each in parts)))


def _of_wiki(text: str) -> str:
    parts = _CODE.split(text)
    for at in range(0, len(parts), 2):
        parts[at] = _of_plain(parts[at])
    for at in range(1, len(parts), 2):
        parts[at] = "\n```\n" + parts[at].strip("\n") + "\n```\n"
    return "".join(parts).strip()


def _of_plain(text: str) -> str:
    """Return wiki markup without code as Markdown; lists before emphasis, for both have stars."""
    text = _BULLETS.sub(_bullet, text)
    text = _HEADING.sub(lambda found: "#" * int(found[1]) + " ", text)
    text = _BOLD.sub(r"**\1**", text)
    text = _HEAD.sub(_head, text)
    return _LINK.sub(r"[\1](\2)", text)


def _bullet(found: re.Match[str]) -> str:
    return "   " * (len(found[1]) - 1) + ("1. " if found[1][-1] == "#" else "- ")


def _head(found: re.Match[str]) -> str:
    cells = found[1].split("||")
    return f"| {' | '.join(cells)} |\n|{' --- |' * len(cells)}"


def _blocks(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    """Yield the blocks of a node, each as Markdown."""
    for each in _nodes(node) if depth < _DEEPEST else ():
        kind = each.get("type")
        make = _MAKE.get(str(kind))
        if make:
            yield make(each, depth)
        elif kind in ("bulletList", "orderedList", "taskList", "decisionList"):
            yield "\n".join(_items(each, depth, "1." if kind == "orderedList" else "-"))
        elif kind in ("table",):
            yield "\n".join(_rows(each, depth))
        else:
            yield from _blocks(each, depth + 1)


def _heading(node: Mapping[str, Any], _: int) -> str:
    level = _attribute(node, "level")
    return f"{'#' * (level if isinstance(level, int) and 1 <= level <= 6 else 2)} {_inline(node)}"


def _code(node: Mapping[str, Any], _: int) -> str:
    return f"```\n{''.join(str(each.get('text', '')) for each in _nodes(node))}\n```"


def _quote(node: Mapping[str, Any], depth: int) -> str:
    return "\n".join(f"> {line}".rstrip() for block in _blocks(node, depth + 1) for line in block.split("\n"))


_MAKE: Mapping[str, Callable[[Mapping[str, Any], int], str]] = {
    "paragraph": lambda node, _: _inline(node),
    "heading": _heading,
    "codeBlock": _code,
    "blockquote": _quote,
    "rule": lambda _, __: "---",
    "blockCard": lambda node, _: _text(node),
    "embedCard": lambda node, _: _text(node),
}


def _items(node: Mapping[str, Any], depth: int, sign: str) -> Iterator[str]:
    for each in _nodes(node):
        box = {"DONE": "[x] ", "TODO": "[ ] "}.get(str(_attribute(each, "state")), "")
        blocks = (
            [_inline(each)]
            if each.get("type") in ("taskItem", "decisionItem")
            else list(_blocks(each, depth + 1))
        )
        lines = [line for block in blocks for line in block.split("\n")]
        indent = " " * (len(sign) + 1)
        yield "\n".join(f"{indent if at else f'{sign} {box}'}{line}" for at, line in enumerate(lines))


def _rows(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    for at, row in enumerate(_nodes(node)):
        cells = [
            " ".join(" ".join(_blocks(cell, depth + 1)).split()).replace("|", "\\|") for cell in _nodes(row)
        ]
        yield f"| {' | '.join(cells)} |"
        if at == 0:
            yield f"|{' --- |' * len(cells)}"


def _inline(node: Mapping[str, Any]) -> str:
    return "".join(map(_text, _nodes(node)))


def _text(node: Mapping[str, Any]) -> str:
    said = (_attribute(node, name) for name in ("text", "url", "shortName"))
    text = str(node.get("text", "")) or next((str(each) for each in said if each), "")
    if node.get("type") == "hardBreak":
        return "\n"
    if node.get("type") == "date":
        return _day(_attribute(node, "timestamp"))
    marks = node.get("marks")
    for mark in marks if isinstance(marks, list) else ():
        kind = str(mark.get("type")) if isinstance(mark, dict) else ""
        href = str(_attribute(mark, "href") or "") if kind == "link" else ""
        text = (
            f"[{text}]({href})"
            if href.startswith("http")
            else f"{_MARKS.get(kind, '')}{text}{_MARKS.get(kind, '')}"
        )
    return text


def _day(milliseconds: Any) -> str:
    """Return the day of a `date`, which stands there in milliseconds since 1970."""
    try:
        return datetime.fromtimestamp(int(milliseconds) / 1000, UTC).date().isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def _nodes(node: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found = node.get("content")
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _attribute(node: Mapping[str, Any], name: str) -> Any:
    attributes = node.get("attrs")
    return attributes.get(name) if isinstance(attributes, dict) else None
