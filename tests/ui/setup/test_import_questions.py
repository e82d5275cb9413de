"""What an import asks, and whence it comes: dates, sheets, what was copied, a mapping of before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from calibrate.domain.agenda.readiness import Part
from calibrate.domain.commands import OpenRating
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.imports.import_dialog import ImportDialog
from tests.ui.setup.conftest import Window
from tests.ui.setup.test_import_dialog import importing
from tests.worlds.workbooks import Sheet, workbook


@pytest.fixture(autouse=True)
def _clipboard_of_its_own() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def copy(text: str, html: str = "", file: Path | None = None) -> None:
    copied = QMimeData()
    copied.setText(text)
    if html:
        copied.setHtml(html)
    if file:
        copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)


def choose(box: ChoiceBox, index: int) -> None:
    box.setCurrentIndex(index)
    box.activated.emit(index)


def written(folder: Path, text: str, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def page_of(window: Window) -> EvidencePage:
    window.screen.choose(Part.EVIDENCE)
    page = window.screen.page
    assert isinstance(page, EvidencePage)
    return page


def pasting(window: Window, act: object) -> None:
    page = page_of(window)
    window.answering(act)  # type: ignore[arg-type]
    window.click(page.paste)


def last_of(window: Window, candidate: int = 0) -> object:
    return window.pieces(window.session.candidates[candidate].id)[-1].content


def test_a_date_that_can_be_two_is_asked_once_and_read_as_answered(
    filled: Window, tmp_path: Path
) -> None:
    rows = "candidate,title,date\nAnn,One,03/04/2026\nAnn,Two,05/04/2026\n"

    def act(dialog: ImportDialog) -> None:
        assert dialog.dates.isVisible()
        assert "“03/04/2026” can be 3 Apr 2026 or 4 Mar 2026" in dialog.dates.words.text()
        assert not dialog.primary.isEnabled()
        assert dialog.note.text().endswith("Say first how its dates are meant.")
        assert dialog.command is None
        choose(dialog.dates.box, 2)
        assert dialog.dates.box.currentText() == "4 Mar 2026  ·  month first"
        assert dialog.preview.preview.lines(dialog.preview.preview.index(0, 3))[0] == "2026-03-04"
        assert dialog.dates.isVisible()
        choose(dialog.dates.box, 1)
        filled.click(dialog.primary)

    importing(filled, written(tmp_path, rows), act)
    pieces = filled.pieces(filled.session.candidates[0].id)
    assert [piece.content.date for piece in pieces[-2:]] == [date(2026, 4, 3), date(2026, 4, 5)]


def test_an_answer_holds_for_its_column_alone(filled: Window, tmp_path: Path) -> None:
    rows = "candidate,title,date,done\nAnn,One,03/04/2026,05/06/2026\n"

    def act(dialog: ImportDialog) -> None:
        choose(dialog.dates.box, 1)
        assert dialog.primary.isEnabled()
        box = dialog.side.mapping.boxes["done"]
        choose(box, box.findData("date"))
        assert "“05/06/2026”" in dialog.dates.words.text()
        assert not dialog.primary.isEnabled()

    importing(filled, written(tmp_path, rows), act)


def test_a_sheet_of_a_workbook_is_chosen(filled: Window, tmp_path: Path) -> None:
    header = ("candidate", "title", "date")
    path = tmp_path / "t.xlsx"
    spring, autumn = ("Ann", "Spring's", date(2026, 3, 14)), ("Ann", "Autumn's", None)
    path.write_bytes(workbook(Sheet("Spring", (header, spring)), Sheet("Autumn", (header, autumn))))

    def act(dialog: ImportDialog) -> None:
        assert "XLSX, sheet Spring" in dialog.subheading.text()
        assert dialog.sheet.isVisible()
        choose(dialog.sheet, 1)
        assert "sheet Autumn" in dialog.subheading.text()
        filled.click(dialog.primary)

    importing(filled, path, act)
    assert getattr(last_of(filled), "title", "") == "Autumn's"


def test_a_table_that_was_copied_is_imported(filled: Window) -> None:
    copy("candidate\ttitle\nAnn\tFrom a sheet\n")

    def act(dialog: ImportDialog) -> None:
        assert dialog.subheading.text() == "the clipboard  ·  1 row  ·  tabs"
        assert not dialog.sheet.isVisible()
        filled.click(dialog.primary)

    pasting(filled, act)
    assert getattr(last_of(filled), "title", "") == "From a sheet"


def test_a_link_that_was_copied_is_a_piece_of_whom_one_looks_at(filled: Window) -> None:
    page_of(filled).tabs.choose(filled.session.candidates[1].id)
    copy("Bound the retries", '<a href="https://example.com/a/pull/42">Bound the retries</a>')

    def act(dialog: ImportDialog) -> None:
        assert dialog.side.candidate.text() == "Ben"
        filled.click(dialog.primary)

    pasting(filled, act)
    content = filled.pieces(filled.session.candidates[1].id)[-1].content
    assert (content.title, content.reference) == ("Bound the retries", "#42")
    assert content.link == "https://example.com/a/pull/42"


def test_a_file_that_was_copied_is_read(filled: Window, tmp_path: Path) -> None:
    copy("", file=written(tmp_path, "candidate,title\nAnn,From a file\n"))
    pasting(filled, lambda dialog: filled.click(dialog.primary))
    assert getattr(last_of(filled), "title", "") == "From a file"


def test_an_empty_clipboard_is_told_of_and_no_dialog_opens(filled: Window) -> None:
    page = page_of(filled)
    with filled.bot.waitSignal(filled.desk.failed) as told:
        filled.click(page.paste)
    assert "copy a table, a list, a text or a link first" in told.args[0]


def test_what_was_copied_can_follow_a_file_in_the_same_dialog(
    filled: Window, tmp_path: Path
) -> None:
    def act(dialog: ImportDialog) -> None:
        filled.click(dialog.paste)
        assert "copy a table" in dialog.trouble.sentence.text()
        copy("- Ann wrote a list")
        filled.click(dialog.paste)
        assert dialog.subheading.text().endswith("a list")
        assert dialog.side.candidate.text() == "Ann"

    importing(filled, written(tmp_path, "candidate,title\nAnn,One\n"), act)


def test_columns_that_somebody_chose_are_remembered_for_tables_of_that_shape(
    filled: Window, tmp_path: Path
) -> None:
    rows = "wer,was,candidate\nAnn,One,x\n"

    def first(dialog: ImportDialog) -> None:
        assert dialog.side.heading.text() == "recognised, change what is wrong"
        for column, field in (("wer", "candidate"), ("was", "title")):
            box = dialog.side.mapping.boxes[column]
            choose(box, box.findData(field))
        filled.click(dialog.primary)

    importing(filled, written(tmp_path, rows), first)

    def again(dialog: ImportDialog) -> None:
        assert dialog.side.heading.text() == "as you chose last time"
        assert dialog.side.mapping.mapping == {"candidate": "wer", "title": "was"}
        dialog.read(written(tmp_path, "wer,was\nAnn,One\n"))
        assert dialog.side.mapping.mapping == {}

    importing(filled, written(tmp_path, rows.replace("One", "Two")), again)


def test_nothing_is_remembered_of_what_was_given_up(filled: Window, tmp_path: Path) -> None:
    rows = "wer,was\nAnn,One\n"

    def give_up(dialog: ImportDialog) -> None:
        box = dialog.side.mapping.boxes["was"]
        choose(box, box.findData("title"))
        filled.click(dialog.cancel)

    importing(filled, written(tmp_path, rows), give_up)

    def act(dialog: ImportDialog) -> None:
        assert dialog.side.mapping.mapping == {}

    importing(filled, written(tmp_path, rows), act)


def test_of_very_many_columns_those_are_shown_that_become_something(
    filled: Window, tmp_path: Path
) -> None:
    wide = ",".join(f"c{at}" for at in range(200))

    def act(dialog: ImportDialog) -> None:
        boxes = dialog.side.mapping.boxes
        assert len(boxes) == 60
        assert {"candidate", "title"} <= boxes.keys()
        assert dialog.primary.text() == "Import 1 row"

    importing(filled, written(tmp_path, f"{wide},title,candidate\n{wide},One,Ann\n"), act)


def test_once_rating_is_open_an_import_needs_a_reason_and_adds_nobody(
    filled: Window, tmp_path: Path
) -> None:
    filled.desk.apply(OpenRating())

    def refused(dialog: ImportDialog) -> None:
        assert "Cleo cannot be added" in dialog.note.text()
        assert not dialog.primary.isEnabled()

    importing(filled, written(tmp_path, "candidate,title\nCleo,One\n"), refused)

    def act(dialog: ImportDialog) -> None:
        assert dialog.note.text().endswith("Say first why, now that rating is open.")
        assert not dialog.primary.isEnabled()
        filled.type(dialog.reason, "It came late.")
        filled.click(dialog.primary)

    importing(filled, written(tmp_path, "candidate,title\nAnn,Late\n"), act)
    piece = filled.pieces(filled.session.candidates[0].id)[-1]
    assert (piece.content.title, piece.reason) == ("Late", "It came late. (imported from t.csv)")


def test_the_part_of_a_candidate_is_seen_before_it_is_written(
    filled: Window, tmp_path: Path
) -> None:
    rows = "candidate,title,author,own part\nAnn,One,Bo,Led it\n"

    def act(dialog: ImportDialog) -> None:
        preview = dialog.preview.preview
        assert preview.lines(preview.index(0, 1)) == ("Ann", "Bo  ·  Led it")
        filled.click(dialog.primary)

    importing(filled, written(tmp_path, rows), act)
    assert getattr(last_of(filled), "part", "") == "Led it"
