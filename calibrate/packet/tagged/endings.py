"""The ends of streams, which PDF/A wants to be told from the end of a line that follows them.

A stream that happens to end in a carriage return would, with the line feed that has to follow it,
be read as one byte shorter than it says.
"""

from __future__ import annotations

from zlib import compress

from pikepdf import Name, Pdf, Stream

UNCLEAR, UNCLEAR_END = b"\r", b"\r\nendstream"
PADDING = b"\n\n"
"""Means nothing behind operators, a character map, JSON, a font's tables, or a map of glyphs."""


def clear_ends(pdf: Pdf) -> None:
    """Pad each stream whose end would be unclear."""
    for found in pdf.objects:
        if isinstance(found, Stream):
            while found.read_raw_bytes().endswith(UNCLEAR):
                _pad(found)


def has_unclear_end(content: bytes) -> bool:
    """Tell whether a file has such a stream: one of those that are made when it is written."""
    return UNCLEAR_END in content


def _pad(stream: Stream) -> None:
    content = stream.read_bytes() + PADDING
    stream.write(compress(content), filter=Name.FlateDecode)
    if Name.Length1 in stream:
        stream.Length1 = len(content)
