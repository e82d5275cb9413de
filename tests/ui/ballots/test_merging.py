"""Ballots that are dropped on a session's window are previewed, and merged by a press."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from calibrate.domain.changes import Refusal
from calibrate.domain.commands import AddPanelist, NameDeputy, OpenRating, Relate, RevealRound
from calibrate.domain.people import Relation, RelationKind
from calibrate.exchange.ballots.ballot_file import slip
from calibrate.ui.ballots.handed_in import Unread
from calibrate.ui.ballots.merge_dialog import MergeDialog
from calibrate.ui.ballots.receipts_dialog import ReceiptsDialog
from calibrate.ui.ballots.slip_dialog import SlipDialog
from calibrate.ui.parts.dialog import Confirm
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.scrolled import Reach
from tests.ui.ballots.conftest import Desk, answering, drop, drop_and_answer
from tests.ui.main_window import open_main_window
from tests.worlds.kits import Kits, ballot_of, submit_in
from tests.worlds.people import FAY
from tests.worlds.sessions import chair, new_session, open_session


def merge(desk: Desk, *files: Path) -> MergeDialog:
    """Drop files, and press the dialog's button."""
    seen: list[MergeDialog] = []

    def press(dialog: MergeDialog) -> None:
        seen.append(dialog)
        dialog.primary.click()

    drop_and_answer(desk.window, MergeDialog, press, *files)
    return seen[0]


def test_what_is_dropped_is_previewed_and_merged_by_one_press(desk: Desk) -> None:
    pia, sami = desk.kit(0, 0, 1), desk.kit(3, 1)
    files = desk.ballot(pia, "p.ballot"), desk.ballot(sami, "s.ballot")
    desk.open()
    looked: list[tuple[object, ...]] = []
    before = desk.store.verify().lines

    def look(dialog: MergeDialog) -> None:
        looked.append((dialog.rows, dialog.primary.text()))
        dialog.cancel.click()

    drop_and_answer(desk.window, MergeDialog, look, *files)
    assert looked == [
        (
            [
                ("The ballot of Pia", "2 new.", False),
                ("The ballot of Sami", "1 new.", False),
            ],
            "Merge 2 ballots",
        )
    ]
    assert desk.store.verify().lines == before and desk.said == ""
    merge(desk, *files)
    assert len(desk.store._session.submitted) == 3
    assert desk.said == "Merged the ballots of Pia and Sami."
    assert desk.window.message.is_calm


def test_what_is_here_already_leads_to_its_receipt(desk: Desk) -> None:
    kit = desk.kit(0, 0)
    file = desk.ballot(kit)
    desk.open()
    merge(desk, file)
    lines = desk.store.verify().lines

    def show(dialog: MergeDialog) -> None:
        assert dialog.rows == [("The ballot of Pia", "1 here already.", False)]
        assert dialog.note.text() == "All of it is here already."
        assert dialog.primary.text() == "Show receipts"
        answering(ReceiptsDialog, lambda receipts: shown.append(len(receipts.copies)))
        dialog.primary.click()

    shown: list[int] = []
    drop_and_answer(desk.window, MergeDialog, show, file)
    assert shown == [1]
    assert desk.store.verify().lines == lines


def test_what_is_refused_or_no_ballot_is_named_and_the_rest_is_merged(
    desk: Desk, tmp_path: Path
) -> None:
    kit, lost = desk.kit(0, 0), desk.kit(1, 0)
    files = desk.ballot(kit, "p.ballot"), desk.ballot(lost, "q.ballot")
    desk.kits.make(1, because="It was lost.")
    desk.open()
    picture, other = tmp_path / "photo.png", tmp_path / "other.calib"
    picture.write_bytes(b"\x89PNG\r\n")
    other.write_bytes(b"")
    dialog = merge(desk, *files, picture, other)
    names = [row[0] for row in dialog.rows]
    refused = [row[0] for row in dialog.rows if row[2]]
    words = [row[1] for row in dialog.rows]
    assert names == ["The ballot of Pia", "The ballot of Quentin", "photo.png", "other.calib"]
    assert refused == names[1:]
    assert words[1] == (
        "Refused: it comes from a kit that was replaced; ask for the ballot of the new one."
    )
    assert "photo.png is no ballot" in words[2] and "drop it alone to open it" in words[3]
    assert dialog.note.text() == "3 are refused and stay out."
    assert dialog.primary.text() == "Merge 1 ballot"
    assert desk.said == "Merged the ballot of Pia."


def test_what_is_not_for_it_gets_one_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n")
    drop(desk.window, picture)
    QApplication.processEvents()
    assert desk.said.startswith("photo.png is no ballot") and not desk.window.message.is_calm
    seen: list[bool] = []

    def look(dialog: MergeDialog) -> None:
        seen.append(dialog.primary.isEnabled())

    drop_and_answer(desk.window, MergeDialog, look, picture, tmp_path)
    assert seen == [False]


def test_a_merge_is_taken_back_once_that_was_asked(desk: Desk) -> None:
    file = desk.ballot(desk.kit(0, 0))
    desk.open()
    merge(desk, file)
    answering(Confirm, lambda question: question.cancel.click())
    desk.offer("Take back…")
    assert len(desk.store._session.submitted) == 1
    answering(Confirm, lambda question: question.primary.click())
    desk.offer("Take back…")
    assert desk.store._session.submitted == frozenset()
    assert desk.said == "What was merged is taken back. The same ballots can be merged again."
    answering(Confirm, lambda question: question.primary.click())
    desk.choose("Take the last merge back…")
    assert desk.said == "It was taken back before."


def test_a_merge_of_which_something_was_revealed_stays(desk: Desk) -> None:
    file = desk.ballot(desk.kit(0, 0))
    desk.open()
    merge(desk, file)
    made, store = desk.kits.made, desk.store
    store.apply(RevealRound(made.ann, 1, made.panelists[1:3], "ill"), chair(store))
    answering(Confirm, lambda question: question.primary.click())
    desk.choose("Take the last merge back…")
    assert desk.said == "Something of it was revealed, so it stays."


def test_receipts_are_copied_and_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = desk.ballot(desk.kit(0, 0), "p.ballot"), desk.ballot(desk.kit(3, 1), "s.ballot")
    desk.open()
    desk.choose("Receipts…")
    assert desk.said == "No ballot was merged yet, so there is no receipt."
    merge(desk, *files)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    (tmp_path / "out").mkdir()

    def use(dialog: ReceiptsDialog) -> None:
        dialog.copies[1].click()
        assert dialog.note.text() == "Copied: the receipt for Sami"
        dialog.save.click()
        assert dialog.note.text().startswith("Saved: 2 receipts in ")

    answering(ReceiptsDialog, use)
    desk.offer("Receipts…")
    copied = QApplication.clipboard().text()
    assert copied.startswith("calibrate-receipt:")
    saved = {path.name: path.read_text().strip() for path in (tmp_path / "out").iterdir()}
    assert sorted(saved) == ["Receipt for Pia, Autumn.txt", "Receipt for Sami, Autumn.txt"]
    assert saved["Receipt for Sami, Autumn.txt"] == copied


def test_a_slip_is_pasted_and_files_are_chosen_from_the_menu(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    kit = desk.kit(0, 0)
    text, file = slip(ballot_of(kit)), desk.ballot(desk.kit(3, 1))
    desk.open()

    def paste(dialog: SlipDialog) -> None:
        dialog.slip.setText(text[:-9])
        dialog.primary.click()
        assert "copy all of it" in dialog.trouble.sentence.text()
        answering(MergeDialog, lambda preview: preview.primary.click())
        dialog.slip.setText(text)
        dialog.primary.click()

    answering(SlipDialog, paste)
    desk.choose("Paste a slip…")
    assert desk.said == "Merged the ballot of Pia."
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    answering(MergeDialog, lambda preview: preview.primary.click())
    desk.choose("Merge ballots…")
    assert desk.said == "Merged the ballot of Sami."


@pytest.mark.parametrize("field", [LineField, TextArea])
def test_a_field_leaves_files_to_the_window(
    field: type[LineField | TextArea], qtbot: QtBot, tmp_path: Path
) -> None:
    made = field()
    qtbot.addWidget(made)
    assert not drop(made, tmp_path / "b.ballot")


def test_a_recused_facilitator_sees_nothing_of_that_candidate_and_merges_all(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib")
    recused = Relation(RelationKind.RECUSED, FAY.id, made.ann)
    deputy = NameDeputy(made.ann, made.panelists[1])
    for command in (AddPanelist(FAY), Relate(recused), deputy, OpenRating()):
        made.store.apply(command, chair(made.store))
    desk = Desk(open_main_window(qtbot, 1280, 800), Kits(made, tmp_path / "kits"), tmp_path)
    kit = desk.kit(0, 1)
    first = desk.ballot(kit, "1.ballot")
    submit_in(kit, made.ann)
    second = desk.ballot(kit, "2.ballot")
    desk.open()
    merge(desk, first)
    dialog = merge(desk, second)
    assert dialog.rows == [("The ballot of Pia", "1 here already.", False)]
    assert dialog.primary.text() == "Merge 1 ballot"
    submitted = {one.candidate for one in desk.store._session.submitted}
    assert submitted == {made.ann, made.ben}
    again = merge(desk, second)
    assert again.trouble.sentence.text() == "Everything in these ballots is here already."


def test_many_ballots_are_read_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    unread = [Unread(f"{number}.png", f"{number}.png is no ballot.") for number in range(40)]
    answer = Refusal("Not now.")
    dialog = MergeDialog(None, made.session(), (), unread, lambda _: answer)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    bar = dialog.findChildren(Reach)[0].verticalScrollBar()
    assert bar.value() == 0 < bar.maximum()
    QTest.keyClick(dialog.cancel, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(dialog.cancel, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    made.store.close()
