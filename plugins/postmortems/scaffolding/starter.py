"""A knowledge base to start from: the files of `starter/`, as they stand in a new folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from shlex import quote

from .. import __version__
from ..exporting.derived import FORM, SCHEMA, filled
from ..exporting.json_schema import written
from ..frozen import Frozen
from ..patterns import deferred
from ..settings import Settings
from ..site.project import Project
from ..site.templates import BUILT_IN
from .builders import MATERIAL, Builder

_FILES = Path(__file__).parent.parent / "starter"
_SAFE = deferred(r"[\w./ -]*")
_BANNER = "NO_MKDOCS_2_WARNING"
_REPOSITORY = (".github/", ".gitlab-ci.yml", ".pre-commit-config.yaml")
_EXAMPLE = "https://github.com/your-org/postmortems"

FOR_A_SITE_THAT_IS_THERE = ("incidents/", "templates/")
"""It has all else in its own way."""
OF_ALL_IT_HOLDS = (".github/pull_request_template.md",)
"""What would be read for changes that have nothing to do with a knowledge base in one folder of many."""


class Ground(Frozen):
    """Where a knowledge base begins.

    `inside` is its folder in the repository, with a `/` behind it, "" for the repository itself. `branch` is
    the one that is published, `address` the web page of the repository, `config` what its mkdocs.yml is
    called from the repository's root, `builder` what makes the site.
    """

    inside: str = ""
    branch: str = "main"
    address: str = ""
    config: str = "mkdocs.yml"
    builder: Builder = MATERIAL


class StarterFile(Frozen):
    """A file to begin with; one `of_repository` has its path from the repository's root."""

    path: str
    text: str
    of_repository: bool


def starter(ground: Ground, *, site_is_new: bool) -> Iterator[StarterFile]:
    """Yield each file, sorted by path.

    `dot-` at the start of a name stands for `.`. `@VERSIONS@` stands for the versions of this package that
    fit, `@VERSION@` for this one and `@NH3@` for the one of nh3 that is installed beside it; `__IN__`,
    `__BRANCH__` and `__CONFIG__` for what the ground says, and what stands for its builder likewise. A line
    that names the `FOLDER` is for a knowledge base in one folder of many, one that names the banner of a
    theme, or what has to run `FIRST`, for those that have one.
    """
    for path, text in sorted(_all(ground, Settings()).items()):
        is_wanted = path.startswith(FOR_A_SITE_THAT_IS_THERE) or site_is_new
        if is_wanted and not (ground.inside and path in OF_ALL_IT_HOLDS):
            yield StarterFile(path, text, path.startswith(_REPOSITORY))


def left_out(ground: Ground, *, site_is_new: bool) -> tuple[str, ...]:
    """Return the files that a new knowledge base has only where it is all that its repository holds."""
    return OF_ALL_IT_HOLDS if ground.inside and site_is_new else ()


def missing(name: str, ground: Ground, project: Project) -> str:
    """Return the starter file of this name as the settings of a project would have it."""
    if name == SCHEMA:
        return written(project.settings, sorted(project.templates()))
    files = _all(ground, project.settings)
    return next(
        text for path, text in files.items() if path in (FORM, f"docs/{name}") and path.endswith(name)
    )


def _all(ground: Ground, settings: Settings) -> Mapping[str, str]:
    files = {path: filled(_on(ground, text), settings) for path, text in _stored()}
    files["templates/default.md"] = (BUILT_IN / "default.md").read_text("utf-8")
    names = sorted(path.stem for path in BUILT_IN.glob("*.md"))
    return files | {SCHEMA: written(settings, names)}


def _stored() -> Iterator[tuple[str, str]]:
    for path in _FILES.rglob("*"):
        if path.is_file():
            parts = path.relative_to(_FILES).parts
            names = (part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in parts)
            yield "/".join(names), path.read_text("utf-8")


def _on(ground: Ground, text: str) -> str:
    if ground.address:
        text = text.replace(f"# repo_url: {_EXAMPLE}", f"repo_url: {ground.address}")
        text = text.replace("# edit_uri:", "edit_uri:")
    folder, builder = ground.inside.rstrip("/"), ground.builder
    known = {
        "@VERSIONS@": versions(), "@VERSION@": __version__, "@NH3@": version("nh3"),
        "__PATTERN__": re.escape(ground.inside), "__CONFIG__": ground.config,
        "__SHELL_FOLDER__": quote(folder), "__FOLDER__": _scalar(folder),
        "__THEME__\n": builder.theme, "@EXTRA@": f"[{builder.extra}]" if builder.extra else "",
        "__BUILD__": builder.build, "__SERVE__": builder.serve, "__SITE__": builder.site,
        "__FIRST__": builder.first,
    }  # fmt: skip
    lines = text.splitlines(keepends=True)
    filled_in = "".join(_line(line, ground) for line in lines if _is_for(line, ground))
    for name, value in known.items():
        filled_in = filled_in.replace(name, value)
    return filled_in


def _is_for(line: str, ground: Ground) -> bool:
    asked = {"FOLDER__": ground.inside, _BANNER: ground.builder.warns, "__FIRST__": ground.builder.first}
    return all(met for name, met in asked.items() if name in line)


def _line(line: str, ground: Ground) -> str:
    """Return a line with what the ground says, in quotes where YAML would misread its value."""
    before, colon, value = line.rstrip("\n").partition(": ")
    found = value.replace("__IN__", ground.inside).replace("__BRANCH__", ground.branch)
    if colon and found != value and "[" not in value and not before.startswith("#"):
        found = _scalar(found)
    start = before.replace("__IN__", ground.inside).replace("__BRANCH__", ground.branch)
    return f"{start}{colon}{found}{line[len(line.rstrip()) :]}"


def _scalar(text: str) -> str:
    return text if _SAFE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def versions() -> str:
    """Return the versions that fit: this one and those that break nothing."""
    major, minor, *_ = __version__.split(".")
    following = f"0.{int(minor) + 1}" if major == "0" else str(int(major) + 1)
    return f">={major}.{minor},<{following}"


def nav() -> str:
    """Return the navigation of a new site, as its mkdocs.yml has it."""
    text = (_FILES / "mkdocs.yml").read_text("utf-8")
    return text[text.index("\nnav:\n") + len("\nnav:\n") :]
