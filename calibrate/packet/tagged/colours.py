"""The colour profile of a PDF: sRGB as a small ICC profile, version 2.

It is made from the numbers of IEC 61966-2-1 alone, adapted to the light of D50 as ICC asks.
"""

from __future__ import annotations

import struct
from functools import cache

STEPS = 1024
WHITE = (0.9642, 1.0, 0.8249)
PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.7141),
}
NAME = "sRGB"
COPYRIGHT = "No copyright, use freely"
HEADER, ENTRY = 128, 12


@cache
def srgb_profile() -> bytes:
    """Return the profile; it has no time in it, and is the same everywhere."""
    curve = _curve()
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0" + COPYRIGHT.encode() + b"\0",
        b"wtpt": _place(WHITE),
        **{tag: _place(primary) for tag, primary in PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """Lay out the table of tags and what they hold; equal ones once."""
    begins = HEADER + 4 + ENTRY * len(tags)
    table, held, places = b"", b"", dict[bytes, int]()
    for tag, content in tags.items():
        if content not in places:
            places[content] = begins + len(held)
            held += content + b"\0" * (-len(content) % 4)
        table += tag + struct.pack(">II", places[content], len(content))
    body = struct.pack(">I", len(tags)) + table + held
    return _header(HEADER + len(body)) + body


def _header(size: int) -> bytes:
    return (
        struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
        + struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
        + b"acsp"
        + b"\0" * 28
        + _fixed(WHITE)
        + b"\0" * 48
    )


def _curve() -> bytes:
    """Return how light each of the steps from black to white is, the same for every primary."""
    values = (round(_light(step / (STEPS - 1)) * 0xFFFF) for step in range(STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{STEPS}H", STEPS, *values)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _place(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(colour)


def _fixed(colour: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(part * 0x10000) for part in colour))


def _description(words: str) -> bytes:
    """Return a text as ICC version 2 has it: in ASCII, and empty in two other ways."""
    text = words.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)
