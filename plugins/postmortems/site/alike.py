"""What a link that leads nowhere may be meant to lead to: only what is published is proposed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from ..model.document import Document
from ..reading.names import key_of
from ..wording.messages import closest
from .links import SitePaths

_LONGEST = 500
_CLOSE = 0.8
"""How much alike two names are: a letter or two, not the date before them alone."""


def alike(paths: SitePaths, document: Document, url: str) -> str:
    """Return the address in a report that is most like one that leads nowhere, "" where none is."""
    if not paths.belongs(document) or len(url) > _LONGEST:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    written = unquote(parts.path).replace("\\", "/")
    if not written.strip("/.") or "\0" in written:
        return ""
    found = next(_candidates(paths, document, written), None)
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return _address(found, document, paths) + anchor if found else ""


def _candidates(paths: SitePaths, document: Document, written: str) -> Iterator[Path]:
    """Yield the published files that may be meant, the likeliest first."""
    folder = (paths.project.base / document.path).parent
    own = paths.project.incidents_dir
    bare = written.lstrip("/")
    inner = bare.removeprefix(f"{own.name}/")
    starts = dict.fromkeys((folder / bare, folder / inner, own / inner, own / bare))
    tries = [file for start in starts for file in (start, start.with_name(f"{start.name}.md"))]
    yield from (file for file in tries if paths.published(file))
    same_case = (_same_but_for_case(paths, file) for file in tries)
    yield from (file for file in same_case if file and paths.published(file))
    if report := _report(paths, PurePosixPath(written).name):
        yield report
    yield from (file for file in _elsewhere(paths, PurePosixPath(written).name) if paths.published(file))
    file = folder / bare
    names = {name.removesuffix(file.suffix): name for name in sorted(paths.names_in(file.parent))}
    if like := closest(file.stem, names, _CLOSE):
        beside = file.with_name(names[like])
        yield from [beside] if paths.published(beside) else []


def _same_but_for_case(paths: SitePaths, file: Path) -> Path | None:
    """Return the file whose path differs in upper and lower case only, in its name and that of its folder."""
    names = {key_of(name): name for name in paths.names_in(file.parent.parent)}
    folder = file.parent
    if not paths.names_in(folder) and key_of(folder.name) in names:
        folder = folder.with_name(names[key_of(folder.name)])
    here = {key_of(name): name for name in paths.names_in(folder)}
    name = here.get(key_of(file.name))
    return folder / name if name else None


def _report(paths: SitePaths, name: str) -> Path | None:
    """Return the report whose id is written, or is most like what is."""
    known = paths.knowledge_base.by_id
    id_ = name.removesuffix("/").removesuffix(".md").removesuffix(".html")
    incident = known.get(id_) or known.get(closest(id_, known, _CLOSE))
    return paths.project.base / incident.document.path if incident else None


def _elsewhere(paths: SitePaths, name: str) -> Iterator[Path]:
    """Yield the one file in another folder that has this name, or as a report the one most like it."""
    known = (paths.named.get(key_of(each), ()) for each in (name, f"{name}.md"))
    yield from (files[0] for files in known if len(files) == 1)
    stems = (
        {each.removesuffix(".md"): each for each in paths.named if each.endswith(".md")}
        if paths.partial
        else {}
    )
    if like := closest(key_of(name).removesuffix(".md"), stems, _CLOSE):
        yield paths.named[stems[like]][0]


def _address(file: Path, document: Document, paths: SitePaths) -> str:
    folder = (paths.project.base / document.path).parent
    return quote(Path(os.path.relpath(file, folder)).as_posix(), safe="/._-~()&=+,;@!'")
