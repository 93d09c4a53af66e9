"""What a file says of others after they moved or have another id: its links and references mended."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from ..frozen import Frozen
from ..model.document import Document, Value
from ..patterns import deferred
from ..reading.names import key_of
from ..site.references import references
from .fix import Edit, written_as

_DEFINITION = deferred(r"^ {0,3}\[[^\]\n]{1,300}\]:[ \t]{1,9}<?(?P<url>[^\s<>]{1,1000})", re.MULTILINE)
_UNSAFE = deferred(r"[\s()<>\[\]\"'\\%?#]")


class Renamed(Frozen):
    """Where files are now, by where they were, both absolute; `ids` and `pages` of the site are reports'.

    Ids are told by their key, see `names.key_of`. An address that starts with `/` counts from `root`.
    """

    files: Mapping[Path, Path]
    ids: Mapping[str, str]
    pages: Mapping[str, str]
    root: Path
    docs_dir: Path

    def now(self, file: Path) -> Path:
        """Return where a file is now."""
        return self.files.get(file, file)


def mended(document: Document, file: Path, renamed: Renamed) -> tuple[list[Edit], list[str]]:
    """Return the edits that a file needs, and the addresses for which it cannot be seen where they stand."""
    edits: dict[Edit, None] = dict.fromkeys(_related(document, renamed.ids))
    lost: list[str] = []
    defined = [(found["url"], *found.span("url")) for found in _DEFINITION.finditer(_body(document))]
    for reference in references(document):
        new = _address(reference.url, file, renamed)
        if new is None:
            continue
        at = _written_at(document.source.text, reference.url, reference.start, reference.end)
        places = [at] if at else [(start, end) for url, start, end in defined if _same(url, reference.url)]
        edits.update(dict.fromkeys(Edit(*place, new) for place in places))
        lost += [] if places else [reference.url]
    return list(edits), lost


def _body(document: Document) -> str:
    """Return the text with nothing but blanks before the body, so that offsets stay."""
    return " " * document.body_start + document.body


def _same(one: str, other: str) -> bool:
    return one == other or unquote(one) == unquote(other)


def _related(document: Document, ids: Mapping[str, str]) -> Iterator[Edit]:
    field = document.fields.get("related")
    for value in _names(field.value) if field else ():
        new = ids.get(key_of(str(value.data).strip()))
        if new:
            yield from written_as(document, value, new)


def _names(value: Value) -> Iterator[Value]:
    """Yield the ids among the related reports, however they are written."""
    if isinstance(value.data, tuple):
        for item in value.data:
            yield from _names(item)
    elif isinstance(value.data, Mapping):
        inner = value.data.get("id")
        yield from _names(inner.value) if inner else ()
    elif isinstance(value.data, str):
        yield value


def _address(url: str, file: Path, renamed: Renamed) -> str | None:
    """Return what an address has to be now, None where it is right as it is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or "\0" in unquote(parts.path):
        return None
    new = _path(unquote(parts.path), file, renamed)
    rest = url[len(parts.path) :]
    return None if new is None else f"{_quoted(new)}{rest}"


def _path(path: str, file: Path, renamed: Renamed) -> str | None:
    here = renamed.now(file)
    from_root = path.startswith("/")
    target = Path(os.path.normpath((renamed.root if from_root else file.parent) / path.lstrip("/")))
    if target not in renamed.files and not from_root and _page(path, file, renamed):
        return _page(path, file, renamed)
    if target not in renamed.files and (from_root or here.parent == file.parent):
        return None
    start = renamed.root if from_root else here.parent
    new = Path(os.path.relpath(renamed.now(target), start)).as_posix()
    return f"/{new}" if from_root else f"{new}/" if path.endswith("/") else new


def _page(path: str, file: Path, renamed: Renamed) -> str | None:
    """Return the way from a page of the site's own to the page of a report that has another id."""
    if not file.is_relative_to(renamed.docs_dir):
        return None
    folder = file.relative_to(renamed.docs_dir).parent.as_posix()
    new = renamed.pages.get(posixpath.normpath(posixpath.join(folder, path)))
    return posixpath.relpath(new, folder) if new else None


def _quoted(path: str) -> str:
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), path)


def _written_at(text: str, url: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where an address stands in its link or tag; nowhere in a link that names a definition."""
    opening = text.find("](", start, end)
    first = start if opening < 0 else opening + 2
    if opening < 0 and text[start : start + 1] in ("[", "!"):
        return None
    for written in (url, escape(url), quote(url, safe="/#?=&%"), url.replace(" ", "%20")):
        at = text.rfind(written, first, end) if written else -1
        if at >= 0:
            return at, at + len(written)
    return None
