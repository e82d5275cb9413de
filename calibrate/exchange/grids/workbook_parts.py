"""The XML parts of a workbook, unpacked and counted before anything reads them.

A small file can unpack to gigabytes: by its size, by one cell in the last corner of a sheet, and by
one long text that a million cells name. Each is counted here, and refused beyond measure.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from calibrate.domain.errors import BadInput

LARGEST = 60_000_000
"""Bytes of XML, unpacked."""

MOST_PARTS = 2_000
MOST_CELLS = 1_000_000
MOST_TEXT = 60_000_000
"""Bytes of text in all cells, where each that names a shared text counts it anew."""

_NAME = rb"<(?:[\w.-]+:)?"
_ROW = re.compile(_NAME + rb"row(?=[\s>/])")
_CELL = re.compile(_NAME + rb"c(?=[\s>/])([^>]*)>")
_SHARED = re.compile(_NAME + rb"si(?=[\s>/])")
_TABLE_OF_TEXTS = re.compile(_NAME + rb"sst(?=[\s>/])")
_SHEET = re.compile(_NAME + rb"sheetData(?=[\s>/])")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_SAYS_PLACE = re.compile(rb"\sr\s*=")
_NAMES_TEXT = re.compile(
    _NAME
    + rb"""c(?=\s)[^>]*?\st\s*=\s*["']s["'][^>]*>\s*"""
    + _NAME
    + rb"v(?:\s[^>]*)?>\s*([0-9]{1,9})"
)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8|us-ascii)""", re.I)


def unpacked(raw: bytes, source: str) -> BytesIO:
    """Return a workbook of nothing but the XML that was counted; raise BadInput otherwise."""
    try:
        parts = dict(_parts(raw, source))
    except (BadZipFile, LargeZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError,
            OSError, ValueError) as trouble:  # fmt: skip
        raise BadInput(
            f"{source} is damaged, or no workbook; save it anew as XLSX, or as CSV (UTF-8)."
        ) from trouble
    if "[Content_Types].xml" not in parts:
        raise BadInput(
            f"{source} is no XLSX workbook; open it in a spreadsheet and save it as XLSX or CSV."
        )
    _need_measure(parts, source)
    return _packed(parts)


def _parts(raw: bytes, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield each part of XML once, its size as declared and no larger."""
    with ZipFile(BytesIO(raw)) as packed:
        wanted = [part for part in packed.infolist() if part.filename.endswith((".xml", ".rels"))]
        names = {part.filename for part in wanted}
        if len(names) < len(wanted) or len(wanted) > MOST_PARTS:
            raise BadZipFile
        if sum(part.file_size for part in wanted) > LARGEST:
            raise _too_large(source)
        for part in wanted:
            content = packed.read(part)
            if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                raise BadZipFile
            if _ENCODING.match(content) or b"<!DOCTYPE" in content[:10_000]:
                raise BadZipFile
            yield part.filename, content


def _packed(parts: Mapping[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed


def _need_measure(parts: Mapping[str, bytes], source: str) -> None:
    tables = [content for content in parts.values() if _TABLE_OF_TEXTS.search(content[:10_000])]
    lengths = [len(text) for content in tables for text in _SHARED.split(content)[1:]]
    if len(tables) > 1:
        raise BadInput(f"{source} has two tables of texts; save it anew as XLSX.")
    sheets = [content for content in parts.values() if _SHEET.search(content)]
    cells = text = 0
    for content in sheets:
        cells += _area(content)
        text += _named_texts(content, lengths)
        if cells > MOST_CELLS or text > MOST_TEXT:
            raise _too_large(source)


def _area(content: bytes) -> int:
    """Return how many cells the sheet spans, from its first corner to the last filled one."""
    filled = _filled(content)
    named = _PLACE.findall(b"\n".join(filled))
    if len(named) < len(filled):  # some stand where the one before them does not
        return _area_by_rows(content)
    rows = max((int(row) for _, row in named), default=0)
    return rows * max(map(_column, {letters for letters, _ in named}), default=0)


def _filled(content: bytes) -> list[bytes]:
    """Return the attributes of each cell that holds something."""
    return [one for one in _CELL.findall(content) if not one.endswith(b"/")]


def _area_by_rows(content: bytes) -> int:
    """Return the same where cells do not say where they stand: as many as there may be."""
    rows = columns = 0
    for number, row in enumerate(_ROW.split(content)[1:], 1):
        filled = _filled(row)
        heads = [row[: row.find(b">")], *filled] if filled else []
        named = _PLACE.findall(b"\n".join(heads))
        if any(_SAYS_PLACE.search(head) and not _PLACE.search(head) for head in heads):
            return MOST_CELLS + 1  # a place that is none: who knows what a reader makes of it
        rows = max(rows, number * bool(filled), *(int(place) for _, place in named), 0)
        columns = max(columns, len(filled), *(_column(letters) for letters, _ in named), 0)
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _named_texts(content: bytes, lengths: Sequence[int]) -> int:
    """Return how long all shared texts are, each as often as a cell names it."""
    named = Counter(map(int, _NAMES_TEXT.findall(content))) if lengths else {}
    return sum(lengths[one] * count for one, count in named.items() if one < len(lengths))


def _too_large(source: str) -> BadInput:
    return BadInput(
        f"{source} unpacks to more than a table may be ({MOST_CELLS:,} cells, "
        f"{LARGEST // 1_000_000} MB); save the one sheet as CSV (UTF-8), or hand in less."
    )
