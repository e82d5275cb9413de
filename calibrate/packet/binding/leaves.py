"""The pages of a book as they are remembered: in arrays, for a book has thousands of them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from calibrate.packet.binding.growing_file import GrowingFile, listed, reference

NO_LINKS = 0


class Leaves:
    """Knows of each page, by its number from 1, which objects it consists of."""

    def __init__(self, file: GrowingFile) -> None:
        """Begin without a page."""
        self._file = file
        self.objects, self._contents = array("Q"), array("Q")
        self._keys, self._links = array("Q"), array("Q")

    def object(self, number: int) -> int:
        """Return the object of a page, which may be painted later."""
        while len(self.objects) < number:
            self.objects.append(self._file.reserve())
            for kept in (self._contents, self._keys, self._links):
                kept.append(0)
        return self.objects[number - 1]

    def note(self, number: int, content: int, key: int, areas: Sequence[int]) -> None:
        """Remember a page's content, the key of its elements, and which links lie on it."""
        self.object(number)
        links = self._file.reserve() if areas else NO_LINKS
        if areas:
            self._file.pack(links, listed(map(reference, areas)))
        self._contents[number - 1], self._keys[number - 1] = content, key
        self._links[number - 1] = links

    def write(self, number: int, below: int, entries: bytes) -> None:
        """Write a page: what was painted, and `below` it its foot; `entries` are of its place."""
        at = number - 1
        links = b" /Annots " + reference(self._links[at]) if self._links[at] else b""
        painted = listed(map(reference, (self._contents[at], below)))
        self._file.pack(
            self.objects[at],
            b"<< /Type /Page %b /Contents %b /StructParents %d /Tabs /S%b >>"
            % (entries, painted, self._keys[at], links),
        )
