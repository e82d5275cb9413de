"""What the other process does: draw a letter. It is imported there, so it imports no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from calibrate.domain.letter.edition import CandidateEdition
from calibrate.ui.paper.orders import Drawn


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter that was written, and what its drawing said."""

    path: Path
    drawn: Drawn


def draw_letter(edition: CandidateEdition) -> bytes:
    """Return a letter as a PDF to look at."""
    from calibrate.packet.packet import drawn_letter

    return drawn_letter(edition)


def put_letter(order: tuple[CandidateEdition, Path]) -> WrittenLetter:
    """Write a letter into a folder, in place of an older one; raises as the packet's door does."""
    from calibrate.packet.fonts import script
    from calibrate.packet.packet import write_letter
    from calibrate.packet.place import letter_mark, place_bearing

    edition, folder = order
    path = place_bearing(folder, edition.file_name, letter_mark(edition))
    report = write_letter(edition, path)
    return WrittenLetter(path, Drawn(report.pages, tuple(map(script.name, report.substitutions))))
