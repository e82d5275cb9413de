"""Files that are wanted: which cases are in each, and what it is called and known by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.record.case import Case
from calibrate.domain.record.editions import Edition, Paper
from calibrate.domain.record.file_names import pack_name
from calibrate.packet.place import bears, free_place, mark, pack_mark, place_bearing
from calibrate.ui.paper.drawing import Order


@dataclass(frozen=True, slots=True)
class Wish:
    """A PDF of cases, its file name, and the word by which an older one of it is known.

    `what` names it in a sentence; `reader` is for whom a reading pack is, or nobody.
    """

    edition: Edition
    paper: Paper
    cases: tuple[Case, ...]
    file_name: str
    mark: str
    what: str
    reader: str = ""

    def items(self, path: Path, folder: Path) -> Iterator[Case | Order]:
        """Yield what the drawing is handed: each case, and then the order to draw them."""
        yield from self.cases
        known_as = folder / self.file_name
        yield Order(self.edition, self.paper, path, known_as, len(self.cases), self.reader)

    def place(self, folder: Path, replaces: bool) -> Path:
        """Return where it goes in a folder: in place of an older one, or beside what is there."""
        if replaces:
            return place_bearing(folder, self.file_name, self.mark)
        return free_place(folder, self.file_name)

    def takes_place_of(self, path: Path) -> bool:
        """Tell whether a file is an older one of it, and may give way."""
        return bears(path, self.mark)


def _packets(cases: Sequence[Case], paper: Paper) -> tuple[Wish, ...]:
    """Return a packet of each case."""
    return tuple(
        Wish(
            Edition.PANEL,
            paper,
            (case,),
            case.file_name,
            mark(case),
            f"The packet of {case.sheet.candidate.name}",
        )
        for case in cases
    )


def _pack(cases: Sequence[Case], paper: Paper, reader: str) -> tuple[Wish, ...]:
    """Return one reading pack of all cases, for one reader or for the panel."""
    ids = [case.sheet.candidate.id for case in cases]
    known = pack_mark(cases[0].session, reader, ids)
    name = pack_name(reader)
    what = "The reading pack"
    return (Wish(Edition.READING, paper, tuple(cases), name, known, what, reader),)


def wishes(
    edition: Edition, paper: Paper, cases: Sequence[Case], reader: str = ""
) -> tuple[Wish, ...]:
    """Return the files of an edition, none where there is no case."""
    if not cases:
        return ()
    return _pack(cases, paper, reader) if edition is Edition.READING else _packets(cases, paper)


def there_already(folder: Path, wanted: Sequence[Wish]) -> tuple[str, ...]:
    """Return the names of those that are in the folder already, as they are there."""
    places = [wish.place(folder, replaces=True) for wish in wanted]
    return tuple(place.name for place in places if place.exists())
