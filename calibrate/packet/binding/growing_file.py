"""A PDF that is written while it grows: what is finished goes to the disk and is forgotten.

Of each object only its place is kept, by a few bytes. Small objects are packed together in streams,
so that the structure of thousands of pages takes little room (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable
from hashlib import sha256
from typing import BinaryIO

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FREE, PLACED, PACKED = 0, 1, 2
"""What an entry of the table of objects is: nothing, an object in the file, one in a stream."""
OTHER_SUM = 1
"""What is told of a number that is free only so that the sum of the table is another."""
MOST_PACKED = 200
UNCLEAR = b"\r"
"""A stream that ends so would, with the line feed behind it, be read as one byte shorter."""
PADDING = b"\n\n"
TABLE_WIDTHS = (1, 5, 2)
"""Bytes of an entry's kind, place and part: eight together, which is one number of an array."""


class GrowingFile:
    """Numbers and writes the objects of a PDF; `target` is written from its beginning on."""

    def __init__(self, target: BinaryIO) -> None:
        """Begin the file."""
        self._target, self._size, self._digest = target, 0, sha256()
        self._entries = array("Q", [FREE])
        self._packed: list[tuple[int, bytes]] = []
        self._write(HEADER)

    @property
    def count(self) -> int:
        """How many numbers were given out; the last of them."""
        return len(self._entries) - 1

    def reserve(self) -> int:
        """Return the number of an object that is put later, or of one that never is."""
        self._entries.append(FREE)
        return self.count

    def put(self, number: int, body: bytes) -> None:
        """Write an object in clear."""
        self._note(number, PLACED, self._size, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def put_stream(self, number: int, content: bytes, entries: bytes = b"") -> None:
        """Write a stream, compressed; `entries` are those of its dictionary besides."""
        packed = zlib.compress(content)
        while packed.endswith(UNCLEAR):
            content += PADDING
            packed = zlib.compress(content)
        self.put_packed_stream(number, packed, entries + b" /Filter /FlateDecode")

    def put_packed_stream(self, number: int, packed: bytes, entries: bytes) -> None:
        """Write a stream as it is; `entries` say how it was packed."""
        head = b"<< %b /Length %d >>" % (entries, len(packed))
        self.put(number, b"%b\nstream\n%b\nendstream" % (head, packed))

    def pack(self, number: int, body: bytes) -> None:
        """Take an object that is no stream, to be written with others."""
        self._packed.append((number, body))
        if len(self._packed) == MOST_PACKED:
            self.flush()

    def pack_all(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Take several such objects."""
        for number, body in objects:
            self.pack(number, body)

    def flush(self) -> None:
        """Write what was taken and not written yet."""
        if not self._packed:
            return
        holder, at, index, bodies = self.reserve(), 0, [], []
        for place, (number, body) in enumerate(self._packed):
            self._note(number, PACKED, holder, place)
            index.append(b"%d %d" % (number, at))
            bodies.append(body)
            at += len(body) + 1
        begins = b" ".join(index) + b"\n"
        told = b"/Type /ObjStm /N %d /First %d" % (len(bodies), len(begins))
        self.put_stream(holder, begins + b"\n".join(bodies), told)
        self._packed.clear()

    def close(self, root: int, info: int) -> None:
        """Write the table of objects; the file is whole then. No number is left to be put."""
        self.flush()
        number = self.reserve()
        begins = self._size
        self._note(number, PLACED, begins, 0)
        packed = zlib.compress(self._table())
        while packed.endswith(UNCLEAR):
            self._note(self.reserve(), FREE, 0, OTHER_SUM)
            packed = zlib.compress(self._table())
        name = self._digest.hexdigest()[:32].encode()
        told = b"/Type /XRef /Size %d /W [%d %d %d] /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]" % (
            (len(self._entries), *TABLE_WIDTHS, root, info, name, name)
        )
        self.put_packed_stream(number, packed, told + b" /Filter /FlateDecode")
        self._write(b"startxref\n%d\n%%%%EOF\n" % begins)

    def _table(self) -> bytes:
        """Return an entry for each number, the highest byte first; what was never put is free."""
        entries = self._entries[:]
        if sys.byteorder == "little":
            entries.byteswap()
        return entries.tobytes()

    def _note(self, number: int, kind: int, place: int, part: int) -> None:
        _, wide, narrow = TABLE_WIDTHS
        self._entries[number] = (kind << 8 * wide | place) << 8 * narrow | part

    def _write(self, content: bytes) -> None:
        self._target.write(content)
        self._digest.update(content)
        self._size += len(content)


def reference(number: int) -> bytes:
    """Return how one object names another."""
    return b"%d 0 R" % number


def text(words: str) -> bytes:
    """Return words of any script as a string of a PDF."""
    return b"<FEFF%b>" % words.encode("utf-16-be", "replace").hex().upper().encode()


def listed(parts: Iterable[bytes]) -> bytes:
    """Return an array."""
    return b"[%b]" % b" ".join(parts)
