"""Issue… follows the edition that is chosen: a letter leaves by it once it may leave at all."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from calibrate.domain.commands import LeaveOut, ReopenCandidate
from calibrate.domain.handing.editions import Edition
from calibrate.packet.packet import drawn_letter
from calibrate.ui.packets.issuing.dialog import IssueDialog
from calibrate.ui.packets.issuing.part import ISSUE
from calibrate.words.handing.issued import why_not_issued
from tests.ui.packets.conftest import Opened, Window
from tests.ui.packets.issuing.conftest import TO, press, register
from tests.ui.packets.test_editions import choose
from tests.worlds.written import MARA, confirm_all, decided, do

NAME = "Mara Villalobos"


@pytest.fixture
def letters(tmp_path: Path, opened: Opened, answered: None) -> Window:
    """Packets with the candidate edition chosen; nobody confirmed anything of Mara's letter."""
    window = opened(decided(tmp_path / "letter.calib"))
    choose(window, Edition.CANDIDATE)
    return window


def make_ready(window: Window) -> None:
    """Read and confirm all of the letter, without the piece that names raters."""
    confirm_all(window.store)
    do(window.store, LeaveOut("e0"))
    window.screen.refresh()


def test_a_letter_that_may_not_leave_is_not_issued_and_the_button_says_what_it_lacks(
    letters: Window,
) -> None:
    button = letters.screen.issuing.button
    assert button.isVisible() and not button.isEnabled()
    assert button.accessibleDescription() == (
        f"The letter to {NAME} cannot leave: 8 proposals not confirmed and 2 mentions of raters "
        "neither taken out nor kept."
    )
    choose(letters, Edition.PANEL)
    assert button.isEnabled()
    assert button.accessibleDescription() == ISSUE


def test_the_letter_is_issued_and_listed_as_what_it_is(letters: Window) -> None:
    make_ready(letters)
    told: list[str] = []

    def fill(dialog: IssueDialog) -> None:
        told.append(dialog.subheading.text())

    assert press(letters, fill) == []
    assert told == [f"Candidate edition of {NAME}"]
    assert letters.files == [f"{NAME}, candidate edition, issued.pdf"]
    (found,) = register(letters)
    content = (letters.folder / letters.files[0]).read_bytes()
    assert (found.edition, found.sha256) == (Edition.CANDIDATE, sha256(content).hexdigest())
    assert content == drawn_letter(letters.store.letter_review(MARA, letters.desk.chair).edition)
    listed = letters.screen.issuing.listed.text()
    assert listed.startswith(f"To {TO}: candidate edition, ")
    choose(letters, Edition.PANEL)
    assert letters.screen.issuing.listed.text() == listed


def test_it_is_on_the_paper_that_is_chosen(letters: Window) -> None:
    make_ready(letters)
    papers = letters.screen.panel.papers
    papers.setCurrentIndex(1 - papers.currentIndex())
    assert press(letters) == []
    with pikepdf.open(letters.folder / letters.files[0]) as pdf:
        assert [float(one) for one in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def test_a_decision_that_was_reopened_meanwhile_keeps_it_here(letters: Window) -> None:
    make_ready(letters)

    def fill(_: IssueDialog) -> None:
        do(letters.store, ReopenCandidate(MARA, "One vote was counted twice."))

    (wrong,) = press(letters, fill)
    assert "not decided" in wrong
    assert letters.files == []
    assert register(letters) == ()


@pytest.mark.parametrize("edition", [Edition.READING, Edition.BOOK])
def test_what_is_only_exported_says_so_and_lists_nobody(letters: Window, edition: Edition) -> None:
    make_ready(letters)
    press(letters)
    choose(letters, edition)
    issuing = letters.screen.issuing
    assert issuing.button.isVisible() and not issuing.button.isEnabled()
    assert issuing.button.accessibleDescription() == why_not_issued(edition)
    assert not issuing.register.isVisible()
