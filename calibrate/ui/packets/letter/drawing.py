"""What the other process does: draw a letter. It is imported there, so it imports no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.handing.editions import Paper
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.ui.paper.orders import Drawn


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter that was written, and what its drawing said."""

    path: Path
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """A letter that is wanted on some paper, and in which folder if it is written."""

    edition: CandidateEdition
    paper: Paper
    folder: Path = Path()


def draw_letter(order: LetterOrder) -> bytes:
    """Return a letter as a PDF to look at."""
    from calibrate.packet.packet import drawn_letter

    return drawn_letter(order.edition, order.paper)


def put_letter(order: LetterOrder) -> WrittenLetter:
    """Write a letter into a folder, in place of an older one; raises as the packet's door does."""
    from calibrate.packet.fonts import script
    from calibrate.packet.packet import write_letter
    from calibrate.packet.place import letter_mark, place_bearing

    edition = order.edition
    path = place_bearing(order.folder, edition.file_name, letter_mark(edition))
    report = write_letter(edition, path, order.paper)
    return WrittenLetter(path, Drawn(report.pages, tuple(map(script.name, report.substitutions))))
