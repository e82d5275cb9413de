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


def write_outline(file: GrowingFile, entries: Sequence[Entry]) -> int:
    """Write an outline, whose entries are closed, and return its number."""
    root = file.reserve()
    numbers = _write(file, entries, root)
    ends = _ends(numbers)
    file.pack(root, b"<< /Type /Outlines /Count %d%b >>" % (len(entries), ends))
    return root


def _write(file: GrowingFile, entries: Sequence[Entry], parent: int) -> list[int]:
    numbers = [file.reserve() for _ in entries]
    for place, (number, entry) in enumerate(zip(numbers, entries, strict=True)):
        beside = b"".join(
            b" /%b %b" % (name, reference(numbers[at]))
            for name, at in ((b"Prev", place - 1), (b"Next", place + 1))
            if 0 <= at < len(numbers)
        )
        within = _write(file, entry.entries, number)
        closed = b" /Count %d" % -entry.count if within else b""
        leads = b"[%b /XYZ 0 %.2f 0]" % (reference(entry.page), entry.top)
        file.pack(
            number,
            b"<< /Title %b /Parent %b /Dest %b%b%b%b >>"
            % (text(entry.title), reference(parent), leads, beside, closed, _ends(within)),
        )
    return numbers


def _ends(numbers: Sequence[int]) -> bytes:
    if not numbers:
        return b""
    return b" /First %b /Last %b" % (reference(numbers[0]), reference(numbers[-1]))
