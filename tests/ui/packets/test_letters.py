"""The candidate edition in the choice: seen as it is, reviewed from here, written once ready."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QWidget

from calibrate.domain.commands import LeaveOut, RecordDecision
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.handing.editions import Edition
from calibrate.store.store import Store
from calibrate.ui.packets.letter.letter_dialog import LetterDialog
from tests.ui.answering import answer_next
from tests.ui.packets.conftest import Opened, Window
from tests.ui.packets.test_editions import choose
from tests.ui.packets.test_screen import result, spoken
from tests.worlds.written import MARA, REASON, confirm_all, decided, do


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return decided(tmp_path / "letter.calib")


@pytest.fixture
def letters(store: Store, opened: Opened) -> Window:
    """Packets with the candidate edition chosen; nobody confirmed anything of Mara's letter."""
    window = opened(store)
    choose(window, Edition.CANDIDATE)
    window.wait_for_pages()
    return window


def make_ready(window: Window) -> None:
    """Read and confirm all of the letter, without the piece that names raters."""
    confirm_all(window.store)
    do(window.store, LeaveOut("e0"))
    window.screen.refresh()


def test_what_is_seen_before_it_was_read_says_that_it_is_a_draft(letters: Window) -> None:
    view = letters.screen.view
    assert view.heading.name.whole == "Mara Villalobos"
    assert view.heading.about.whole.startswith("DRAFT, not confirmed · ")
    text = view.preview.accessibleDescription()
    assert "DRAFT, not confirmed" in text
    assert REASON not in text and "Bram van den Visser" not in text


def test_the_panel_says_how_many_wait_and_leads_to_the_review(letters: Window) -> None:
    part = letters.screen.letters
    assert not part.waiting.isVisible()
    assert "to confirm" in part.stands.text()
    seen: list[QWidget] = []
    answer_next(seen.append)
    letters.click(part.review)
    assert isinstance(seen[0], LetterDialog)


def test_a_letter_that_was_not_read_stays_here_and_says_what_it_lacks(letters: Window) -> None:
    assert letters.screen.panel.export.text() == "Export 1 candidate edition…"
    letters.click(letters.screen.panel.export)
    assert letters.files == []
    assert letters.screen.panel.headline.text() == "Nothing written"
    assert result(letters)[0].startswith("The letter to Mara Villalobos cannot leave: ")


def test_of_several_it_is_said_how_many_wait(window: Window) -> None:
    window.desk.apply(RecordDecision(Decision("d2", "n2", Outcome.NOT_YET, "Not seen yet.")))
    choose(window, Edition.CANDIDATE)
    part = window.screen.letters
    assert part.waiting.isVisible()
    assert part.waiting.text() == "2 of 2 letters wait to be read and confirmed."


def test_nothing_of_a_letter_is_printed_before_it_was_read(letters: Window) -> None:
    panel = letters.screen.panel
    assert not panel.print.isEnabled()
    assert "once everything in it was confirmed" in panel.print.accessibleDescription()
    make_ready(letters)
    letters.bot.waitUntil(panel.print.isEnabled, timeout=20_000)


def test_a_letter_that_is_ready_is_written_as_it_was_seen(letters: Window) -> None:
    make_ready(letters)
    assert letters.screen.letters.stands.text() == "Everything is confirmed; it can leave."
    assert not letters.screen.letters.waiting.isVisible()
    letters.bot.waitUntil(
        lambda: letters.screen.view.heading.about.whole.startswith("Confirmed · "), timeout=20_000
    )
    letters.export()
    (name,) = letters.files
    assert "Mara Villalobos" in name
    path = letters.folder / name
    assert path.stat().st_mode & 0o077 == 0
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == letters.screen.view.preview.pages
    assert letters.screen.panel.headline.text() == f"1 candidate edition in {letters.folder}"


def test_who_is_not_decided_has_no_letter_and_no_box(window: Window) -> None:
    window.tick(1)
    choose(window, Edition.CANDIDATE)
    assert spoken(window) == [
        "Nadia Rahimi, Decided, ticked",
        "Kofi Mensah, Revealed, no letter, not ticked",
        "Óscar Benítez, Sealed, no letter, not ticked",
    ]
    window.go(1)
    preview = window.screen.view.preview
    assert preview.pages == 0 and "decided" in preview.accessibleDescription()
    assert not window.screen.letters.review.isVisible()
    choose(window, Edition.PANEL)
    assert spoken(window)[1] == "Kofi Mensah, DRAFT, ticked"
    assert not window.screen.letters.part.isVisible()


def test_what_does_not_verify_is_no_letter(letters: Window) -> None:
    make_ready(letters)
    with letters.store._document.transaction() as connection:
        connection.exec_driver_sql("UPDATE candidate SET team = 'x' WHERE id = ?", (MARA,))
    letters.screen.refresh()
    letters.click(letters.screen.panel.export)
    assert letters.files == []
    assert "is damaged" in result(letters)[0]
