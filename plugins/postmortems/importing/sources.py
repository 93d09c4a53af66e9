"""The files that are to be imported: found in folders, read whatever their encoding."""

from __future__ import annotations

import codecs
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..model.document import Document
from ..reading.document import read_document, unreadable
from ..reading.source import MAX_BYTES
from ..site.folder import files_below, hides, inside, read_bytes
from .formats import endings, may_hold_several

_MARKED_UP = (b"%PDF-", b"{\\rtf", b"PK\x03\x04")
NO_TEXT = "it is no text: save it as HTML or Markdown first"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SourceFile(NamedTuple):
    """A file to import; nothing comes along from outside of `root`. One that is `named` was asked for."""

    path: Path
    root: Path
    named: bool


def find_sources(paths: Iterable[Path]) -> Iterator[SourceFile]:
    """Yield files, and those of folders that may be reports, each once and those of one folder sorted.

    Names that start with `_` or `.` hide a file or a folder; links to folders are not followed.
    """
    seen: set[str] = set()
    for path in paths:
        files = _below(path) if path.is_dir() else [SourceFile(path, path.parent, named=True)]
        for file in files:
            absolute = os.path.abspath(file.path)  # noqa: PTH100 (links stay as they are)
            if absolute not in seen:
                seen.add(absolute)
                yield file


def left_out(paths: Iterable[Path], taken: Iterable[Path]) -> str:
    """Say how many files of the folders are not looked at, by their ending; those of `taken` came along."""
    known = {os.path.abspath(path) for path in taken}  # noqa: PTH100 (links stay as they are)
    found: Counter[str] = Counter()
    for root in filter(Path.is_dir, paths):
        for parent, folders, files in os.walk(root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            is_hidden = any(map(hides, Path(parent).relative_to(root).parts))
            for name in files:
                ending = Path(name).suffix.lower()
                if is_hidden or hides(name):
                    found["hidden by `_` or `.`"] += 1
                elif ending not in endings() and os.path.abspath(Path(parent, name)) not in known:  # noqa: PTH100
                    found[ending] += 1
    return ", ".join(f"{count} {ending}" for ending, count in sorted(found.items()))


def _below(root: Path) -> Iterator[SourceFile]:
    for parent, name in files_below(root):
        path = Path(parent, name)
        if path.suffix.lower() in endings():
            yield SourceFile(path, root, named=False)


def read_source_file(source: SourceFile, most: int = MAX_BYTES) -> tuple[Document, str]:
    """Return a file as a document, and what is doubtful about its encoding. Never raises.

    What cannot be read, or is no text, is a document that is not readable. A report has at most so many
    bytes; a file that may hold several has as many as any.
    """
    most = MAX_BYTES if may_hold_several(source.path.suffix.lower()) else most
    name = source.path.as_posix()
    if not source.named and source.path.is_symlink() and not inside(source.path, source.root):
        return unreadable(name, "it is a link that leads out of the folder", ""), ""
    try:
        data = read_bytes(source.path, most)
    except (OSError, ValueError) as error:
        return unreadable(name, getattr(error, "strerror", None) or str(error), ""), ""
    if data.startswith(_MARKED_UP):
        return unreadable(name, NO_TEXT, ""), ""
    encoding = _encoding(data)
    if encoding and len(data) <= most:
        text = data.decode(encoding, "replace").lstrip("\ufeff")
        return read_document(name, text.encode()), f"encoding: read as {encoding}; look at accents and quotes"
    if b"\0" in data:
        return unreadable(name, NO_TEXT, ""), ""
    return read_document(name, data, most), ""


def _encoding(data: bytes) -> str:
    """Return the likely encoding of text that is no UTF-8, empty for UTF-8 and for what is no text."""
    if data.startswith(_WIDE):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "" if b"\0" in data else "cp1252"
    return ""
