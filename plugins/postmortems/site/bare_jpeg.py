"""A JPEG with nothing but its picture, and which way up that is."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_JFIF, _EXIF, _ADOBE = 0xE0, 0xE1, 0xEE
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _START = 0xDA, 0xD9, b"\xff\xd8"
_ORIENTATION = 0x0112
_WAYS = range(2, 9)
"""The ways in which a picture may lie; 1 is upright."""


class BrokenImageError(Exception):
    """Says that a file is no image of its kind."""


def bare_jpeg(data: bytes) -> Iterator[bytes]:
    """Yield the parts of a JPEG that are shown.

    Raises BrokenImageError, IndexError, ValueError, struct.error.
    """
    if not data.startswith(_START):
        raise BrokenImageError
    yield _START
    at, is_first = 2, True
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        sign, marker = data[at], data[at + 1]
        if sign != 0xFF:
            raise BrokenImageError
        if marker == _END:
            yield data[at : at + 2]
            return
        (size,) = struct.unpack_from(">H", data, at + 2)
        held, at = data[at + 4 : at + 2 + size], at + 2 + size
        if size < 2 or len(held) != size - 2:
            raise BrokenImageError
        if shown := _shown(marker, held, is_first=is_first):
            yield shown
            is_first = False
        if marker == _SCAN:
            end = _end_of_scan(data, at)
            yield data[at:end]
            at = end


def _shown(marker: int, held: bytes, *, is_first: bool) -> bytes:
    """Return what is shown of a segment, nothing of one that only tells."""
    if marker in _FRAMES or marker in _TABLES or marker == _SCAN:
        return _segment(marker, held)
    if marker == _JFIF and is_first and held.startswith(b"JFIF\0"):
        return _segment(marker, held[:12] + b"\0\0")
    if marker == _ADOBE and held.startswith(b"Adobe"):
        return _segment(marker, held[:5] + b"\0\x64" + b"\0\0\0\0" + held[11:12])
    if marker == _EXIF and held.startswith(b"Exif\0\0") and (way := _way_up(held[6:])) in _WAYS:
        return _segment(
            marker, b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, way, 0, 0)
        )
    return b""


def _segment(marker: int, held: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(held) + 2) + held


def _way_up(tiff: bytes) -> int:
    """Return which way up a picture is by its EXIF, 0 where that is not told."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if not order:
        return 0
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (number,) = struct.unpack_from(f"{order}H", tiff, first)
        entries = (struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * each) for each in range(number))
        return next((int(value) for tag, _, _, value in entries if tag == _ORIENTATION), 0)
    except struct.error:
        return 0


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands behind the pixels of a scan."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
