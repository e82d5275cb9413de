"""The window itself: no control on it, and nothing that is done to it changes the session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import HideNames, PauseClock
from calibrate.domain.phases import AUDIENCE
from calibrate.ui.look import theme
from calibrate.ui.projector import window as window_module
from calibrate.ui.projector.board_paint import COLORS
from tests.ui.projector.conftest import Room
from tests.worlds.secrets import sitting
from tests.worlds.sessions import in_charge


def test_there_is_nothing_on_it_to_press_to_type_into_or_to_focus(room: Room) -> None:
    assert not room.window.findChildren(QWidget)
    assert not room.window.actions()
    assert room.window.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_moving_resizing_closing_and_opening_it_changes_nothing(room: Room, qtbot: QtBot) -> None:
    room.meeting.open()
    room.meeting.call()
    before = room.desk.session(room.desk.chair)
    content = room.meeting.store.path.read_bytes()
    room.window.move(40, 30)
    room.window.resize(900, 700)
    QTest.keyClick(room.window, Qt.Key.Key_Space)
    QTest.mouseClick(room.window, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(room.window.closed):
        room.window.close()
    room.window.open()
    assert room.window.isVisible()
    assert room.desk.session(room.desk.chair) == before
    assert room.meeting.store.path.read_bytes() == content


def test_while_it_is_closed_it_reads_nothing_and_keeps_no_time(room: Room) -> None:
    room.window.close()
    page = room.page
    room.meeting.open()
    room.read()
    assert room.page is page
    assert not room.window._second.isActive()
    room.window.open()
    assert room.page != page
    assert room.window._second.isActive()


def test_it_shows_what_is_done_on_the_console_at_once(room: Room) -> None:
    room.meeting.open()
    room.meeting.call()
    room.do(PauseClock())
    assert room.page.is_paused
    assert "paused" in room.words


def test_its_clock_goes_on_by_itself(room: Room) -> None:
    room.meeting.open()
    room.meeting.call()
    room.read()
    before = room.picture()
    room.wait(seconds=1)
    assert room.picture() != before


def test_f11_and_a_double_click_fill_the_screen_and_leave_it(room: Room) -> None:
    for _ in range(2):
        QTest.keyClick(room.window, Qt.Key.Key_F11)
        assert room.window.isFullScreen()
        QTest.keyClick(room.window, Qt.Key.Key_Escape)
        assert not room.window.isFullScreen()
        QTest.mouseDClick(room.window, Qt.MouseButton.LeftButton)
        assert room.window.isFullScreen()
        QTest.mouseDClick(room.window, Qt.MouseButton.LeftButton)
        assert not room.window.isFullScreen()


def test_it_fills_a_second_screen_and_is_a_window_on_the_only_one(
    room: Room, monkeypatch: MonkeyPatch
) -> None:
    assert not room.window.isFullScreen()
    room.window.close()
    screen = room.window.screen()
    monkeypatch.setattr(window_module, "another_screen", lambda: screen)
    room.window.open()
    assert room.window.isFullScreen()
    QTest.keyClick(room.window, Qt.Key.Key_F11)
    room.window.open()
    assert not room.window.isFullScreen()


def test_it_does_not_fill_the_consoles_screen_when_its_own_is_unplugged(room: Room) -> None:
    room.window.showFullScreen()
    window_module.screens().screenRemoved.emit(room.window.screen())
    assert not room.window.isFullScreen()


def test_no_pointer_lies_on_a_filled_screen(room: Room) -> None:
    room.window.showFullScreen()
    assert room.window.cursor().shape() is Qt.CursorShape.BlankCursor
    room.window.showNormal()
    assert room.window.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_it_takes_no_typing_from_the_console_and_keeps_no_app_running(room: Room) -> None:
    assert room.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not room.window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_all_that_it_shows_is_there_as_text(room: Room) -> None:
    room.meeting.open()
    room.meeting.call()
    room.meeting.reveal()
    room.read()
    room.wait(minutes=3)
    assert room.window.accessibleName() == "Calibrate: projector"
    for words in (
        "Nadia Rahimi, L3 to L4.",
        "3 of 20 minutes used.",
        "Design, split: 1 × 2 Meets L3, 1 × 3 Between L3 and L4, 2 × 4 Meets L4, 2 of 4 meet L4.",
        "Production readiness, L3 only: ",
        "Next: Kofi Mensah.",
        "Outside: Yara Haddad.",
    ):
        assert words in room.words


def test_it_is_read_out_anew_by_the_minute_and_not_by_the_second(room: Room) -> None:
    room.meeting.open()
    room.meeting.call()
    room.read()
    room.wait(seconds=1)
    words = room.words
    assert "Silent reading: 8 minutes left." in words
    room.wait(seconds=1)
    assert room.words == words


def test_it_follows_the_appearance(room: Room) -> None:
    light = room.picture()
    theme.appearance.use(dark=True)
    assert room.picture() != light
    assert room.picture().pixelColor(2, 2) == theme.DARK.color("background")


def test_its_text_has_contrast_in_both_appearances() -> None:
    for tokens in (theme.LIGHT, theme.DARK):
        for ground in ("background", "selection"):
            for name in ("ink", *COLORS.values()):
                assert contrast(luminance(tokens, name), luminance(tokens, ground)) >= 4.5


def luminance(tokens: theme.Tokens, name: str) -> float:
    color = tokens.color(name)
    shares = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)


def test_a_small_window_is_drawn_too(room: Room) -> None:
    room.meeting.open()
    room.meeting.call()
    room.meeting.reveal()
    room.read()
    for size in ((480, 270), (480, 900), (2000, 270)):
        room.window.resize(*size)
        assert not room.picture().isNull()


def test_it_lists_what_a_reveal_opened_by_the_words_that_each_rater_has_in_their_own_app(
    room: Room,
) -> None:
    room.meeting.open()
    room.meeting.call()
    room.window.show_entries(True)
    assert "What was opened" not in room.words, "nothing was opened yet"
    room.meeting.reveal()
    room.read()
    store = room.meeting.store
    candidate = store.session(AUDIENCE).meeting.at_hand or ""
    told = {one.name: one for one in store.opened_entries(candidate, AUDIENCE)}
    for panelist in store.session(in_charge(store)).panel.raters(candidate):
        (mine,) = store.history(candidate, sitting(store, panelist.id))
        assert told[panelist.name].words == mine.words and len(mine.words.split()) == 2
        assert f"{panelist.name} (entry {told[panelist.name].place}  ·  {mine.words})" in room.words
    room.do(HideNames(True))
    assert not any(name in room.words for name in told if name != "Yara Haddad")
    assert all(one.words in room.words for one in told.values())
    room.window.show_entries(False)
    assert "What was opened" not in room.words
