"""A second round at a distance, in windows: its line goes into a kit, and a slip comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import BeginSecondRound, RevealRound
from calibrate.exchange.ballots.messages import message_text
from calibrate.ui.ballots.round_dialog import RoundDialog
from calibrate.ui.kits.screen import KitScreen
from tests.ui.ballots.conftest import Desk, answering, drop
from tests.worlds.kits import ballot_of, submit_in
from tests.worlds.sessions import in_charge, submit


@pytest.fixture
def kit(desk: Desk) -> Path:
    """Pia's kit, whose ratings of Ann split from the others'; round 2 is under way."""
    made, kit = desk.kits.made, desk.kit(0)
    submit_in(kit, made.ann, 2)
    desk.kits.merge(ballot_of(kit))
    for panelist in (1, 2):
        submit(made, panelist, 0, 4)
    made.do(RevealRound(made.ann), BeginSecondRound(made.ann))
    kit.close()
    return kit.path


def line_of(desk: Desk) -> str:
    """What the session sends to kits."""
    made = desk.kits.made
    return message_text(made.store.second_round(made.ann, in_charge(made.store)))


def screen_of(desk: Desk) -> KitScreen:
    assert desk.window.session
    screen = desk.window.session.currentWidget()
    assert isinstance(screen, KitScreen)
    return screen


def test_the_line_is_pasted_into_a_kit_which_shows_whom_it_is_on(desk: Desk, kit: Path) -> None:
    line = line_of(desk)
    desk.window.open_file(kit)
    screen_of(desk).show_candidate(desk.kits.made.ben)

    def paste(dialog: RoundDialog) -> None:
        assert not dialog.primary.isEnabled()
        dialog.line.setText(line[:-9])
        dialog.primary.click()
        assert "copy all of it" in dialog.trouble.sentence.text()
        dialog.line.setText(f"For kits: {line[:50]} {line[50:]}")
        dialog.primary.click()

    answering(RoundDialog, paste)
    desk.choose("Open a second round…")
    assert desk.said.startswith("Opened the second round on Ann: ")
    screen = screen_of(desk)
    assert screen.candidate == desk.kits.made.ann
    assert screen.work.stand(desk.kits.made.ann).takes_ratings


def test_a_file_with_the_line_is_dropped_on_a_kit_once(
    desk: Desk, kit: Path, tmp_path: Path
) -> None:
    file = tmp_path / "round 2.txt"
    file.write_text(f"For kits, to be taken by take-round: {line_of(desk)}\n")
    desk.window.open_file(kit)
    for _ in range(2):
        assert drop(desk.window, file)
        QApplication.processEvents()
    assert desk.said == "The second round on Ann is open here already."


def test_a_line_of_another_session_or_for_a_session_is_told(
    desk: Desk, kit: Path, tmp_path: Path
) -> None:
    file = tmp_path / "round 2.txt"
    file.write_text(line_of(desk))
    desk.open()
    assert drop(desk.window, file)
    QApplication.processEvents()
    assert "this is for a kit" in desk.said


def test_whoever_runs_the_session_copies_the_line(desk: Desk, kit: Path) -> None:
    line = line_of(desk)
    desk.open()
    desk.choose("Copy a second round for kits")
    assert QApplication.clipboard().text() == line
    assert "opens the second round on Ann in kits is copied" in desk.said


def test_without_a_second_round_there_is_none_to_copy(desk: Desk) -> None:
    desk.open()
    desk.choose("Copy a second round for kits")
    assert desk.said == "No second round is under way, so there is none to send to kits."
