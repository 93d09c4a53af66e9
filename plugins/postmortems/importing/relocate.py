"""What a report links to beside it: images that come along, and reports that are imported with it."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote

from ..frozen import Frozen
from ..model.document import Document
from ..patterns import deferred
from ..reading.names import VARIANT, is_reserved, odd_letter
from ..site.attachments import IMAGES, drawing_of
from ..site.folder import hidden, inside, is_file, read_bytes
from ..site.links import target_of

MAX_IMAGES = 200
MAX_LINKS = 2_000
MAX_MARKUP = 20_000
LONGEST_NAME, MOST_BYTES = 60, 150
"""How long the words of a name are, in letters and as UTF-8: a day, a number and an ending come to it."""
MAX_IMAGE_BYTES = 20_000_000
_BETWEEN = deferred("-{2,}")
_SOURCE = deferred(
    r"""<img\b[^>]{0,300}?\bsrc\s{0,9}=\s{0,9}(["'])(?P<url>[^"'<>]{1,1000})\1""", re.IGNORECASE
)
_DEFINITION = deferred(r"^ {0,3}\[(?!\^)[^\]\n]{1,300}\]:[ \t]{1,9}<?(?P<url>[^\s<>]{1,1000})", re.MULTILINE)


@dataclass(repr=False, eq=False)
class Relocated:
    """A body with its links as they are beside the incident file.

    `images` says where each comes from, by its new name; `left` are the addresses that lead nowhere now.
    """

    body: str = ""
    images: dict[str, Path] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


class Surroundings(Frozen):
    """Where a report comes from and goes to.

    Nothing is brought along from outside of `root`. `reports` are the new names of all files that are
    imported, `homes` the folders whose files are published; the first is that of the incident files.
    """

    source: Path
    root: Path
    reports: Mapping[Path, str]
    homes: tuple[Path, ...]


def relocate(document: Document, around: Surroundings, stem: str) -> Relocated:
    """Return the body of a report that becomes `stem`.md, and what comes along with it."""
    relocated = Relocated()
    edits: set[tuple[int, int, str]] = set()
    for url, start, end, is_image in islice(_links(document), MAX_LINKS):
        target = target_of(around.source.parent, around.root, url)
        if target is None or target.file is None:
            continue
        file = resolved(target.file)
        new = around.reports.get(file) or _published(file, around.homes)
        if not new and is_image:
            new = _image(file, around.root, stem, relocated)
        if new:
            edits.add((start, end, new + (f"#{target.anchor}" if target.anchor else "")))
        elif url not in relocated.left:
            relocated.left.append(url)
    text = document.source.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    relocated.body = text[document.body_start :]
    return relocated


def _published(file: Path, homes: tuple[Path, ...]) -> str:
    """Return the way from the incident files to a file of the site, empty where it is none."""
    if not is_file(file) or not any(inside(file, home) for home in homes):
        return ""
    return quote(os.path.relpath(file, homes[0].resolve()).replace(os.sep, "/"))


def resolved(path: Path) -> Path:
    """Return a path with its links followed, or as it is where they lead in circles."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _image(file: Path, root: Path, stem: str, relocated: Relocated) -> str:
    """Plan to bring an image along, and return its new name; empty where it may not come or is not there."""
    if len(relocated.images) >= MAX_IMAGES or not _may_come(file, root):
        return ""
    known = next((name for name, path in relocated.images.items() if path == file), "")
    name = known or _free_name(f"{stem}-{plain_name(file.stem) or 'image'}", file.suffix.lower(), relocated)
    relocated.images[name] = file
    return name


def _may_come(file: Path, root: Path) -> bool:
    """Return whether a file is an image below `root` that a site may show, of a size that it may have."""
    try:
        relative = file.relative_to(root.resolve()).as_posix()
        fits = is_file(file) and file.stat().st_size <= MAX_IMAGE_BYTES
    except (OSError, RuntimeError, ValueError):
        return False
    suffix = file.suffix.lower()
    if not fits or hidden(relative) or suffix[1:] not in IMAGES:
        return False
    return suffix != ".svg" or not drawing_of(file).refused


def _free_name(base: str, suffix: str, relocated: Relocated) -> str:
    numbers = (f"-{n}" if n > 1 else "" for n in range(1, MAX_IMAGES + 2))
    return next(name for n in numbers if (name := f"{base}{n}{suffix}") not in relocated.images)


def plain_name(text: str) -> str:
    """Return text as part of a file's name on any machine: letters and digits of any script, `-` between."""
    name = _BETWEEN.sub("-", "".join(_in_a_name(unicodedata.normalize("NFKC", text).lower()))).strip("-")
    name = f"incident-{name}" if is_reserved(name) else name
    whole = name[:LONGEST_NAME].encode()[:MOST_BYTES].decode("utf-8", "ignore")
    return name if whole == name else whole.rpartition("-")[0] or whole


def _in_a_name(text: str) -> Iterator[str]:
    """Yield each letter that a name may have; what is written above or below one stays with it."""
    may_stay = False
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        may_stay = kind[0] in "LN" or (kind in ("Mn", "Mc") and may_stay)
        may_stay = may_stay and letter != VARIANT and not odd_letter(letter)
        yield letter if may_stay else "-"


def _links(document: Document) -> Iterator[tuple[str, int, int, bool]]:
    """Yield the address of each link and image, where it is written, and whether it is an image."""
    text = document.source.text
    images: set[str] = set()
    for link in document.links:
        if link.image:
            images.add(link.url)
        at = _written_at(text, link.url, link.start, link.end)
        if at:
            yield link.url, *at, link.image
    for markup in document.markup[:MAX_IMAGES]:
        for found in _SOURCE.finditer(markup.text, 0, MAX_MARKUP):
            yield found["url"], markup.start + found.start("url"), markup.start + found.end("url"), True
    for found in _DEFINITION.finditer(text, document.body_start):
        url = found["url"]
        yield url, *found.span("url"), url in images or unquote(url) in images


def _written_at(text: str, url: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where an address stands in its link; nowhere in one that names a definition."""
    opening = text.find("](", start, end)
    at = text.rfind(url, opening + 2, end) if url and opening >= 0 else -1
    return (at, at + len(url)) if at >= 0 else None


def image_bytes(file: Path) -> bytes:
    """Return an image as it comes along: a drawing with only what is harmless. Raises OSError, ValueError."""
    if file.suffix.lower() == ".svg":
        return drawing_of(file).data
    return read_bytes(file, MAX_IMAGE_BYTES)


def removed(images: Mapping[str, Path]) -> Iterator[str]:
    """Yield what the drawings among some images lose, by their new names."""
    for name, file in images.items():
        if file.suffix.lower() == ".svg":
            yield from (f"image: {what} is removed from `{name}`" for what in drawing_of(file).removed)
