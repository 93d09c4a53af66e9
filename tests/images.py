"""Small whole images for the tests, which tell a word in every place that is not shown."""

from __future__ import annotations

import struct
import zlib

PNG = b"\x89PNG\r\n\x1a\n"


def png(word: str) -> bytes:
    """Return a PNG of one pixel with a word in its texts, its EXIF, a chunk of nobody's, and behind its end."""
    said = word.encode()
    told = {
        b"tEXt": b"Comment\0" + said,
        b"zTXt": b"Author\0\0" + zlib.compress(said),
        b"iTXt": b"XML:com.adobe.xmp\0\0\0\0\0" + said,
        b"eXIf": exif(said),
        b"iCCP": said + b"\0\0" + zlib.compress(said),
        b"prVt": said,
        b"tIME": bytes(7),
    }
    head, pixel = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), zlib.compress(b"\0\x7f")
    chunks = {b"IHDR": head, **told, b"IDAT": pixel, b"IEND": b""}
    return PNG + b"".join(_chunk(kind, held) for kind, held in chunks.items()) + said


def _chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def exif(said: bytes, way: int = 6) -> bytes:
    """Return EXIF with a description and with which way up a picture is."""
    text = said.ljust(8, b"\0")
    entries = struct.pack("<HHII", 0x010E, 2, len(text), 38) + struct.pack("<HHIHH", 0x0112, 3, 1, way, 0)
    return b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + text


def jpeg(word: str) -> bytes:
    """Return a JPEG of one pixel with a word in its EXIF, XMP, comment, profile, small picture, and behind it."""
    said = word.encode()
    thumbnail = said.ljust(3 * ((len(said) + 2) // 3), b"\0")
    head = b"JFIF\0\x01\x02\0\0\x01\0\x01" + bytes([len(thumbnail) // 3, 1]) + thumbnail
    told = (
        (0xE0, head),
        (0xE1, b"Exif\0\0" + exif(said)),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + said),
        (0xE2, b"ICC_PROFILE\0\x01\x01" + said),
        (0xED, b"Photoshop 3.0\0" + said),
        (0xEE, b"Adobe\0\x64" + said[:4].ljust(4) + b"\0" + said),
        (0xFE, said),
    )
    shown = (
        (0xDB, b"\0" + bytes([1] * 64)),
        (0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0"),
        (0xC4, b"\0" + b"\x01" + bytes(15) + b"\0"),
        (0xC4, b"\x10" + b"\x01" + bytes(15) + b"\0"),
    )
    scan = _segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x3f\xff\0"
    segments = b"".join(_segment(*each) for each in (*told, *shown))
    return b"\xff\xd8" + segments + scan + b"\xff\xd9" + said


def _segment(marker: int, held: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(held) + 2) + held


def gif(word: str) -> bytes:
    """Return a GIF of one pixel that loops, with a word in a comment, in an extension, and behind its end."""
    said = word.encode()
    block = bytes([len(said)]) + said + b"\0"
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    told = b"\x21\xfe" + block + b"\x21\xff\x0bXMP DataXMP" + block + b"\x21\x01" + block
    told += b"\x21\xff\x0bNETSCAPE2.0" + block
    pixel = b"\x21\xf9\x04\0\0\0\0\0" + b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\0\x02\x02\x44\x01\0"
    return b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + loop + told + pixel + b"\x3b" + said


def webp(word: str) -> bytes:
    """Return a WebP of one pixel with a word in its EXIF, XMP and profile, a chunk of nobody's, and behind it."""
    said = word.encode()
    pixel = bytes.fromhex("2f000000100788888888082f")
    flags = bytes([0b0010_1100, 0, 0, 0]) + bytes(6)
    chunks = (
        (b"VP8X", flags), (b"ICCP", said), (b"VP8L", pixel), (b"EXIF", said), (b"XMP ", said), (b"PRVT", said),
    )  # fmt: skip
    body = b"WEBP" + b"".join(
        struct.pack("<4sI", kind, len(held)) + held + b"\0" * (len(held) % 2) for kind, held in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body + said


def svg(word: str) -> bytes:
    """Return a drawing with a word in a comment, in its metadata, and in attributes of a program's own."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:own="urn:own" width="1" height="1" own:file="{word}">'
        f"<!-- {word} --><metadata>{word}</metadata><own:data>{word}</own:data>"
        f'<rect width="1" height="1" data-of="{word}"/></svg>'
    ).encode()


ALL = {"png": png, "jpg": jpeg, "gif": gif, "webp": webp, "svg": svg}
"""Each kind that is published with nothing but what it shows."""
