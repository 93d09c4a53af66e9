"""The list of what an export wrote, by which a later one knows what it may replace."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ...making import Made
from ...site.folder import read_bytes
from ...wording.messages import shorten
from .addresses import address_of
from .export import Export

NAME = ".postmortems-export.json"
VERSION = 1
MOST_BYTES = 100_000_000
_ANOTHER = "name another folder"


def manifest(export: Export, generator: str, digests: Mapping[str, str], folders: bool) -> bytes:
    """Write the manifest: the files of an export with their SHA-256, and what its pages are."""
    told = {
        "version": VERSION,
        "for": generator,
        "site": {"name": export.head.name, "url": export.head.url},
        "files": dict(sorted(digests.items())),
        "pages": [_page(made, folders) for made in export.pages],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _page(made: Made, folders: bool) -> dict[str, Any]:
    page, incident = made.page, made.page.incident
    told: dict[str, Any] = {
        "path": page.path,
        "address": address_of(page.path, folders),
        "title": page.title,
        "description": page.description,
        "kind": "incident" if incident else "list",
        "headings": [
            {"level": each.level, "text": each.text, "anchor": each.anchor} for each in made.headings
        ],
    }
    if incident:
        told |= {
            "id": incident.id,
            "date": incident.started_at.at.date().isoformat(),
            "severity": incident.severity,
            "status": incident.status,
            "services": list(incident.services),
            "tags": list(incident.tags),
        }
    return told


def digest_of(content: bytes | Path) -> str:
    """Return the SHA-256 of a file. Raises OSError where it cannot be read."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    return hashlib.sha256(data).hexdigest()


def why_not_ours(folder: Path, built: Collection[str]) -> str:
    """Return why an export must not replace a folder: it holds what none wrote; "" where it may.

    `built` are the names at its top of what its generator makes there. Raises OSError where it cannot be
    read.
    """
    if not folder.exists():
        return ""
    known = _known(folder)
    for path, file in _files(folder, built):
        if path not in known:
            return f"`{shorten(path)}` in it is of no export; {_ANOTHER}"
        if digest_of(file) != known[path]:
            return f"`{shorten(path)}` in it was changed since; {_ANOTHER}, or remove that file"
    return ""


def _files(folder: Path, built: Collection[str]) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder, but those at its top that are hidden: they are carried over."""
    for top in sorted(folder.iterdir()):
        if top.name.startswith(".") or top.name in built:
            continue
        inside = top.rglob("*") if top.is_dir() and not top.is_symlink() else (top,)
        for file in sorted(inside):
            if file.is_symlink() or not file.is_dir():
                yield file.relative_to(folder).as_posix(), file


def _known(folder: Path) -> Mapping[str, str]:
    """Return the files of an export with their digests; none where nothing says so."""
    try:
        told = json.loads(read_bytes(folder / NAME, MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    files = told.get("files") if isinstance(told, dict) else None
    return files if isinstance(files, dict) else {}
