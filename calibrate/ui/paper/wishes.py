"""Files that are wanted: which cases are in each, and what it is called and known by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.record.case import Case
from calibrate.domain.record.file_names import book_name, pack_name
from calibrate.domain.session import Session
from calibrate.packet.book.plan import BookPlan, plan_of
from calibrate.packet.place import bears, free_place, letter_mark, mark, pack_mark, place_bearing
from calibrate.ui.paper.orders import Order, Printed
from calibrate.words.handing.editions import BOUND


@dataclass(frozen=True, slots=True)
class Wish:
    """A PDF of cases or of a letter, its name, and the word by which an older one is known.

    `what` names it in a sentence; `reader` is for whom a reading pack is, or nobody; `plan` says
    what a book binds.
    """

    edition: Edition
    paper: Paper
    printed: tuple[Printed, ...]
    file_name: str
    mark: str
    what: str
    reader: str = ""
    plan: BookPlan | None = None

    def items(self, path: Path, folder: Path | None = None) -> Iterator[Printed | Order]:
        """Yield what the drawing is handed: the order, and then each part of it.

        Without a `folder` that it is put into later it is only looked at.
        """
        known_as = folder / self.file_name if folder else None
        count = len(self.printed)
        yield Order(self.edition, self.paper, path, known_as, count, self.reader, self.plan)
        yield from self.printed

    def place(self, folder: Path, replaces: bool) -> Path:
        """Return where it goes in a folder: in place of an older one, or beside what is there."""
        if replaces:
            return place_bearing(folder, self.file_name, self.mark)
        return free_place(folder, self.file_name)

    def takes_place_of(self, path: Path) -> bool:
        """Tell whether a file is an older one of it, and may give way."""
        return bears(path, self.mark)


def wishes(
    edition: Edition,
    paper: Paper,
    printed: Sequence[Printed],
    session: Session,
    reader: str = "",
) -> tuple[Wish, ...]:
    """Return the files of an edition, none where there is nothing to print."""
    cases = [one for one in printed if isinstance(one, Case)]
    if edition in BOUND and not cases:
        return ()
    match edition:
        case Edition.READING:
            return (_pack(cases, paper, reader),)
        case Edition.BOOK:
            return (_book(cases, paper, session),)
        case Edition.CANDIDATE:
            letters = [one for one in printed if isinstance(one, CandidateEdition)]
            return tuple(_letter(one, paper) for one in letters)
        case Edition.PANEL:
            return tuple(_packet(one, paper) for one in cases)


def _packet(case: Case, paper: Paper) -> Wish:
    what = f"The packet of {case.sheet.candidate.name}"
    return Wish(Edition.PANEL, paper, (case,), case.file_name, mark(case), what)


def _letter(letter: CandidateEdition, paper: Paper) -> Wish:
    known, what = letter_mark(letter), f"The letter to {letter.candidate.name}"
    return Wish(Edition.CANDIDATE, paper, (letter,), letter.file_name, known, what)


def _pack(cases: Sequence[Case], paper: Paper, reader: str) -> Wish:
    known = pack_mark(cases[0].session, reader, [one.sheet.candidate.id for one in cases])
    what = "The reading pack"
    return Wish(Edition.READING, paper, tuple(cases), pack_name(reader), known, what, reader)


def _book(cases: Sequence[Case], paper: Paper, session: Session) -> Wish:
    plan = plan_of(session, [session.candidate(one.sheet.candidate.id) for one in cases])
    name = book_name(session)
    return Wish(Edition.BOOK, paper, tuple(cases), name, plan.mark, "The book", plan=plan)


def there_already(folder: Path, wanted: Sequence[Wish]) -> tuple[str, ...]:
    """Return the names of those that are in the folder already, as they are there."""
    places = [wish.place(folder, replaces=True) for wish in wanted]
    return tuple(place.name for place in places if place.exists())
