"""The files of a knowledge base: the only module of this room that opens any."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..model.document import Document
from ..reading.document import failed, read_document, unreadable
from ..reading.source import MAX_BYTES

Content = bytes | Document
"""What a file holds, or the document of one that could not be read."""
INTRODUCING = ("readme.md", "index.md")
"""What a file is called that says what its folder holds."""
_BLANK = b"\xef\xbb\xbf \t\r\n"


def find_reports(folder: Path) -> Iterator[Path]:
    """Yield the reports below a folder; see `report_names`."""
    return map(Path, report_names(folder))


def report_names(folder: Path) -> Iterator[str]:
    """Yield the reports below a folder, sorted.

    A folder that may not be listed is yielded itself, so that whoever reads it learns why.
    """
    closed: list[str] = []
    for parent, name in files_below(folder, lambda error: closed.append(error.filename)):
        if name.lower().endswith(".md"):
            yield os.path.join(parent, name)  # noqa: PTH118 (a Path for each of 10,000 takes too long)
    yield from (name for name in closed if os.path.isdir(name))  # noqa: PTH112 (it never raises)


def find_others(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are no reports, sorted."""
    for parent, name in files_below(folder):
        if not name.lower().endswith(".md"):
            yield Path(parent, name)


def files_below(folder: Path, onerror: Callable[[OSError], None] | None = None) -> Iterator[tuple[str, str]]:
    """Yield folder and name of each file below a folder that is not hidden, those of one folder sorted.

    Links to folders are not followed.
    """
    for parent, folders, files in os.walk(folder, onerror=onerror):
        folders[:] = sorted(name for name in folders if not hides(name))
        yield from ((parent, name) for name in sorted(files) if not hides(name))


def hides(name: str) -> bool:
    """Tell whether a name hides a file, or a folder with all that is in it."""
    return name.startswith(("_", "."))


def hidden(relative: str) -> bool:
    """Tell whether a file or one of its folders has a name that hides it."""
    return any(map(hides, relative.split("/")))


def repository_of(folder: Path) -> Path | None:
    """Return the folder that Git looks after, without asking Git; None outside of one."""
    return next((path for path in (folder, *folder.parents) if exists(path / ".git")), None)


def boundary_of(folder: Path) -> Path:
    """Return the folder beyond which nothing is a site's own: its Git repository, or else the folder."""
    try:
        whole = folder.resolve()
    except (OSError, RuntimeError):
        return folder
    return repository_of(whole) or whole


def confined(path: Path, boundary: Path) -> bool:
    """Tell whether a path stays within a boundary, links followed, and out of Git's own files.

    Nothing needs to be there: the answer tells nobody what lies beyond.
    """
    try:
        parts = path.resolve().relative_to(boundary).parts
    except (OSError, RuntimeError, ValueError):
        return False
    return ".git" not in map(str.lower, parts)


def folder_at(root: Path, named: str) -> Path:
    """Return the folder that a setting names; where that leads up from `root`, with all links followed."""
    return Path(os.path.normpath(root.resolve() / named)) if named.startswith("..") else root / named


def inside(path: Path, folder: Path) -> bool:
    """Tell whether a path, its links followed, lies in a folder; one that cannot be followed does not."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def exists(path: Path) -> bool:
    """Tell whether a file or folder is there, whatever a report wrote as its name."""
    return os.path.exists(path)  # noqa: PTH110 (a Path raises for long names)


def is_file(path: Path) -> bool:
    """Tell whether a file is there, whatever a report wrote as its name."""
    return os.path.isfile(path)  # noqa: PTH113 (a Path raises for long names)


def read_files(paths: Iterable[Path], base: Path, folder: Path, most: int = MAX_BYTES) -> Iterator[Document]:
    """Read files as documents; see `contents`."""
    for name, content in contents(paths, base, folder, most):
        yield document_of(name, content, most)


def contents(
    paths: Iterable[Path], base: Path, folder: Path, most: int = MAX_BYTES
) -> Iterator[tuple[str, Content]]:
    """Open files; what diagnostics call them is relative to `base` where they lie below it.

    What stands in `folder` has to lie there too: a link in it that leads outside is not read. What introduces
    a folder is none of its files.
    """
    for path in paths:
        name, found = opened(path, base, folder, most)
        if not introduces(path, found):
            yield name, found


def introduces(path: Path, content: Content) -> bool:
    """Tell whether a file is what GitHub shows below the list of a folder, and no report of that name."""
    is_named = path.name.lower() in INTRODUCING
    return is_named and isinstance(content, bytes) and not content.lstrip(_BLANK).startswith((b"---", b"+++"))


def opened(path: Path, base: Path, folder: Path, most: int = MAX_BYTES) -> tuple[str, Content]:
    """Open one file; see `contents`."""
    name = shown_path(path, base)
    if path.is_symlink() and path.absolute().is_relative_to(folder) and not inside(path, folder):
        why = "the file is a link that leads out of the folder"
        return name, unreadable(name, why, "put the file itself here")
    return name, content(path, name, most)


def read_file(path: Path, name: str, most: int = MAX_BYTES) -> Document:
    """Read one file of at most so many bytes, whatever it is, as a document that is called `name`."""
    return document_of(name, content(path, name, most), most)


def content(path: Path, name: str, most: int = MAX_BYTES) -> Content:
    """Return what a file holds; the document of one that cannot be read says so."""
    try:
        return read_bytes(path, most)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return unreadable(name, f"the file cannot be read: {why}", "check that it exists and its rights")


def document_of(name: str, content: Content, most: int = MAX_BYTES) -> Document:
    """Return the document of a file that is called `name`; it never raises."""
    if isinstance(content, Document):
        return content
    try:
        return read_document(name, content, most)
    except Exception as error:
        return failed(name, error)


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return a file's bytes, at most one more than are allowed. Raises OSError, ValueError."""
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("it is no regular file")
        return file.read(most + 1)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file so that a pipe without a writer does not stop everything."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def seen_from(path: Path, base: Path) -> str:
    """Return a path of a site's repository as diagnostics show it, also where it is not below `base`."""
    return os.path.relpath(path, base).replace(os.sep, "/")


def shown_path(path: Path, base: Path) -> str:
    """Return a path as diagnostics show it, with `/` whatever the machine: relative where it is below."""
    whole, root = os.path.abspath(path), f"{base}{os.sep}"  # noqa: PTH100 (links stay as they are)
    if whole.startswith(root):
        return whole[len(root) :].replace(os.sep, "/")
    absolute = Path(whole)
    if not absolute.is_relative_to(base):
        return absolute.as_posix()
    shown = absolute.relative_to(base)
    return shown.as_posix()
