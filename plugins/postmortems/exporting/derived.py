"""The files that repeat what the settings say: the schema, the issue form, the page of severities.

The schema is written whole. In the others it is what stands between two comments, so that a team words the
rest as it likes; a file without these comments is its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..frozen import Frozen
from ..model.vocabulary import Word
from ..patterns import deferred
from ..settings import Settings
from ..site.files import as_before
from ..site.folder import confined, exists, is_file, read_bytes
from ..site.project import Project
from .json_schema import written

SCHEMA = "incident.schema.json"
FORM = ".github/ISSUE_TEMPLATE/incident.yml"
PAGE = "severities.md"
_COMMENT_ABOVE = deferred(
    r"\s*(?:<!--|#) severities: written by `postmortems sync` from (?P<config>.{1,300}?)(?: -->)?\s*"
)
_COMMENT_BELOW = deferred(r"\s*(?:<!--|#) end of severities(?: -->)?\s*")
_PLAIN = deferred(r"[^\W\d_]\w*(?:[ -]\w+)*")
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML reads as something else than a word."""
_LAYOUT = deferred(r"\s+|-{3,}")
"""What tools that format files change."""


class Derived(Frozen):
    """A file that is there, what it would be, and whether it says so already."""

    path: Path
    text: str
    is_fresh: bool


def paths(project: Project) -> tuple[Path, ...]:
    """Return where these files are, whether or not they are there."""
    form = project.root if is_file(project.root / FORM) else project.boundary
    return project.root / SCHEMA, form / FORM, project.docs_dir / PAGE


def derived(project: Project) -> Iterator[Derived]:
    """Yield each of these files that is there and that the settings of this project decide."""
    for path in paths(project):
        now = _text(path) if is_file(path) and confined(path, project.boundary) else None
        if now is None:
            continue
        if path.name == SCHEMA:
            would = as_before(written(project.settings, sorted(project.templates())), now)
            yield Derived(path, would, _same_json(now, would))
        elif _decides(project, _config_of(now)):
            would = filled(now, project.settings)
            yield Derived(path, would, _bare(now) == _bare(would))


def _decides(project: Project, config: str) -> bool:
    """Tell whether a file that names a mkdocs.yml means this project's, by its name or one of before."""
    return bool(config) and (config == name_of(project) or not exists(project.boundary / config))


def name_of(project: Project) -> str:
    """Return the name of a project's mkdocs.yml as these files have it: seen from the repository's root."""
    config = project.config or project.root / "mkdocs.yml"
    return os.path.relpath(config.resolve(), project.boundary).replace(os.sep, "/")


def filled(text: str, settings: Settings) -> str:
    """Return a text with the severities between its two comments, if it has them."""
    lines = text.splitlines(keepends=True)
    found = _between(lines)
    if found is None:
        return text
    first, last = found
    indent = lines[first - 1][: len(lines[first - 1]) - len(lines[first - 1].lstrip())]
    is_page = lines[first - 1].lstrip().startswith("<!--")
    made = (
        _table(settings.severities)
        if is_page
        else [f"- {_scalar(each.name)}" for each in settings.severities]
    )
    end = "\r\n" if lines[first - 1].endswith("\r\n") else "\n"
    return "".join([*lines[:first], *(f"{indent}{line}".rstrip() + end for line in made), *lines[last:]])


def _between(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the lines that stand between the two comments, as the first and the one after the last."""
    first = next((at for at, line in enumerate(lines, 1) if _COMMENT_ABOVE.fullmatch(line)), 0)
    last = next((at for at, line in enumerate(lines) if at >= first and _COMMENT_BELOW.fullmatch(line)), 0)
    return (first, last) if first and last else None


def _config_of(text: str) -> str:
    """Return which mkdocs.yml decides what stands between the comments; "" without them."""
    lines = text.splitlines()
    found = _between(lines)
    opening = _COMMENT_ABOVE.fullmatch(lines[found[0] - 1]) if found else None
    return opening["config"] if opening else ""


def _table(severities: Sequence[Word]) -> Iterator[str]:
    """Yield the lines of a table, below an empty one: a comment is no paragraph of its own otherwise."""
    has_others = any(each.aliases for each in severities)
    yield ""
    yield f"| severity | means |{' also written |' if has_others else ''}"
    yield f"| --- | --- |{' --- |' if has_others else ''}"
    for each in severities:
        others = f" {_cell(', '.join(each.aliases))} |" if has_others else ""
        yield f"| {_cell(each.name)} | {_cell(each.means)} |{others}"
    yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _scalar(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _bare(text: str) -> str:
    return _LAYOUT.sub("", text)


def _same_json(one: str, other: str) -> bool:
    try:
        return bool(json.loads(one) == json.loads(other))
    except (ValueError, RecursionError):
        return False


def _text(path: Path) -> str | None:
    try:
        return read_bytes(path).decode()
    except (OSError, ValueError):
        return None
