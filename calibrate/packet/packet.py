"""The door of this folder: a case, or a reading pack, becomes a PDF, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from calibrate.domain.errors import FileTrouble, Refused
from calibrate.domain.handing.editions import Paper
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.record.case import Case
from calibrate.packet.binding.book_writer import BookWriter
from calibrate.packet.book.plan import BookPlan, plan_of
from calibrate.packet.layout import Pages, layout_case
from calibrate.packet.letter.letter_pages import layout_letter
from calibrate.packet.pack import Pack, layout_pack, pack_of
from calibrate.packet.paint import paint
from calibrate.packet.place import bears, is_of
from calibrate.packet.tagged.attached import Attached
from calibrate.whole_file import write_whole, writing_whole

__all__ = [
    "Attached",
    "BookPlan",
    "BookWriter",
    "Pack",
    "PacketReport",
    "Pages",
    "drawn_letter",
    "drawn_packet",
    "layout_case",
    "pack_of",
    "paint",
    "plan_of",
    "troubles_of",
    "write_book",
    "write_letter",
    "write_pack",
    "write_packet",
]


@dataclass(frozen=True, slots=True)
class PacketReport:
    """How many pages a packet has, and which characters no font has, drawn as a substitute."""

    pages: int
    substitutions: tuple[str, ...] = ()


def write_packet(
    case: Case,
    path: Path,
    folder: Path | None = None,
    paper: Paper = Paper.A4,
    attached: Sequence[Attached] = (),
) -> PacketReport:
    """Write the panel edition of a case to `path`, for its owner's eyes alone.

    `folder` is where a person knows it to go, if it is put there later; `attached` are files that
    it carries.

    An older packet of the candidate is replaced once the new one is whole, and no other file is;
    raises FileTrouble, and leaves nothing behind, if it cannot be written.
    """
    content, report = drawn_packet(case, paper, attached)
    with troubles_of(case.file_name, folder or path.parent):
        write_whole(path, content, replaces=is_of(path, case))
    return report


def drawn_packet(
    case: Case, paper: Paper = Paper.A4, attached: Sequence[Attached] = ()
) -> tuple[bytes, PacketReport]:
    """Return the panel edition of a case as a PDF that has no place yet."""
    return _painted(layout_case(case, paper), *attached)


def write_pack(
    pack: Pack,
    path: Path,
    paper: Paper = Paper.A4,
    known_as: Path | None = None,
    tell: Callable[[int], object] | None = None,
) -> PacketReport:
    """Write a reading pack to `path`, for its owner's eyes alone; an older one gives way.

    `known_as` is where a person knows it to go, if it is put there later; `tell` hears of how many
    candidates the pages are laid out.

    Raises FileTrouble, and leaves nothing behind, if it cannot be written.
    """
    pages = layout_pack(pack, paper, tell)
    drawn, known = BytesIO(), known_as or path
    paint(pages, drawn)
    with troubles_of(known.name, known.parent):
        write_whole(path, drawn.getvalue(), replaces=bears(path, pack.mark))
    return PacketReport(len(pages.pages), pages.substitutions)


def write_book(
    plan: BookPlan,
    cases: Iterable[Case | None],
    path: Path,
    paper: Paper = Paper.A4,
    told: Callable[[int], object] = lambda done: None,
) -> PacketReport:
    """Write a book to `path`, for its owner's eyes alone; an older one of the same gives way.

    There is a case for everybody of the plan, None for one who does not verify: they are taken one
    by one, painted, and forgotten. `told` hears after each how many are done, and may raise to
    cancel. Raises FileTrouble if it cannot be written. Whatever is raised, nothing is left behind.
    """
    with (
        troubles_of(path.name, path.parent),
        writing_whole(path, replaces=bears(path, plan.mark)) as target,
    ):
        book = BookWriter(plan, target, paper)
        for done, case in enumerate(cases, start=1):
            if case:
                book.add(case)
            else:
                book.leave_out()
            told(done)
        book.finish()
    return PacketReport(book.pages, book.substitutions)


def write_letter(
    edition: CandidateEdition,
    path: Path,
    paper: Paper = Paper.A4,
    known_as: Path | None = None,
) -> PacketReport:
    """Write a candidate edition to `path`, for its owner's eyes alone; an older one gives way.

    `known_as` is where a person knows it to go, if it is put there later.

    Raises Refused where a person has not confirmed all of it, FileTrouble if it cannot be written.
    """
    need_whole(edition)
    pages = layout_letter(edition, paper)
    drawn, known = BytesIO(), known_as or path
    paint(pages, drawn)
    with troubles_of(known.name, known.parent):
        write_whole(path, drawn.getvalue(), replaces=bears(path, pages.mark))
    return PacketReport(len(pages.pages), pages.substitutions)


def need_whole(edition: CandidateEdition) -> None:
    """Raise Refused for a letter of which a person has not confirmed everything."""
    if not edition.is_whole:
        raise Refused(f"The letter to {edition.candidate.name} is not confirmed, so it stays here.")


def drawn_letter(edition: CandidateEdition, paper: Paper = Paper.A4) -> bytes:
    """Return a candidate edition as a PDF to look at: one that is not whole says so."""
    drawn = BytesIO()
    paint(layout_letter(edition, paper), drawn)
    return drawn.getvalue()


def _painted(pages: Pages, *attached: Attached) -> tuple[bytes, PacketReport]:
    drawn = BytesIO()
    paint(pages, drawn, *attached)
    return drawn.getvalue(), PacketReport(len(pages.pages), pages.substitutions)


@contextmanager
def troubles_of(name: str, folder: Path) -> Iterator[None]:
    """Speak of the packet by the name and the place that a person knows."""
    try:
        yield
    except OSError as error:
        why = (error.strerror or "the system gives no reason").lower()
        raise FileTrouble(
            f"The packet {name} cannot be written to {folder}: {why}; "
            "choose another folder or make room, and export again."
        ) from error
