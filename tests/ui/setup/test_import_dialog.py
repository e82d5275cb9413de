from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calibrate.domain.agenda.readiness import Part
from calibrate.ui.setup.evidence.evidence_page import EvidencePage
from calibrate.ui.setup.imports.import_dialog import ImportDialog
from tests.ui.setup.conftest import Window
from tests.worlds.sessions import in_charge

HEADER = "author,mergedAt,number,title,body,url"
GOOD = (
    "Ann,2026-03-09,2207,Dunning mail,In local words.,https://example.com/2207",
    "Mara Villalobos,2026-03-11,2214,Retry queue,Bounded at 512.,https://example.com/2214",
)
BROKEN = "Ben,not a date,2226,Offline edits,Kept while offline.,https://example.com/2226"


def write(folder: Path, *rows: str) -> Path:
    path = folder / "changes.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


def importing(window: Window, path: Path, act: Callable[[ImportDialog], None]) -> None:
    window.screen.choose(Part.EVIDENCE)
    page = window.screen.page
    assert isinstance(page, EvidencePage)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        act(dialog)

    window.answering(answer)
    page.import_table(path)


def test_a_broken_date_names_its_row_and_column_and_nothing_is_written(
    filled: Window, tmp_path: Path
) -> None:
    before = filled.store.evidence(in_charge(filled.store))

    def act(dialog: ImportDialog) -> None:
        assert dialog.problem.heading.text() == "Row 2, column mergedAt: “not a date”"
        assert "row 3 in a spreadsheet, line 3" in dialog.problem.explanation.text()
        assert filled.store.evidence(in_charge(filled.store)) == before
        filled.click(dialog.cancel)

    importing(filled, write(tmp_path, GOOD[0], BROKEN, GOOD[1]), act)
    assert filled.store.evidence(in_charge(filled.store)) == before
    assert len(filled.session.candidates) == 2


def test_only_the_good_rows_are_imported_when_the_person_says_so(
    filled: Window, tmp_path: Path
) -> None:
    def act(dialog: ImportDialog) -> None:
        assert dialog.primary.text() == "Import the 2 good rows"
        assert not dialog.primary.isDefault()
        assert dialog.note.text().startswith("Nothing is written yet. Row 2 stays out")
        assert dialog.side.newcomers.text() == "Adds 1 candidate: Mara Villalobos"
        filled.click(dialog.primary)

    importing(filled, write(tmp_path, GOOD[0], BROKEN, GOOD[1]), act)
    names = [state.name for state in filled.session.candidates]
    assert names == ["Ann", "Ben", "Mara Villalobos"]
    counts = [len(filled.pieces(state.id)) for state in filled.session.candidates]
    assert counts == [4, 3, 1]


def test_one_undo_takes_the_whole_import_back(filled: Window, tmp_path: Path) -> None:
    before = filled.store.evidence(in_charge(filled.store))
    importing(filled, write(tmp_path, *GOOD), lambda dialog: filled.click(dialog.primary))
    assert len(filled.session.candidates) == 3
    filled.shortcut(Qt.Key.Key_Z)
    assert filled.store.evidence(in_charge(filled.store)) == before
    assert len(filled.session.candidates) == 2


def test_a_mended_file_is_imported_whole(filled: Window, tmp_path: Path) -> None:
    path = write(tmp_path, GOOD[0], BROKEN)

    def act(dialog: ImportDialog) -> None:
        write(tmp_path, GOOD[0], BROKEN.replace("not a date", "2026-03-13"))
        dialog.read(path)
        assert dialog.primary.text() == "Import 2 rows"
        assert dialog.primary.isDefault()
        assert not dialog.problem.isVisible()
        filled.click(dialog.primary)

    importing(filled, path, act)
    assert filled.pieces(filled.session.candidates[1].id)[3].content.title == "Offline edits"


def test_the_preview_shows_every_field_before_it_is_written(filled: Window, tmp_path: Path) -> None:
    seen: list[tuple[str, str]] = []

    def act(dialog: ImportDialog) -> None:
        assert dialog.side.kind.text() == "Merged change"
        preview = dialog.preview.preview
        seen.extend(preview.lines(preview.index(0, column)) for column in range(6))

    importing(filled, write(tmp_path, *GOOD), act)
    assert seen == [
        ("1", ""),
        ("Ann", ""),
        ("Dunning mail", "In local words."),
        ("2026-03-09", "Merged change"),
        ("2207", "https://example.com/2207"),
        ("new", ""),
    ]


def test_an_unusual_line_break_is_told_before_it_is_mended(filled: Window, tmp_path: Path) -> None:
    told: list[str] = []
    row = GOOD[0].replace("local words", "local\u2028words")
    importing(filled, write(tmp_path, row, GOOD[1]), lambda d: told.append(d.subheading.text()))
    importing(filled, write(tmp_path, *GOOD), lambda d: told.append(d.subheading.text()))
    assert told[0].endswith("  ·  unusual line breaks in 1 row are read as plain ones")
    assert "line breaks" not in told[1]


def test_tabs_keep_to_rows_of_one_fate(filled: Window, tmp_path: Path) -> None:
    def act(dialog: ImportDialog) -> None:
        dialog.tabs.choose("problem")
        assert [row.row.number for row in dialog.preview.preview.rows] == [2]
        dialog.tabs.choose("new")
        assert [row.row.number for row in dialog.preview.preview.rows] == [1, 3]

    importing(filled, write(tmp_path, GOOD[0], BROKEN, GOOD[1]), act)


def test_the_next_problem_is_one_press_away(filled: Window, tmp_path: Path) -> None:
    def act(dialog: ImportDialog) -> None:
        assert dialog.problem.heading.text().startswith("Row 1,")
        filled.click(dialog.problem.next)
        assert dialog.problem.heading.text().startswith("Row 3,")
        filled.click(dialog.problem.next)
        assert dialog.problem.heading.text().startswith("Row 1,")

    other = BROKEN.replace("2226", "2227")
    importing(filled, write(tmp_path, BROKEN, GOOD[0], other), act)


def test_a_column_is_given_another_field_by_hand(filled: Window, tmp_path: Path) -> None:
    def act(dialog: ImportDialog) -> None:
        box = dialog.side.mapping.boxes["body"]
        box.setCurrentIndex(box.findData("title"))
        box.activated.emit(box.currentIndex())
        assert dialog.side.mapping.mapping["title"] == "body"
        assert dialog.side.mapping.boxes["title"].currentText() == "Not imported"
        filled.click(dialog.primary)

    importing(filled, write(tmp_path, GOOD[0]), act)
    assert filled.pieces(filled.session.candidates[0].id)[3].content.title == "In local words."


def test_without_a_column_of_titles_nothing_can_be_imported(filled: Window, tmp_path: Path) -> None:
    def act(dialog: ImportDialog) -> None:
        box = dialog.side.mapping.boxes["title"]
        box.setCurrentIndex(0)
        box.activated.emit(0)
        assert dialog.trouble.sentence.text() == "Say which column is the title."
        assert not dialog.primary.isEnabled()

    importing(filled, write(tmp_path, GOOD[0]), act)


def test_a_second_import_of_the_same_file_has_nothing_to_do(filled: Window, tmp_path: Path) -> None:
    path = write(tmp_path, *GOOD)
    importing(filled, path, lambda dialog: filled.click(dialog.primary))

    def act(dialog: ImportDialog) -> None:
        assert dialog.note.text() == "There is nothing to import here."
        assert not dialog.primary.isEnabled()

    importing(filled, path, act)


def test_a_file_that_is_no_table_is_told_of_and_no_dialog_opens(
    filled: Window, tmp_path: Path
) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(b"PK\x03\x04 and so on")
    filled.screen.choose(Part.EVIDENCE)
    page = filled.screen.page
    assert isinstance(page, EvidencePage)
    with filled.bot.waitSignal(filled.desk.failed) as told:
        page.import_table(path)
    assert "book.csv" in told.args[0]


def test_a_real_table_is_recognised_whole(filled: Window, shared: Path) -> None:
    def act(dialog: ImportDialog) -> None:
        assert dialog.primary.text() == "Import 36 rows"
        assert dialog.side.newcomers.text().startswith("Adds 3 candidates: ")
        filled.click(dialog.primary)

    importing(filled, shared / "evidence" / "merged-changes.json", act)
    assert (
        sum(len(pieces) for pieces in filled.store.evidence(in_charge(filled.store)).values()) == 42
    )
    assert len(filled.session.candidates) == 5


def garbled(folder: Path, encoding: str, name: str) -> Path:
    path = folder / "changes.csv"
    row = GOOD[0].replace("Ann", name)
    path.write_bytes(f"{HEADER}\n{row}\n".encode(encoding))
    return path


def test_what_is_not_utf_8_shows_its_names_and_waits(filled: Window, tmp_path: Path) -> None:
    def act(dialog: ImportDialog) -> None:
        assert dialog.encoding.isVisible()
        assert "Иван" not in "".join(row.cells["candidate"] for row in dialog.plan.rows)  # type: ignore[union-attr]
        assert not dialog.primary.isEnabled()
        assert dialog.note.text().endswith("Say first how the file is to be read.")
        filled.key(Qt.Key.Key_Return, dialog)
        assert dialog.command is None
        box = dialog.encoding.box
        box.setCurrentIndex(box.findData("cp1251"))
        box.activated.emit(box.currentIndex())
        assert "Иван Петров" in box.currentText()
        assert dialog.side.newcomers.text() == "Adds 1 candidate: Иван Петров"
        assert not dialog.primary.isEnabled()
        filled.click(dialog.encoding.confirm)
        filled.click(dialog.primary)

    importing(filled, garbled(tmp_path, "cp1251", "Иван Петров"), act)
    assert [state.name for state in filled.session.candidates] == ["Ann", "Ben", "Иван Петров"]


def test_the_reading_that_knows_the_candidates_is_shown_first(
    filled: Window, tmp_path: Path
) -> None:
    importing(
        filled,
        garbled(tmp_path, "utf-8", "Zoë Müller"),
        lambda dialog: filled.click(dialog.primary),
    )
    before = len(filled.session.candidates)

    def act(dialog: ImportDialog) -> None:
        assert "Zoë Müller" in dialog.encoding.box.currentText()
        assert dialog.side.newcomers.text() == "All names are candidates here."
        filled.click(dialog.cancel)

    importing(filled, garbled(tmp_path, "mac_roman", "Zoë Müller"), act)
    assert len(filled.session.candidates) == before


def test_another_reading_has_to_be_confirmed_anew(filled: Window, tmp_path: Path) -> None:
    def act(dialog: ImportDialog) -> None:
        filled.click(dialog.encoding.confirm)
        assert dialog.primary.isEnabled()
        dialog.encoding.box.setCurrentIndex(1)
        dialog.encoding.box.activated.emit(1)
        assert not dialog.primary.isEnabled()
        dialog.read(write(tmp_path, GOOD[0]))
        assert not dialog.encoding.isVisible()
        assert dialog.primary.isEnabled()

    importing(filled, garbled(tmp_path, "mac_roman", "Zoë Müller"), act)


def test_every_control_of_the_dialog_has_a_name(filled: Window, tmp_path: Path) -> None:
    from tests.ui.setup.test_screen import unnamed

    path = write(tmp_path, GOOD[0], BROKEN)
    importing(filled, path, lambda dialog: _expect(unnamed(dialog) == []))


def _expect(good: bool) -> None:
    assert good
