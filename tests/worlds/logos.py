"""Pictures for a logo, made by hand: whole ones, and whatever is no picture or a trap."""

from __future__ import annotations

import zlib
from struct import pack

BEGINS = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes) -> bytes:
    """A part of a PNG with its length and its check sum."""
    return pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))


def header(
    width: int, height: int, depth: int = 8, colour: int = 6, *, interlaced: bool = False
) -> bytes:
    """The part of a PNG that says how large it is, and of which kind."""
    return chunk(b"IHDR", pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def png(width: int = 120, height: int = 40, notes: bytes = b"") -> bytes:
    """A round mark before a bar, see-through around both; `notes` are written into it."""
    rows = b"".join(b"\x00" + _row(width, height, y) for y in range(height))
    said = chunk(b"tEXt", b"Comment\x00" + notes) if notes else b""
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return BEGINS + header(width, height) + said + pixels + chunk(b"IEND", b"")


def _row(width: int, height: int, y: int) -> bytes:
    radius = height / 2
    inks = (
        (x - radius) ** 2 + (y - radius) ** 2 < radius**2 or (x > height and abs(y - radius) < 6)
        for x in range(width)
    )
    return b"".join(b"\x0b\x6b\xa8\xff" if ink else b"\x00\x00\x00\x00" for ink in inks)


JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c"
    "140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27"
    "393d38323c2e333432ffc0000b080008000801011100ffc4001f0000010501010101010100000000"
    "000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300"
    "041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a"
    "25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475"
    "767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba"
    "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda"
    "0008010100003f00af5fffd9"
)
"""Eight grey pixels each way."""
