"""Files written whole or not at all, and never where a link leads out of the folder that they belong to."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack, suppress
from pathlib import Path

from ..patterns import deferred

_LF = deferred(r"(?<!\r)\n")


def write_whole(path: Path, content: bytes, root: Path) -> None:
    """Write a file under another name beside it, then rename it. Raises OSError that names the file.

    A file that is there keeps its rights, and a link to one in `root` stays a link. A path that is in
    `root` and leads out of it is refused: who wrote its links is not who runs this.
    """
    _put(path, content, root, is_new=False)


def write_new(path: Path, content: bytes, root: Path) -> None:
    """Write a file that is not there yet, like `write_whole`. Raises FileExistsError where it is."""
    _put(path, content, root, is_new=True)


def as_before(text: str, before: str) -> str:
    """Return a text with the line ends of the one in whose place it comes: CR LF where all of its are."""
    breaks = before.count("\n")
    return _LF.sub("\r\n", text) if breaks and before.count("\r\n") == breaks else text


def remove(path: Path, last: Path) -> None:
    """Remove a file, and the folders that are empty then, up to `last`. Raises OSError that names it."""
    try:
        path.unlink()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    folder = path.parent
    while folder != last and folder.is_relative_to(last) and not any(folder.iterdir()):
        _remove_folder(folder)
        folder = folder.parent


def _put(path: Path, content: bytes, root: Path, *, is_new: bool) -> None:
    try:
        if is_new and os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        target = _followed(path, root)
        mode = _mode(target)
        with ExitStack() as undone:
            _make_folder(target.parent, undone)
            temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
            undone.callback(_remove, temporary)
            _fill(temporary, content, mode)
            (_link if is_new else os.replace)(temporary, target)
            _remove(temporary)
            undone.pop_all()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _followed(path: Path, root: Path) -> Path:
    """Return where a path leads; a link itself outside of `root`, where nothing tells whose it is."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (links stay as they are)
    try:
        target, home = path.resolve(), root.resolve()
    except RuntimeError:  # a circle, before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    if not any(absolute.is_relative_to(each) for each in (home, os.path.abspath(root))):  # noqa: PTH100
        return path.parent.resolve() / path.name
    if not target.is_relative_to(home):
        raise OSError(errno.EPERM, f"a link leads out of {root}; nothing was written there")
    return target


def _mode(target: Path) -> int | None:
    """Return the rights of a file that is there; None without one, or for a link, which is replaced."""
    try:
        found = target.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found):
        return None
    if stat.S_ISDIR(found):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "it is no regular file; nothing was written there")
    return stat.S_IMODE(found) & 0o777


def _make_folder(folder: Path, undone: ExitStack) -> None:
    """Make a folder with those above it; what was made goes again when nothing comes into it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        undone.callback(_remove_folder, each)


def _fill(temporary: Path, content: bytes, mode: int | None) -> None:
    """Make a file that was not there, whatever its name leads to, and write it to the disk.

    No rights are ever wider than those of the file that it replaces; a new one has what the umask leaves.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o666 if mode is None else 0o600), "wb") as file:
        file.write(content)
        file.flush()
        if mode is not None:
            os.chmod(file.fileno() if os.chmod in os.supports_fd else temporary, mode)  # noqa: PTH101
        os.fsync(file.fileno())


def _link(temporary: Path, target: Path) -> None:
    """Give a file its name unless that is taken."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # no links on this file system: take the name, then fill it
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        with ExitStack() as undone:
            undone.callback(_remove, target)
            os.replace(temporary, target)  # noqa: PTH105
            undone.pop_all()


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()


def _remove_folder(path: Path) -> None:
    with suppress(OSError):
        path.rmdir()
