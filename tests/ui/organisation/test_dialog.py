"""What packets show of the organisation is asked for, kept, and offered to the next session."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from calibrate.domain.commands import DescribeOrganisation
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.ui.organisation.dialog import OrganisationDialog
from calibrate.ui.organisation.remembered import LOGO, remember, remembered
from calibrate.ui.preferences import keep
from calibrate.ui.setup.screen import SetupScreen
from tests.ui.packets.conftest import Opened, Window, opened, window
from tests.ui.setup.test_screen import unnamed
from tests.worlds.logos import png
from tests.worlds.meetings import written

__all__ = ["opened", "window"]

ACME = Organisation("Acme Works", "For the board only", png())


def shown(window: Window) -> Organisation:
    return window.desk.session(window.desk.chair).organisation


def dialog_of(window: Window) -> OrganisationDialog:
    made = OrganisationDialog(window.screen, window.desk)
    made.show()
    return made


def test_name_line_and_logo_are_entered_and_shown_on_the_pages(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.wait_for_pages()
    picture = tmp_path / "logo.png"
    picture.write_bytes(png(notes=b"where it was taken"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OrganisationDialog)
        QTest.keyClicks(dialog.name, "Acme Works")
        QTest.keyClicks(dialog.line, "For the board only")
        window.click(dialog.logo.choose)
        assert dialog.logo.picture.accessibleName() == "Logo, 120 by 40 pixels"
        window.click(dialog.primary)

    QTimer.singleShot(0, fill)
    window.click(window.screen.panel.organisation)
    assert shown(window) == ACME
    described = window.screen.panel.organisation.accessibleDescription()
    assert "Acme Works" in described and "a logo" in described
    preview = window.screen.view.preview
    window.bot.waitUntil(lambda: "Acme Works" in preview.accessibleDescription(), timeout=20_000)
    assert "For the board only" in preview.accessibleDescription()


def test_the_next_session_is_offered_what_this_one_shows(
    window: Window, tmp_path: Path, opened: Opened
) -> None:
    first = dialog_of(window)
    assert not first.again.isVisible()
    QTest.keyClicks(first.name, ACME.name)
    first.logo.show_logo(ACME.logo)
    window.click(first.primary)
    other = opened(written(tmp_path / "other.calib"))
    dialog = dialog_of(other)
    assert ACME.name in dialog.again.accessibleDescription()
    window.click(dialog.again)
    assert not dialog.again.isVisible()
    window.click(dialog.primary)
    assert shown(other) == Organisation(ACME.name, "", ACME.logo) == shown(window)


def test_what_is_there_already_is_not_offered_over(window: Window) -> None:
    remember(ACME)
    window.desk.apply(DescribeOrganisation(Organisation("Other")))
    dialog = dialog_of(window)
    assert dialog.name.text() == "Other"
    assert not dialog.again.isVisible()


def test_all_of_it_can_be_taken_off_again(window: Window) -> None:
    window.desk.apply(DescribeOrganisation(ACME))
    dialog = dialog_of(window)
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, " ")
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, " ")
    window.click(dialog.logo.remove)
    assert dialog.logo.picture.accessibleName() == "No logo"
    window.click(dialog.primary)
    assert shown(window) == NO_ORGANISATION
    assert remembered() == NO_ORGANISATION


def test_nothing_changed_is_no_line_of_the_log(window: Window) -> None:
    lines = len(window.desk.log(window.desk.chair))
    window.click(dialog_of(window).primary)
    assert len(window.desk.log(window.desk.chair)) == lines


def test_a_file_that_is_no_picture_is_said_and_changes_nothing(
    window: Window, tmp_path: Path
) -> None:
    text = tmp_path / "logo.png"
    text.write_text("a logo")
    dialog = dialog_of(window)
    dialog.logo.show_logo(ACME.logo)
    dialog.logo.take(text)
    assert dialog.trouble.sentence.text() == (
        "The logo is no PNG or JPEG; save it as a PNG and choose that."
    )
    assert dialog.logo.content == ACME.logo
    dialog.logo.take(tmp_path / "gone.png")
    assert "There is no file" in dialog.trouble.sentence.text()


def test_a_name_without_room_is_refused_in_a_sentence(window: Window) -> None:
    dialog = dialog_of(window)
    QTest.keyClicks(dialog.name, "A" * 81)
    window.click(dialog.primary)
    assert dialog.isVisible()
    assert "81 characters" in dialog.trouble.sentence.text()
    assert shown(window) == NO_ORGANISATION


def test_set_up_leads_there_by_its_menu(tmp_path: Path, window: Window) -> None:
    screen = SetupScreen(window.desk)
    window.bot.addWidget(screen)
    (act,) = [act for words, act in screen.top.menu.more if words == "Organisation…"]
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OrganisationDialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(0, look)
    assert callable(act)
    act()
    assert seen == ["Organisation"]


def test_a_closed_session_stays_as_it_is(window: Window) -> None:
    panel = window.screen.panel
    panel.show_organisation(NO_ORGANISATION, is_closed=True)
    assert not panel.organisation.isEnabled()
    assert "closed" in panel.organisation.accessibleDescription()


def test_a_kept_logo_that_is_none_is_not_offered() -> None:
    remember(ACME)
    keep(LOGO, "broken")
    assert remembered() == Organisation(ACME.name, ACME.line)


def test_every_control_has_a_name(window: Window) -> None:
    assert unnamed(dialog_of(window)) == []
