"""Files fixed in place: read, fixed, and written whole, in UTF-8 with `\\n` line ends and without a mark."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from ..fixes.fix import apply_fixes
from ..frozen import Frozen
from ..reading.document import read_document
from ..site.files import write_whole
from ..site.folder import inside, read_bytes, shown_path
from ..site.project import Project

NO_END = r"\ No newline at end of file"


class FixedFile(Frozen):
    """A file for which there is something to fix; `name` is what diagnostics call it."""

    path: Path
    name: str
    before: bytes
    after: bytes
    root: Path

    def write(self) -> None:
        """Put the fixed text in the file's place. Raises OSError."""
        write_whole(self.path, self.after, self.root)

    def diff(self) -> str:
        """Return what changes, as a unified diff that `git apply` takes."""
        before, after = (list(StringIO(text.decode(), newline="\n")) for text in (self.before, self.after))
        changes = difflib.unified_diff(before, after, f"a/{self.name}", f"b/{self.name}")
        return "".join(line if line.endswith("\n") else f"{line}\n{NO_END}\n" for line in changes)


def fixed_files(paths: Iterable[Path], project: Project) -> Iterator[FixedFile]:
    """Yield the files that are to change; what could not be written back as it was is left alone."""
    templates, most = tuple(project.templates()), project.settings.max_report_bytes
    for path in paths:
        name = shown_path(path, project.base)
        try:
            data = read_bytes(path, most)
        except (OSError, ValueError):
            continue
        plain = _plain(data)
        document = read_document(name, plain, most)
        if _leads_out(path, project) or document.source.text.encode() != plain:
            continue
        after = apply_fixes(document, project.settings, templates).source.text.encode()
        if after != data:
            yield FixedFile(path, name, data, after, project.root)


def _plain(data: bytes) -> bytes:
    r"""Return the bytes of a file without a mark and with `\n` line ends, as reading takes them."""
    plain = data.removeprefix(codecs.BOM_UTF8)
    return plain.replace(b"\r\n", b"\n") if b"\n" in plain else plain.replace(b"\r", b"\n")


def _leads_out(path: Path, project: Project) -> bool:
    """Tell whether a link in the reports' folder leads to a file elsewhere."""
    folder = project.incidents_dir
    is_link = path.is_symlink() and path.absolute().is_relative_to(folder)
    return project.is_shut or (is_link and not inside(path, folder))


def encoded(text: str, like: bytes) -> bytes:
    """Return text as bytes with the line ends and the byte-order mark of others."""
    data = (text.replace("\n", "\r\n") if b"\r\n" in like else text).encode()
    return codecs.BOM_UTF8 + data if like.startswith(codecs.BOM_UTF8) else data
