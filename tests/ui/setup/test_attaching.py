"""Files are attached where the evidence is set up: dropped on a row, or chosen in a form."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import OpenRating
from calibrate.ui.setup.evidence.attaching import ELSEWHERE, AttachDialog
from calibrate.ui.setup.evidence.evidence_dialog import ReadEvidenceDialog
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.imports.import_dialog import ImportDialog
from tests.ui.answering import answer_after_that
from tests.ui.setup.conftest import Window
from tests.worlds.dropping import Dragged
from tests.worlds.sessions import chair


def evidence_page(window: Window) -> EvidencePage:
    window.screen.choose(Part.EVIDENCE)
    page = window.screen.page
    assert isinstance(page, EvidencePage)
    window.bot.waitUntil(page.view.isVisible)
    return page


def file(tmp_path: Path, name: str = "plan.pdf", content: bytes = b"a plan") -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def on_row(page: EvidencePage, row: int) -> QPoint:
    y = page.view.rowViewportPosition(row) + 12
    return page.mapFromGlobal(page.view.viewport().mapToGlobal(QPoint(20, y)))


def drop(page: EvidencePage, dragged: Dragged, row: int) -> None:
    dragged.let_go(on_row(page, row))
    QApplication.processEvents()


def names(window: Window, row: int = 0) -> list[str]:
    ann = window.session.candidates[0].id
    return [one.name for one in window.pieces(ann)[row].attachments]


def test_what_hangs_over_a_row_says_what_will_happen_and_is_attached_there(
    filled: Window, tmp_path: Path
) -> None:
    page = evidence_page(filled)
    dragged = Dragged(page, [file(tmp_path), file(tmp_path, "photo.png", b"a photo")])
    assert dragged.over(on_row(page, 1))
    assert page.drops.told.text() == "Attach 2 files to EV-02, Piece 2 of the work"
    assert page.view.marked_row == 1
    dragged.over(page.title.geometry().center())
    assert (page.drops.told.text(), page.view.marked_row) == (ELSEWHERE, -1)
    dragged.away()
    assert not page.drops.told.isVisible()
    drop(page, dragged, 1)
    assert names(filled, 1) == ["plan.pdf", "photo.png"]
    assert filled.screen.top.status.text() == "Last: attached plan.pdf and photo.png to EV-02"
    filled.shortcut(Qt.Key.Key_Z)
    assert names(filled, 1) == []


def test_a_table_is_imported_wherever_it_falls_and_a_session_is_the_windows(
    filled: Window, tmp_path: Path
) -> None:
    page = evidence_page(filled)
    table = file(tmp_path, "work.csv", b"candidate,title\nAnn,From a table\n")
    dragged = Dragged(page, [table])
    dragged.over(on_row(page, 0))
    assert page.drops.told.text() == "Import work.csv"
    asked = list[type[QWidget]]()
    dragged.let_go(on_row(page, 0))
    answer_after_that(lambda dialog: asked.append(type(dialog)))
    QApplication.processEvents()
    assert asked == [ImportDialog] and names(filled) == []
    for name in ("s.calib", "pia.ballot"):
        assert not Dragged(page, [file(tmp_path, name)]).over(on_row(page, 0))


def test_what_cannot_be_attached_is_said_and_a_ballot_goes_where_ballots_go(
    filled: Window, tmp_path: Path
) -> None:
    page, said, given = evidence_page(filled), list[str](), list[object]()
    filled.desk.failed.connect(said.append)
    filled.screen.handed_in.connect(given.append)
    film = tmp_path / "film.mp4"
    with film.open("wb") as written:
        written.truncate(11_000_000)
    dragged = Dragged(page, [film])
    dragged.over(on_row(page, 0))
    assert page.drops.told.text().startswith("“film.mp4” has 11 MB")
    drop(page, dragged, 0)
    drop(page, Dragged(page, [file(tmp_path), tmp_path]), 0)
    assert [one.split("”")[1][:12] for one in said] == [" has 11 MB, ", " is a folder"]
    receipt = file(tmp_path, "receipt.txt", b"calibrate-receipt:abc")
    drop(page, Dragged(page, [receipt]), 0)
    assert given == [[receipt]] and names(filled) == []


def test_in_its_form_a_piece_gets_files_and_loses_them_by_keyboard(
    filled: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, plan = evidence_page(filled), file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(plan)], ""))

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        attached = dialog.attached
        assert not attached.list.isVisible() and attached.attach.isVisible()
        filled.key(Qt.Key.Key_Space, attached.attach)
        assert attached.list.item(0).text() == "plan.pdf, 6 bytes"
        filled.key(Qt.Key.Key_Space, attached.attach)
        assert "attached to EV-01 already" in dialog.trouble.sentence.text()
        assert names(filled) == ["plan.pdf"]
        attached.list.setFocus()
        filled.key(Qt.Key.Key_Delete, attached.list)
        assert names(filled) == [] and not attached.list.isVisible()
        filled.key(Qt.Key.Key_Space, attached.attach)
        dialog.title.setText("Renamed meanwhile")
        dialog.primary.click()

    filled.answering(act)
    page.read(page.view.placement.pieces[0])
    piece = filled.pieces(filled.session.candidates[0].id)[0]
    assert (names(filled), piece.content.title) == (["plan.pdf"], "Renamed meanwhile")


def test_once_rating_is_open_a_reason_is_asked_for_and_nothing_is_taken_off(
    filled: Window, tmp_path: Path
) -> None:
    filled.store.apply(OpenRating(), chair(filled.store))
    filled.screen.refresh()
    page = evidence_page(filled)

    def give(dialog: QWidget) -> None:
        assert isinstance(dialog, AttachDialog)
        dialog.primary.click()
        assert "needs a reason" in dialog.trouble.sentence.text()
        filled.type(dialog.reason, "The graph was missing.")
        filled.key(Qt.Key.Key_Return, dialog.reason)

    Dragged(page, [file(tmp_path)]).let_go(on_row(page, 0))
    answer_after_that(give)
    QApplication.processEvents()
    assert names(filled) == ["plan.pdf"]

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ReadEvidenceDialog)
        assert dialog.attached.attach.isVisible() and not dialog.attached.remove.isVisible()
        filled.key(Qt.Key.Key_Delete, dialog.attached.list)

    filled.answering(look)
    page.read(page.view.placement.pieces[0])
    assert names(filled) == ["plan.pdf"]
