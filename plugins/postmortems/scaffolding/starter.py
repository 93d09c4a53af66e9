"""A knowledge base to start from: the files of `starter/`, as they stand in a new folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from .. import __version__
from ..exporting.json_schema import written
from ..settings import Settings
from ..site.templates import BUILT_IN

_FILES = Path(__file__).parent.parent / "starter"


FOR_A_NEW_SITE = (
    ".github/dependabot.yml", ".github/workflows/postmortems.yml", ".gitignore", ".gitlab-ci.yml",
    "README.md", "docs/.gitkeep", "docs/severities.md", "mkdocs.yml", "requirements.txt",
)  # fmt: skip
"""What a site that is there already has in its own way."""


def starter(*, site_is_new: bool) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each file, sorted by path.

    `dot-` at the start of a name stands for `.`, `@VERSIONS@` for the versions of this package that fit,
    `@VERSION@` for this one and `@NH3@` for the one of nh3 that is installed beside it.
    """
    files = {
        "/".join(part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in parts): text
        for parts, text in _stored()
    }
    files["templates/default.md"] = (BUILT_IN / "default.md").read_text("utf-8")
    names = sorted(path.stem for path in BUILT_IN.glob("*.md"))
    files["incident.schema.json"] = written(Settings(), names)
    wanted = (path for path in sorted(files) if site_is_new or path not in FOR_A_NEW_SITE)
    yield from ((path, files[path]) for path in wanted)


def _stored() -> Iterator[tuple[tuple[str, ...], str]]:
    for path in _FILES.rglob("*"):
        if path.is_file():
            yield path.relative_to(_FILES).parts, _with_versions(path.read_text("utf-8"))


def _with_versions(text: str) -> str:
    if "@" not in text:
        return text
    known = {"@VERSIONS@": versions(), "@VERSION@": __version__, "@NH3@": version("nh3")}
    for name, value in known.items():
        text = text.replace(name, value)
    return text


def versions() -> str:
    """Return the versions that fit: this one and those that break nothing."""
    major, minor, *_ = __version__.split(".")
    following = f"0.{int(minor) + 1}" if major == "0" else str(int(major) + 1)
    return f">={major}.{minor},<{following}"
