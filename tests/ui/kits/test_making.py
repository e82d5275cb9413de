"""Making kits in the window: who gets one, their words once, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QAction, QGuiApplication, QPageSize, QPdfWriter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import AddEvidence, Attach, OpenRating
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.store.document import encrypting
from calibrate.store.document.encrypting import unlocking
from calibrate.store.kits.making import MadeKit
from calibrate.store.store import Store
from calibrate.ui.kits.made_dialog import MadeDialog
from calibrate.ui.kits.making_dialog import KitsDialog
from calibrate.ui.kits.slip import draw_slip
from calibrate.ui.open_session import KITS
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.window import MainWindow
from tests.ui.answering import agree, answer_next, give_up
from tests.ui.kits.conftest import Files
from tests.worlds.sessions import new_session


@pytest.fixture
def dialog(window: MainWindow, files: Files, qtbot: QtBot) -> KitsDialog:
    window.open_file(files.session)
    assert window.session
    made = KitsDialog(window, window.session.desk)
    made.folder.setText(str(files.kits))
    made.show()
    return made


def make(dialog: KitsDialog, qtbot: QtBot) -> tuple[MadeKit, ...]:
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(dialog.made))
    return dialog.made


def test_everybody_without_a_kit_is_ticked_and_gets_one_with_words(
    dialog: KitsDialog, files: Files, qtbot: QtBot
) -> None:
    assert [box.text() for box in dialog.boxes.values()] == ["Pia", "Quentin", "Rosa", "Sami"]
    assert dialog.primary.text() == "Make 4 kits"
    made = make(dialog, qtbot)
    assert len({one.words for one in made}) == 4
    for one in made:
        with Store.open(one.path, driver=unlocking(one.path, one.words)) as kit:
            assert kit.kit and kit.kit.panelist == one.panelist


def test_who_has_a_kit_is_not_ticked_and_it_says_since_when(
    window: MainWindow, files: Files, qtbot: QtBot
) -> None:
    files.make()
    window.open_file(files.session)
    assert window.session
    dialog = KitsDialog(window, window.session.desk)
    pia, *others = dialog.boxes.values()
    assert pia.text().startswith("Pia, kit 1 went out ") and not pia.isChecked()
    assert all(box.isChecked() for box in others)


def test_a_replacement_takes_a_reason_and_is_asked_where_all_had_a_kit(
    window: MainWindow, files: Files, qtbot: QtBot
) -> None:
    files.make()
    window.open_file(files.session)
    assert window.session
    dialog = KitsDialog(window, window.session.desk)
    dialog.folder.setText(str(files.kits))
    dialog.show()
    assert not dialog.replacing.isVisible()
    for id, box in dialog.boxes.items():
        box.setChecked(id == files.panelists[0])
    assert dialog.replacing.isVisible()
    dialog.because.setText("The laptop was lost.")
    dialog.encrypted.setChecked(False)
    (made,) = make(dialog, qtbot)
    with Store.open(made.path) as kit:
        assert kit.kit and kit.kit.is_replacement and kit.kit.number == 2


def test_without_words_it_says_who_reads_them(
    dialog: KitsDialog, files: Files, qtbot: QtBot
) -> None:
    assert dialog.protection.text().startswith("Each kit’s words are shown once")
    dialog.encrypted.setChecked(False)
    assert dialog.protection.text().startswith("These kits are not encrypted")
    for one in make(dialog, qtbot):
        Store.open(one.path).close()


def test_without_the_library_only_kits_without_words_are_offered(
    window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypting, "LIBRARY", "no_such_library")
    window.open_file(files.session)
    assert window.session
    dialog = KitsDialog(window, window.session.desk)
    assert not dialog.encrypted.isEnabled() and not dialog.encrypted.isChecked()
    assert "SQLCipher is not there" in dialog.protection.text()


def test_a_file_in_the_way_is_told_and_the_dialog_stays(
    dialog: KitsDialog, files: Files, qtbot: QtBot
) -> None:
    files.kits.mkdir()
    (files.kits / "Kit of Rosa, Autumn.calib").write_text("mine")
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(dialog.trouble.sentence.text()))
    assert "is there already; choose another folder" in dialog.trouble.sentence.text()
    assert dialog.isVisible() and dialog.primary.isEnabled() and not dialog.made


def test_nobody_ticked_makes_nothing(dialog: KitsDialog) -> None:
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert not dialog.primary.isEnabled()


def test_given_up_while_words_are_drawn_nothing_is_made(dialog: KitsDialog, files: Files) -> None:
    dialog.primary.click()
    dialog.cancel.click()
    assert not dialog.isVisible() and not files.kits.exists()


def test_links_and_large_files_are_named_before_kits_go_out(
    window: MainWindow, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "l.calib")
    content = EvidenceText("Design note", link="https://example.org/note")
    large = (NewAttachment("a.bin", bytes(6_000_000)), NewAttachment("b.bin", b"x" * 6_000_000))
    made.do(AddEvidence(NewEvidence("linked", made.ann, content)), Attach("linked", large))
    made.do(OpenRating())
    made.store.close()
    window.open_file(tmp_path / "l.calib")
    assert window.session
    dialog = KitsDialog(window, window.session.desk)
    dialog.show()
    assert dialog.links.isVisible()
    assert dialog.links.text() == (
        "Only a link, so offline it cannot be opened: EV-04 Design note (Ann).\n"
        "With what is attached a kit has up to 12 MB, which not all mail takes."
    )


def test_from_the_menu_to_the_words_and_out(window: MainWindow, files: Files, qtbot: QtBot) -> None:
    window.open_file(files.session)
    assert window.session
    told: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, MadeDialog)
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.copies[files.panelists[0]].click()
        told.append(QGuiApplication.clipboard().text())
        dialog.primary.click()

    def ask(dialog: QWidget) -> None:
        assert isinstance(dialog, KitsDialog)
        dialog.folder.setText(str(files.kits))
        dialog.primary.click()
        qtbot.waitUntil(lambda: bool(dialog.made))
        answer_next(read)

    answer_next(ask)
    actions = {one.text(): one for one in _menu(window)}
    actions[KITS].trigger()
    copied = told.pop()
    assert copied in told and len(copied.split()) == 6
    assert QGuiApplication.clipboard().text() == ""
    assert any("travel another way" in one for one in told)
    assert window.session.desk.session(window.session.desk.chair).kits


def _menu(window: MainWindow) -> list[QAction]:
    assert window.session
    screen = window.session.currentWidget()
    assert isinstance(screen, Screen)
    return list(screen.top.menu.made().actions())


def test_escape_asks_before_the_words_are_gone(window: MainWindow, files: Files) -> None:
    window.open_file(files.session)
    assert window.session
    session = window.session.desk.session(window.session.desk.chair)
    kit = MadeKit(files.panelists[0], Path("k.calib"), "one two three four five six")
    dialog = MadeDialog(window, session, [kit])
    dialog.show()
    answer_next(give_up)
    dialog.reject()
    assert dialog.isVisible()
    agree()
    dialog.reject()
    assert not dialog.isVisible()


def test_before_rating_opens_it_is_said_why_not(window: MainWindow, tmp_path: Path) -> None:
    new_session(tmp_path / "n.calib").store.close()
    window.open_file(tmp_path / "n.calib")
    assert window.session
    window.session.make_kits()
    assert "what a kit holds freezes only then; open rating first" in window.message.text.text()


def test_a_slip_has_name_file_and_words(tmp_path: Path, qapp: object) -> None:
    import pypdfium2

    writer = QPdfWriter(str(tmp_path / "slip.pdf"))
    writer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    kit = MadeKit("p", Path("kits/Kit of Pia, Autumn.calib"), "one two three four five six")
    draw_slip(writer, "Autumn", "Pia Conti", kit)
    del writer
    page = pypdfium2.PdfDocument(tmp_path / "slip.pdf")[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    for words in ("Autumn", "Pia Conti", "Kit of Pia, Autumn.calib", "one two three", "four five"):
        assert words in text
    assert "Nobody can recover forgotten words." in text
