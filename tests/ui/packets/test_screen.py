from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from calibrate.domain.commands import (
    BeginSecondRound,
    RecordDecision,
    ReopenCandidate,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.record.case import Case
from calibrate.packet.packet import write_packet
from calibrate.ui.paper import ask as folders
from calibrate.ui.paper import export
from calibrate.ui.paper.ask import ExistingFiles
from calibrate.ui.paper.drawing import take
from calibrate.ui.paper.export import Written, outcome
from calibrate.ui.paper.orders import Drawn, Order, Tell
from calibrate.ui.paper.outcome import Progress
from tests.ui.packets.conftest import Window
from tests.ui.packets.failing import breaks, dies
from tests.ui.setup.test_screen import unnamed
from tests.worlds.small_disk import small_disk


def spoken(window: Window) -> list[str]:
    model = window.screen.candidates.choices
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def result(window: Window) -> list[str]:
    files = window.screen.panel.files
    items = [files.itemAt(place) for place in range(files.count())]
    widgets = [item.widget() for item in items if item]
    return [widget.text() for widget in widgets if isinstance(widget, QLabel)]


def answer_existing(button: str) -> None:
    """Press one of the buttons when it is asked what becomes of files that are there."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExistingFiles)
        getattr(dialog, button).click()

    QTimer.singleShot(0, press)


def test_who_is_decided_is_ticked_and_the_rest_are_called_drafts(window: Window) -> None:
    assert spoken(window) == [
        "Nadia Rahimi, Decided, ticked",
        "Kofi Mensah, DRAFT, not ticked",
        "Óscar Benítez, DRAFT, sealed, not ticked",
    ]
    assert window.screen.panel.export.text() == "Export 1 packet…"


def test_a_withdrawn_candidate_has_no_packet(window: Window) -> None:
    window.desk.apply(WithdrawCandidate("n3", "moved away"))
    window.tick(2)
    assert spoken(window)[2] == "Óscar Benítez, Withdrawn, no packet, not ticked"
    assert window.screen.view.preview.pages == 0
    assert "was withdrawn" in window.screen.view.preview.accessibleDescription()


def test_pages_of_the_candidate_at_hand_are_shown_and_turned(window: Window) -> None:
    window.wait_for_pages()
    screen = window.screen
    assert screen.view.heading.name.whole == "Nadia Rahimi"
    pages = screen.view.preview.pages
    assert screen.view.heading.page.text() == f"Page 1 of {pages}"
    assert "Nadia Rahimi" in screen.view.preview.accessibleDescription()
    assert not screen.view.heading.back.isEnabled()
    window.click(screen.view.heading.on)
    assert screen.view.heading.page.text() == f"Page 2 of {pages}"
    QTest.keyClick(screen.view.preview, Qt.Key.Key_PageUp)
    assert screen.view.heading.page.text() == f"Page 1 of {pages}"
    QTest.keyClick(screen.candidates, Qt.Key.Key_PageDown)
    assert screen.view.heading.page.text() == f"Page 2 of {pages}"
    QTest.keyClick(screen.view.preview, Qt.Key.Key_End)
    assert screen.view.heading.page.text() == f"Page {pages} of {pages}"


def test_the_preview_leaves_no_file(window: Window) -> None:
    window.wait_for_pages()
    aside = window.screen.view.looking._aside
    assert aside is not None
    folder = Path(aside.name)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == []
    window.screen.close()
    assert not folder.exists()


def test_three_candidates_become_three_files_for_their_owner_alone(window: Window) -> None:
    window.tick(1)
    window.tick(2)
    assert window.screen.panel.export.text() == "Export 3 packets…"
    window.export()
    assert window.files == ["Kofi Mensah.pdf", "Nadia Rahimi.pdf", "Óscar Benítez.pdf"]
    for name in window.files:
        path = window.folder / name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        document = pypdfium2.PdfDocument(path.read_bytes())
        assert len(document) > 0
        document.close()
    assert window.screen.panel.headline.text() == f"3 packets in {window.folder}"
    assert [line.split(",")[0] for line in result(window)] == [
        "Nadia Rahimi.pdf",
        "Kofi Mensah.pdf",
        "Óscar Benítez.pdf",
    ]


@pytest.mark.parametrize("failing_take", [breaks, dies])
def test_one_packet_that_cannot_be_drawn_is_named_and_the_others_are_written(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    failing_take: Callable[[Case | Order, Tell], Drawn | None],
) -> None:
    monkeypatch.setattr(export, "take", failing_take)
    window.tick(1)
    window.tick(2)
    window.export()
    assert window.files == ["Nadia Rahimi.pdf", "Óscar Benítez.pdf"]
    assert window.screen.panel.headline.text() == f"2 of 3 packets in {window.folder}"
    *files, problem = result(window)
    assert [line.split(",")[0] for line in files] == ["Nadia Rahimi.pdf", "Óscar Benítez.pdf"]
    assert problem.startswith("The packet of Kofi Mensah was not written. Something unexpected")
    assert "Traceback" not in problem
    assert window.screen.panel.export.isVisible()


def test_a_sealed_packet_holds_nothing_that_was_rated(window: Window) -> None:
    window.tick(0)
    window.tick(2)
    window.export()
    document = pypdfium2.PdfDocument((window.folder / "Óscar Benítez.pdf").read_bytes())
    pages = [document[place].get_textpage().get_text_bounded() for place in range(len(document))]
    document.close()
    assert "DRAFT" in pages[0]
    assert not any("Reason of" in page for page in pages)


def test_nothing_ticked_leaves_nothing_to_export(window: Window) -> None:
    window.tick(0)
    assert not window.screen.panel.export.isEnabled()
    assert window.screen.panel.why_not.isVisible()


def test_cancel_leaves_the_folder_as_it_was(window: Window) -> None:
    window.tick(1)
    window.tick(2)
    cancel_once_drawn(window)
    window.click(window.screen.panel.export)
    assert any(name.startswith(".calibrate-") for name in window.files)
    window.bot.waitUntil(lambda: not window.screen.panel.running.isVisible(), timeout=30_000)
    assert window.files == []
    assert window.screen.panel.headline.text() == "Cancelled. Nothing was written."
    assert window.screen.panel.export.isVisible()


def cancel_once_drawn(window: Window) -> None:
    """Press Cancel as soon as something is drawn."""

    def press(progress: Progress) -> None:
        if progress.done:
            window.screen.panel.cancel.click()

    window.screen.writing.export.ran.connect(press)


def test_leaving_the_screen_ends_an_export(window: Window) -> None:
    window.click(window.screen.panel.export)
    assert window.screen.panel.running.isVisible()
    window.screen.close()
    assert window.files == []


def older_packet(window: Window) -> bytes:
    """Leave a packet of the first candidate in the folder, and return what is in it."""
    case = window.desk.case("n1", window.desk.chair)
    path = window.folder / "Nadia Rahimi.pdf"
    write_packet(replace(case, session="Spring"), path)
    return path.read_bytes()


def test_files_that_are_there_can_give_way(window: Window) -> None:
    old = older_packet(window)
    answer_existing("replace")
    window.export()
    assert window.files == ["Nadia Rahimi.pdf"]
    assert (window.folder / "Nadia Rahimi.pdf").read_bytes() != old


def test_a_file_of_somebody_else_never_gives_way(window: Window) -> None:
    (window.folder / "Nadia Rahimi.pdf").write_text("old")
    window.export()
    assert window.files == ["Nadia Rahimi (2).pdf", "Nadia Rahimi.pdf"]
    assert (window.folder / "Nadia Rahimi.pdf").read_text() == "old"
    answer_existing("replace")
    window.export()
    assert window.files == ["Nadia Rahimi (2).pdf", "Nadia Rahimi.pdf"]
    assert (window.folder / "Nadia Rahimi.pdf").read_text() == "old"


def test_files_that_are_there_can_be_kept(window: Window) -> None:
    old = older_packet(window)
    answer_existing("primary")
    window.export()
    assert window.files == ["Nadia Rahimi (2).pdf", "Nadia Rahimi.pdf"]
    assert (window.folder / "Nadia Rahimi.pdf").read_bytes() == old
    assert result(window)[0].startswith("Nadia Rahimi (2).pdf")


def test_cancelling_the_question_writes_nothing(window: Window) -> None:
    old = older_packet(window)
    answer_existing("cancel")
    window.click(window.screen.panel.export)
    assert not window.screen.panel.running.isVisible()
    assert (window.folder / "Nadia Rahimi.pdf").read_bytes() == old


def test_a_folder_that_is_none_is_told_in_a_sentence(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = window.folder / "gone"
    monkeypatch.setattr(folders, "ask_folder", lambda _: gone)
    window.export()
    assert window.screen.panel.headline.text() == "Nothing written"
    assert result(window) == [
        f"Nothing can be written to {gone}: No such file or directory. Choose another one."
    ]
    assert not window.screen.panel.folder.isVisible()


def test_no_folder_chosen_changes_nothing(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "ask_folder", lambda _: None)
    window.click(window.screen.panel.export)
    assert not window.screen.panel.running.isVisible()


def test_show_folder_opens_it(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    window.export()
    QApplication.processEvents()
    window.click(window.screen.panel.folder)
    assert shown == [QUrl.fromLocalFile(str(window.folder))]


def test_characters_that_no_font_has_are_named_once(window: Window) -> None:
    drawn = Drawn(7, ("U+1F71A",))
    files = (Written("Nadia.pdf", drawn), Written("Kofi.pdf", drawn))
    window.screen.panel.show_outcome(outcome(Edition.PANEL, window.folder, files, ()))
    assert result(window) == [
        "Nadia.pdf, 7 pages",
        "Kofi.pdf, 7 pages",
        "No font has U+1F71A; a sign stands in their place.",
    ]


def test_a_character_without_a_glyph_is_named_by_the_drawing(
    window: Window, tmp_path: Path
) -> None:
    case = window.desk.case("n1", window.desk.chair)
    assert drawn_of(case, tmp_path / "a.pdf").substitutions == ()
    odd = replace(case, session="Autumn \U0001f71a")
    (name,) = drawn_of(odd, tmp_path / "b.pdf").substitutions
    assert "1F71A" in name


def drawn_of(case: Case, path: Path) -> Drawn:
    """Draw a packet as the other process does."""
    assert take(Order(Edition.PANEL, Paper.A4, path), print) is None
    drawn = take(case, print)
    assert drawn
    return drawn


def test_the_packet_of_a_reopened_candidate_is_a_draft_again(window: Window) -> None:
    window.desk.apply(ReopenCandidate("n1", "The letter named another level."))
    assert spoken(window)[0] == "Nadia Rahimi, DRAFT, not ticked"
    assert window.screen.view.heading.about.whole.startswith("DRAFT, reopened")
    window.tick(0)
    window.export()
    document = pypdfium2.PdfDocument((window.folder / "Nadia Rahimi.pdf").read_bytes())
    page = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "DRAFT" in page
    again = Decision("again", "n1", Outcome.NOT_YET, "It was read again.")
    window.desk.apply(RecordDecision(again))
    assert spoken(window)[0] == "Nadia Rahimi, Decided, ticked"
    assert window.screen.view.heading.about.whole.startswith("Decided")


def test_a_second_round_under_way_is_said(window: Window) -> None:
    window.desk.apply(BeginSecondRound("n2"))
    assert spoken(window)[1] == "Kofi Mensah, DRAFT, second round sealed, not ticked"


def test_every_control_has_a_name(window: Window) -> None:
    assert unnamed(window.screen) == []
    assert unnamed(ExistingFiles(window.screen, window.folder, ["a.pdf"])) == []


@pytest.mark.skipif(os.name != "posix", reason="a small file system is mounted")
@pytest.mark.parametrize("kilobytes", [0, 8, 16])
@pytest.mark.parametrize("edition", [Edition.PANEL, Edition.READING, Edition.BOOK])
def test_a_disk_that_is_full_is_said_of_what_is_written_and_nothing_is_left(
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kilobytes: int,
    edition: Edition,
) -> None:
    window.screen.panel.choose(edition)
    with small_disk(tmp_path / "disk") as disk:
        if not disk.is_mounted:
            pytest.skip("a limit on the size of files is not the other process's")
        monkeypatch.setattr(folders, "ask_folder", lambda _: disk.folder)
        with disk.left(kilobytes):
            window.export()
            assert window.screen.panel.headline.text() == "Nothing written"
            said = " ".join(result(window))
        assert str(disk.folder) in said and "unexpected" not in said
        assert ".calibrate-" not in said and "0.pdf" not in said
        assert list(disk.folder.iterdir()) == []
