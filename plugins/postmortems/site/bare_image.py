"""Images without what they tell besides what they show: where, when, by whom and with what they were made.

What is shown stays as it is. Texts, comments, EXIF, XMP, small pictures within, profiles of colours, and what
stands behind the end are left out; what is not understood is not published.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from .bare_jpeg import BrokenImageError, bare_jpeg

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SHOWN = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD",
    b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
_WEBP_SHOWN = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"})
_TELLS = 0b0010_1100
"""The flags by which a WebP says that it has a profile, EXIF or XMP."""
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def bare(kind: str, data: bytes) -> bytes | None:
    """Return an image of a kind without what it tells besides, None where that cannot be done."""
    makers = {"png": _png, "gif": _gif, "webp": _webp, "jpg": bare_jpeg, "jpeg": bare_jpeg}
    if kind not in makers:
        return None
    try:
        return b"".join(makers[kind](data))
    except (BrokenImageError, IndexError, ValueError, struct.error):
        return None


def _png(data: bytes) -> Iterator[bytes]:
    _expect(data.startswith(_PNG))
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        _expect(end <= len(data))
        if kind in _PNG_SHOWN:
            yield data[at:end]
        at = end


def _webp(data: bytes) -> Iterator[bytes]:
    form, size, name = struct.unpack_from("<4sI4s", data)
    _expect(form == b"RIFF" and name == b"WEBP" and size + 8 <= len(data))
    shown = b"".join(_chunks(data, 12, size + 8))
    yield struct.pack("<4sI4s", form, len(shown) + 4, name) + shown


def _chunks(data: bytes, at: int, stop: int) -> Iterator[bytes]:
    """Yield the chunks of a WebP, or of a frame in one, that are shown."""
    while at < stop:
        kind, size = struct.unpack_from("<4sI", data, at)
        held = data[at + 8 : at + 8 + size]
        _expect(len(held) == size)
        if kind == b"VP8X":
            held = bytes([held[0] & ~_TELLS]) + held[1:10]
        elif kind == b"ANMF":
            held = held[:16] + b"".join(_chunks(held, 16, size))
        if kind in _WEBP_SHOWN:
            yield struct.pack("<4sI", kind, len(held)) + held + b"\0" * (len(held) % 2)
        at += 8 + size + size % 2


def _gif(data: bytes) -> Iterator[bytes]:
    _expect(data[:6] in (b"GIF87a", b"GIF89a"))
    at = 13 + _colours(data[10])
    yield data[:at]
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _behind_blocks(data, at + 11 + _colours(data[at + 9]))
            yield data[start:at]
        else:
            _expect(data[at] == 0x21)
            label, said, size = data[at + 1], data[at + 3 : at + 14], data[at + 2]
            at = _behind_blocks(data, at + 2)
            is_loop = label == 0xFF and size == 11 and said in _LOOPS and at - start == 19
            if label == 0xF9 or is_loop:
                yield data[start:at]
    yield b"\x3b"


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours takes, 0 where there is none."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _behind_blocks(data: bytes, at: int) -> int:
    """Return what follows on the blocks that begin here."""
    while data[at]:
        at += data[at] + 1
    return at + 1


def _expect(is_so: bool) -> None:
    """Raise BrokenImageError where a file is not what its name says."""
    if not is_so:
        raise BrokenImageError
