"""Folders replaced whole or not at all: made beside the old one, and put in its place in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .folder import boundary_of, inside, shown_path

if sys.platform != "win32":
    import fcntl

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
"""Linux: paths count from the working folder; two names change places in one step. From `linux/fs.h`."""


def why_kept(target: Path, root: Path, sources: Iterable[Path]) -> str:
    """Return why a folder must not be replaced by the site of a project in `root`, "" where it may be.

    A site is replaced as a whole: where it stands, nothing of the project may be. No link of the checkout
    says where that is, since who wrote it is not who builds.
    """
    for source in sources:
        if inside(source, target):
            return (
                f"`{shown_path(source, root)}` lies in it, and the new site takes the place of all that does"
            )
        if source != root and inside(target, source):
            return f"it lies in `{shown_path(source, root)}`, which is none of the site's"
    return "a link leads from there to elsewhere, or it is Git's own folder" if _strays(target, root) else ""


def _strays(target: Path, root: Path) -> bool:
    absolute = Path(os.path.abspath(target))  # noqa: PTH100 (links stay as they are)
    homes = boundary_of(root), Path(os.path.abspath(root))  # noqa: PTH100
    home = next((each for each in homes if absolute.is_relative_to(each)), None)
    if home is None:
        return False
    relative = absolute.relative_to(home)
    try:
        return target.resolve() != home.resolve() / relative or ".git" in map(str.lower, relative.parts)
    except (OSError, RuntimeError):
        return True


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Yield a new folder, which takes the place of `target` when the block ends well, else is removed.

    Until then `target` stays as it was, also when the process is killed or the disk is full; what a killed
    one left beside it is removed by the next. Names at its top that start with `.` (`.git`, `.nojekyll`) are
    carried over, as MkDocs leaves them alone. Raises OSError where no folder can stand there.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = f".{target.name}.", ".building"
    for left in target.parent.glob(f".*{suffix}"):
        # What stands between is one word: of `site.old`, whose folders begin the same, it would be two.
        if left.name.startswith(prefix) and "." not in left.name[len(prefix) :].removesuffix(suffix):
            _tidy(left, target)
    beside = Path(tempfile.mkdtemp(suffix, prefix, target.parent))
    lock = _lock(beside)
    new = beside / "new"
    try:
        new.mkdir()
        yield new
        if target.exists():
            shutil.copymode(target, new)
            _carry_over(target, new)
            _exchange(new, target)
        else:
            new.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def put(folder: Path, path: str, content: bytes | Path) -> None:
    """Write a file into a folder that is yielded by `replaced`: its bytes, or what another file holds."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        shutil.copyfile(content, file)


def _exchange(new: Path, target: Path) -> None:
    """Let two folders change places; where the system cannot in one step, in two."""
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None), "renameat2", None)
        names = os.fsencode(new), os.fsencode(target)
        if rename and rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
            return
    target.rename(new.with_name("old"))
    new.rename(target)


def _carry_over(old: Path, new: Path) -> None:
    """Copy what is hidden at the top, but no links: some of those who publish a site follow them."""
    for hidden in old.glob(".*"):
        if hidden.is_symlink() or os.path.lexists(new / hidden.name):
            continue
        if hidden.is_dir():
            shutil.copytree(hidden, new / hidden.name, ignore=_links)
        elif hidden.is_file():
            shutil.copy2(hidden, new / hidden.name)


def _links(folder: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if Path(folder, name).is_symlink()}


def _tidy(left: Path, target: Path) -> None:
    """Remove what a process that is gone has left; where it was killed between two steps, undo the first."""
    lock = _lock(left)
    if lock is None:
        return
    with suppress(OSError):
        old = left / "old"
        if not target.exists() and old.is_dir() and not old.is_symlink():
            old.rename(target)
        shutil.rmtree(left, ignore_errors=True)
    os.close(lock)


def _lock(folder: Path) -> int | None:
    """Lock a folder for as long as this process lives; None where another has it or it cannot be locked."""
    if sys.platform == "win32":
        return None
    opened: int | None = None
    try:
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if opened is not None:
            os.close(opened)
        return None
    return opened
