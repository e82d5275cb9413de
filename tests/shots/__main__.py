"""Draws every screen and dialog into a folder, or the README's picture into its place.

python -m tests.shots DIR
python -m tests.shots --readme
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from calibrate.resources import resource
from calibrate.ui.look import theme
from tests.quiet import hush
from tests.shots import (
    attached,
    ballots,
    consent,
    console,
    console_dialogs,
    cycle,
    hand_over,
    home,
    issuing,
    kits,
    letter,
    meeting,
    offers,
    packets,
    projector,
    rate,
    record,
    rubric_studio,
    search,
    set_up,
    set_up_dialogs,
    witness,
)
from tests.shots.album import LEAST, LOOKS, PLAIN, SIZES, Album, Look

Draw = Callable[[Album], None]
DRAW: tuple[Draw, ...] = (
    home.draw,
    set_up.draw,
    rubric_studio.draw,
    rate.draw,
    attached.draw,
    meeting.draw,
    console.draw,
    consent.draw,
    offers.draw,
    hand_over.draw,
    projector.draw,
    packets.draw,
    packets.draw_editions,
    packets.draw_exported,
    packets.draw_damaged,
    issuing.draw,
    record.draw,
    kits.draw,
    ballots.draw,
    witness.draw,
)
ASK: tuple[Draw, ...] = (
    home.ask,
    cycle.ask,
    set_up_dialogs.ask,
    rubric_studio.ask,
    rate.ask,
    attached.ask,
    console_dialogs.ask,
    consent.ask,
    offers.ask,
    hand_over.ask,
    packets.ask_about_files,
    packets.ask_organisation,
    letter.ask,
    issuing.ask,
    kits.ask,
    kits.ask_pack,
    ballots.ask,
    witness.ask,
    search.ask,
)


def main() -> int:
    """Draw what was asked for; return the exit status."""
    match sys.argv[1:]:
        case ["--readme"]:
            draw(resource("screenshots"), [rate.draw_for_readme])
        case [folder]:
            return _told(draw(Path(folder), (*DRAW, *ASK), _looks()))
        case _:
            print("Name the folder, or --readme: python -m tests.shots DIR", file=sys.stderr)
            return 2
    return 0


def _looks() -> list[Look]:
    """Return how all is drawn: `narrow` leaves out the dark, and the largest window."""
    if os.environ.get("CALIBRATE_LOOKS") != "narrow":
        return list(LOOKS)
    light, _, large = LOOKS
    return [light._replace(sizes=(SIZES[1], LEAST)), large]


def _told(cut: list[str]) -> int:
    """Say what had too little room; return the exit status."""
    for line in dict.fromkeys(cut):
        print(line, file=sys.stderr)
    return 1 if cut else 0


def draw(folder: Path, what: Iterable[Draw], looks: Iterable[Look] = (PLAIN,)) -> list[str]:
    """Draw these things into a folder, as somebody without sessions of their own would see them.

    Return what had too little room.
    """
    folder.mkdir(parents=True, exist_ok=True)
    hush()
    application = QApplication([*sys.argv[:1], *theme.STYLE_ARGUMENTS])
    application.setCursorFlashTime(0)  # one that blinks makes no two pictures alike
    return [line for look in looks for line in _drawn(application, folder, tuple(what), look)]


def _drawn(application: QApplication, folder: Path, what: Sequence[Draw], look: Look) -> list[str]:
    with tempfile.TemporaryDirectory() as scratch:
        for variable in ("CALIBRATE_HOME", "HOME", "USERPROFILE"):
            os.environ[variable] = scratch
        theme.prepare(application, look.dark, look.percent)
        theme.load_fallback_fonts()
        album = Album(folder, Path(scratch), look)
        for one in what:
            one(album)
    return album.cut


if __name__ == "__main__":
    sys.exit(main())
