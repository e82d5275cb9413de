"""Composed glyphs: the shapes of one cluster as a single glyph of a font program.

A glyph that stands for a whole cluster copies as it was typed in every reader, in whatever order
its script draws letters and marks. Source: the tables glyf, loca, hmtx, hhea, maxp and head of
OpenType.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import uharfbuzz

from calibrate.packet.fonts.typeface import Part, Shapes

WORDS, OFFSETS, MORE = 0x0001, 0x0002, 0x0020
COMPOSED, NESTED_AT_MOST, LONG = -1, 6, 1


@dataclass(frozen=True, slots=True)
class Composed:
    """Shapes that become one glyph, and how far the pen moves after it, in units of the font."""

    parts: Shapes
    advance: int


def with_composed(program: bytes, composed: Sequence[Composed]) -> bytes:
    """A font program with these glyphs behind its own, of which they are made."""
    font = uharfbuzz.Font(uharfbuzz.Face(program))
    tables = {tag: bytearray(font.face.reference_table(tag).data) for tag in font.face.table_tags}
    described = [_described(font, one.parts) for one in composed]
    edges = (left for _, left in described)
    _add_metrics(tables, zip((one.advance for one in composed), edges, strict=True))
    _add_outlines(tables, [outline for outline, _ in described])
    most_parts = max(len(one.parts) for one in composed)
    struct.pack_into(">H", tables["maxp"], 4, font.face.glyph_count + len(composed))
    struct.pack_into(">HH", tables["maxp"], 28, most_parts, NESTED_AT_MOST)
    return _written(tables)


def _described(font: uharfbuzz.Font, parts: Iterable[Part]) -> tuple[bytes, int]:
    """The outline of a composed glyph and its left edge; of one that shows nothing it is empty."""
    drawn = [(part, box) for part in parts if (box := _box(font, part))]
    if not drawn:
        return b"", 0
    left, bottom = (min(box[side] for _, box in drawn) for side in (0, 1))
    right, top = (max(box[side] for _, box in drawn) for side in (2, 3))
    outline = struct.pack(">5h", COMPOSED, left, bottom, right, top)
    for place, (part, _) in enumerate(drawn, 1):
        flags = WORDS | OFFSETS | (MORE if place < len(drawn) else 0)
        outline += struct.pack(">HHhh", flags, part.index, part.x, part.y)
    return outline, left


def _box(font: uharfbuzz.Font, part: Part) -> tuple[int, int, int, int] | None:
    """Left, bottom, right and top of a part where it stands; None if it shows nothing."""
    found = font.get_glyph_extents(part.index)
    if not found or not (found.width or found.height):
        return None
    left, top = part.x + found.x_bearing, part.y + found.y_bearing
    return left, top + found.height, left + found.width, top


def _add_metrics(tables: dict[str, bytearray], added: Iterable[tuple[int, int]]) -> None:
    """Give each glyph an advance of its own, so that more can follow."""
    (long,) = struct.unpack_from(">H", tables["hhea"], 34)
    old = tables["hmtx"]
    last = old[4 * long - 4 : 4 * long - 2]
    edges = [old[at : at + 2] for at in range(4 * long, len(old), 2)]
    new = [struct.pack(">Hh", *metrics) for metrics in added]
    tables["hmtx"] = old[: 4 * long] + b"".join([*(last + edge for edge in edges), *new])
    struct.pack_into(">H", tables["hhea"], 34, len(tables["hmtx"]) // 4)


def _add_outlines(tables: dict[str, bytearray], outlines: Iterable[bytes]) -> None:
    """Put outlines behind the others, and tell where each begins by four bytes."""
    (form,) = struct.unpack_from(">h", tables["head"], 50)
    old = tables["loca"]
    places = [at * (1 if form == LONG else 2) for (at,) in struct.iter_unpack(_OFFSET[form], old)]
    glyphs = tables["glyf"][: places[-1]]
    for outline in outlines:
        glyphs += outline + bytes(-len(outline) % 4)
        places.append(len(glyphs))
    tables["glyf"] = glyphs
    tables["loca"] = bytearray(struct.pack(f">{len(places)}I", *places))
    struct.pack_into(">h", tables["head"], 50, LONG)


_OFFSET = {0: ">H", LONG: ">I"}


def _written(tables: dict[str, bytearray]) -> bytes:
    """The tables as one file."""
    finished = {tag: bytes(content) for tag, content in tables.items()}  # HarfBuzz makes no copy
    face = uharfbuzz.Face.create_for_tables(lambda _, tag, __: finished.get(tag, b""), None)
    face.set_get_table_tags_func(lambda *_: list(finished), None)
    return bytes(face.blob.data)
