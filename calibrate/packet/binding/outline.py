"""The outline of a book: its candidates, closed, and in each what their packet consists of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from calibrate.packet.binding.growing_file import GrowingFile, reference, text


@dataclass(slots=True)
class Entry:
    """An entry: its words, the page (its object) and height that it leads to, and what is in it."""

    title: str
    page: int
    top: float
    entries: list[Entry] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many entries stand in it, in whatever depth."""
        return len(self.entries) + sum(one.count for one in self.entries)


def nested(marks: Iterable[tuple[int, Entry]]) -> list[Entry]:
    """Return entries in one another by their levels, of which the first is 0."""
    among: list[list[Entry]] = [[]]
    for level, entry in marks:
        del among[level + 1 :]
        among[-1].append(entry)
        among.append(entry.entries)
    return among[0]


Told = tuple[int, bytes]
"""The number of an entry, and what is said of it but for those beside it."""


class OutlineWriter:
    """Writes what is in an entry when the entry comes, so that of each no more is kept than it."""

    def __init__(self, file: GrowingFile) -> None:
        """Begin an outline."""
        self._file, self._root = file, file.reserve()
        self._told: list[Told] = []

    def add(self, *entries: Entry) -> None:
        """Take the topmost entries that follow."""
        self._told += [self._tell(one, self._root) for one in entries]

    def finish(self, front: Iterable[Entry] = ()) -> int:
        """Write the outline, whose entries are closed, with `front` first; return its number."""
        told = [*(self._tell(one, self._root) for one in front), *self._told]
        self._write(told)
        self._file.pack(self._root, b"<< /Type /Outlines /Count %d%b >>" % (len(told), _ends(told)))
        return self._root

    def _tell(self, entry: Entry, parent: int) -> Told:
        """Write what is in an entry, and return what is said of itself."""
        number = self._file.reserve()
        within = [self._tell(one, number) for one in entry.entries]
        self._write(within)
        closed = b" /Count %d" % -entry.count if within else b""
        leads = b"[%b /XYZ 0 %.2f 0]" % (reference(entry.page), entry.top)
        said = b"/Title %b /Parent %b /Dest %b%b%b"
        told = (text(entry.title), reference(parent), leads, closed, _ends(within))
        return number, said % told

    def _write(self, told: Sequence[Told]) -> None:
        """Write entries that stand in the same one, each beside the next."""
        for place, (number, said) in enumerate(told):
            beside = b"".join(
                b" /%b %b" % (name, reference(told[at][0]))
                for name, at in ((b"Prev", place - 1), (b"Next", place + 1))
                if 0 <= at < len(told)
            )
            self._file.pack(number, b"<< %b%b >>" % (said, beside))


def _ends(told: Sequence[Told]) -> bytes:
    if not told:
        return b""
    return b" /First %b /Last %b" % (reference(told[0][0]), reference(told[-1][0]))
