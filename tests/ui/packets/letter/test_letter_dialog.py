"""The review of a letter, by its own buttons and keys, over a real session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.evidence import Audience
from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding, Letter, Message, Told
from calibrate.domain.letter.review import Removed
from calibrate.domain.phases import as_candidate
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.look import theme
from calibrate.ui.packets.letter.hand_over import lacks
from calibrate.ui.packets.letter.letter_dialog import CONFIRM, KEEP, LEAVE_OUT, LetterDialog
from tests.ui.answering import answer_next, discard, give_up
from tests.worlds.written import IN_CHAIR, MARA, confirm_all, decided

Open = Callable[[], LetterDialog]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return decided(tmp_path / "s.calib")


@pytest.fixture
def show(store: Store, qapp: QApplication) -> Iterator[Open]:
    theme.prepare(qapp, dark=False)
    shown: list[LetterDialog] = []

    def made_so() -> LetterDialog:
        dialog = LetterDialog(None, Desk(store), MARA)
        dialog.show()
        QApplication.processEvents()
        shown.append(dialog)
        return dialog

    yield made_so
    for dialog in shown:
        give_up(dialog)
        dialog.deleteLater()


def press(dialog: LetterDialog, words: str) -> None:
    assert dialog.primary.isEnabled()
    assert dialog.primary.text() == words
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)


def at(dialog: LetterDialog) -> str:
    """The line that is chosen, as a screen reader tells it."""
    item = dialog.list.currentItem()
    assert item
    return item.text()


def letter(store: Store) -> Letter:
    return store.letter(MARA, IN_CHAIR)


def test_everything_is_confirmed_one_after_the_other_by_enter_alone(
    store: Store, show: Open
) -> None:
    dialog = show()
    assert dialog.list.hasFocus()
    assert at(dialog) == "The message, to be confirmed"
    assert not dialog.write.isEnabled()
    seen = []
    for _ in range(8):
        seen.append(at(dialog))
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert seen[1] == "Technical knowledge, Shown at L4, to be confirmed"
    assert len(set(seen)) == 8
    assert store.letter_review(MARA, IN_CHAIR).unread == 0
    assert at(dialog).startswith("May name Bram van den Visser")
    assert "2 mentions to look at" in dialog.subheading.text()


def test_a_message_in_other_words_is_kept_as_it_is_left_and_leaves_only_once_confirmed(
    store: Store, show: Open
) -> None:
    dialog = show()
    dialog.message.text.selectAll()
    QTest.keyClicks(dialog.message.text, "You have come far.")
    dialog.list.go_to("criterion", "code")
    assert letter(store).message == Message("You have come far.", is_confirmed=False)
    assert at(dialog).startswith("Code and tests")
    dialog.list.go_to("message")
    assert dialog.message.text.toPlainText() == "You have come far."
    QTest.keyClick(dialog.message.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert letter(store).message == Message("You have come far.", is_confirmed=True)


def test_a_digit_chooses_what_is_told_and_a_sentence_goes_with_it(store: Store, show: Open) -> None:
    dialog = show()
    dialog.list.go_to("criterion", "design")
    assert dialog.finding.findings.finding is not Finding.NOT_YET
    QTest.keyClicks(dialog.list, "3")
    assert dialog.finding.findings.buttons[Finding.NOT_YET].isChecked()
    QTest.keyClicks(dialog.finding.words, "Lead one in spring.")
    press(dialog, CONFIRM)
    told = Told("design", Finding.NOT_YET, "Lead one in spring.", is_confirmed=True)
    assert letter(store).of("design") == told


def test_what_was_chosen_is_kept_when_the_window_is_closed(store: Store, show: Open) -> None:
    dialog = show()
    dialog.list.go_to("criterion", "design")
    dialog.finding.findings.buttons[Finding.UNTOLD].click()
    dialog.cancel.click()
    assert not dialog.isVisible()
    assert letter(store).of("design") == Told("design", Finding.UNTOLD)


def test_words_that_cannot_be_kept_are_asked_about(store: Store, show: Open) -> None:
    dialog = show()
    dialog.list.go_to("criterion", "design")
    dialog.finding.words.insertPlainText("x" * 2_001)
    answer_next(give_up)
    dialog.cancel.click()
    assert dialog.isVisible()
    assert "longer than 2000" in dialog.trouble.sentence.text()
    dialog.finding.words.setPlainText("")


def test_a_mention_is_shown_in_its_place_and_kept_only_for_a_reason(
    store: Store, show: Open
) -> None:
    dialog = show()
    dialog.list.go_to("mention")
    (marked,) = dialog.mention.text.extraSelections()
    assert marked.cursor.selectedText() == "Bram"
    press(dialog, KEEP)
    assert "Say why it may stay" in dialog.trouble.sentence.text()
    assert letter(store).kept == ()
    QTest.keyClicks(dialog.mention.because, "He wrote it with her.")
    press(dialog, KEEP)
    assert letter(store).kept[0].because == "He wrote it with her."
    assert len(store.letter_review(MARA, IN_CHAIR).open_mentions) == 1


def test_a_piece_that_names_somebody_is_left_out_by_one_press(store: Store, show: Open) -> None:
    dialog = show()
    dialog.list.go_to("mention")
    QTest.mouseClick(dialog.mention.change, Qt.MouseButton.LeftButton)
    assert letter(store).left_out == {"e0"}
    assert store.letter_review(MARA, IN_CHAIR).mentions == ()


def test_a_mention_in_the_message_leads_to_its_words(store: Store, show: Open) -> None:
    dialog = show()
    dialog.message.text.selectAll()
    QTest.keyClicks(dialog.message.text, "Adaeze liked it.")
    dialog.list.go_to("criterion", "code")
    dialog.list.go_to("mention", "message")
    assert dialog.mention.title.text() == "May name Adaeze Obi"
    QTest.mouseClick(dialog.mention.change, Qt.MouseButton.LeftButton)
    assert at(dialog).startswith("The message")
    assert dialog.message.isVisible()


def test_a_piece_is_given_left_out_and_taken_in_by_the_primary_button(
    store: Store, show: Open
) -> None:
    dialog = show()
    dialog.list.go_to("taken", Removed.PIECE.value)
    assert "for the panel alone" in dialog.piece.why.text()
    press(dialog, "Give it to Mara Villalobos")
    assert "needs a reason" in dialog.trouble.sentence.text()
    QTest.keyClicks(dialog.piece.because, "She was told.")
    press(dialog, "Give it to Mara Villalobos")
    piece = next(one for one in store.pieces(MARA, IN_CHAIR) if one.id == "kept")
    assert piece.audience is Audience.CANDIDATE
    dialog.list.go_to("piece", "kept")
    press(dialog, LEAVE_OUT)
    assert letter(store).left_out == {"kept"}
    dialog.list.go_to("taken", Removed.LEFT_OUT.value)
    press(dialog, "Take it in again")
    assert letter(store).left_out == frozenset()


def test_the_reason_of_the_decision_is_put_in_to_be_written_anew(store: Store, show: Open) -> None:
    dialog = show()
    dialog.list.go_to("taken", Removed.REASON.value)
    press(dialog, "Put it into the message")
    assert at(dialog) == "The message, to be confirmed"
    text = dialog.message.text.toPlainText()
    assert text.endswith("\n\nOne half is short for what the step asks.")


def test_of_what_nobody_may_read_there_is_nothing_to_do(show: Open) -> None:
    dialog = show()
    dialog.list.go_to("taken", Removed.RATINGS.value)
    assert not dialog.primary.isEnabled()
    assert "no candidate reads it" in dialog.piece.why.text()


def test_a_reason_that_was_typed_and_not_given_is_asked_about(show: Open) -> None:
    dialog = show()
    dialog.list.go_to("mention")
    QTest.keyClicks(dialog.mention.because, "He")
    answer_next(discard)
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_the_page_shows_what_would_leave_and_says_that_it_is_a_draft(
    show: Open, qtbot: QtBot
) -> None:
    dialog = show()
    qtbot.waitUntil(lambda: dialog.page.preview.pages > 0, timeout=20_000)
    told = dialog.page.preview.accessibleDescription()
    assert "Not yet at L4" in told and "DRAFT, not confirmed" in told


def test_once_all_is_dealt_with_the_file_is_written(
    store: Store, show: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_all(store)
    desk = Desk(store)
    assert "2 mentions" in lacks(desk, MARA)
    dialog = show()
    for _ in range(2):
        dialog.list.go_to("mention")
        QTest.mouseClick(dialog.mention.change, Qt.MouseButton.LeftButton)
    assert lacks(desk, MARA) == ""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(dialog.hand_over.written, timeout=30_000):
        QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    (path,) = folder.iterdir()
    assert path.name == "Mara Villalobos, candidate edition.pdf"
    assert dialog.note.text() == f"{path.name}, 2 pages"
    assert dialog.folder.isVisible()
    document = pypdfium2.PdfDocument(path.read_bytes())
    told = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "Mara Villalobos" in told and "DRAFT" not in told
    edition = store.candidate_edition(MARA, as_candidate(MARA))
    assert edition.is_whole and path.name == edition.file_name


def test_where_there_is_little_room_the_page_stands_in_the_place_of_the_words(show: Open) -> None:
    dialog = show()
    dialog.resize(900, 560)
    QApplication.processEvents()
    assert dialog.turn.isVisible() and dialog.forms.isVisible() and not dialog.page.isVisible()
    QTest.mouseClick(dialog.turn, Qt.MouseButton.LeftButton)
    assert dialog.page.isVisible() and not dialog.forms.isVisible()
    dialog.setMaximumSize(2000, 2000)
    dialog.resize(1320, 800)
    QApplication.processEvents()
    assert dialog.page.isVisible() and dialog.forms.isVisible() and not dialog.turn.isVisible()


def test_the_button_is_there_for_who_is_decided(store: Store, qapp: QApplication) -> None:
    from calibrate.ui.packets.screen import PacketsScreen

    theme.prepare(qapp, dark=False)
    screen = PacketsScreen(Desk(store))
    screen.show()
    QApplication.processEvents()
    assert not screen.letters.review.isVisible()
    screen.panel.choose(Edition.CANDIDATE)
    assert screen.letters.review.isVisible()

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, LetterDialog)
        assert "Mara Villalobos" in dialog.subheading.text()

    answer_next(look)
    QTest.mouseClick(screen.letters.review, Qt.MouseButton.LeftButton)
    screen.close()
    screen.deleteLater()
