"""Record: lines by day, narrowed, copied, and read only by whoever may."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from calibrate.domain.commands import CallCandidate, MarkAbsent, OpenMeeting, RevealRound
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.exchange.shown.log_text import log_text
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.record.line_panel import READING, LinePanel
from calibrate.ui.record.screen import NOT_READ
from tests.ui.record.conftest import Opened, Window
from tests.worlds.meetings import Meeting, Plan, meeting

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def made(tmp_path: Path) -> Meeting:
    """The meeting was opened, Nadia called and revealed."""
    made = meeting(tmp_path / "session.calib")
    made.do(OpenMeeting("lot"))
    made.do(CallCandidate("n1"), after=2)
    made.do(RevealRound("n1"), after=5)
    return made


@pytest.fixture
def window(made: Meeting, opened: Opened) -> Window:
    return opened(made.store)


def chosen(window: Window) -> list[str]:
    return [line.sentence for line in window.screen.list.lines]


# The list


def test_the_newest_line_stands_first_under_its_day(window: Window) -> None:
    last = len(window.sentences)
    assert window.shown[0].startswith("Thu 19 Nov 2026, ")
    assert window.shown[1] == (
        f"{last}, Thu 19 Nov 2026, 13:09, Fay Lindqvist: Revealed Nadia Rahimi."
    )
    assert window.shown[2].endswith("13:04, Fay Lindqvist: Called Nadia Rahimi.")
    assert window.sentences[-1] == "Began Autumn 2026 calibration."
    assert window.screen.top.subtitle.text() == f"{last} lines"


def test_every_day_has_a_heading_with_its_count(window: Window) -> None:
    headings = [words for words in window.shown if words.endswith((" line", " lines"))]
    assert [words.split(", ")[0] for words in headings] == ["Thu 19 Nov 2026", "Thu 12 Nov 2026"]
    counts = [int(words.split(", ")[1].split()[0]) for words in headings]
    assert sum(counts) == len(window.sentences)


def test_it_begins_at_the_newest_line_and_says_all_of_it(window: Window) -> None:
    panel = window.screen.panel
    assert QApplication.focusWidget() is window.screen.list
    assert chosen(window) == ["Revealed Nadia Rahimi."]
    assert panel.heading.title.text() == f"Line {len(window.sentences)}"
    assert panel.sentence.text() == "Revealed Nadia Rahimi."
    assert panel.actor.text() == "Fay Lindqvist"
    assert panel.moment.text() == "Thu 19 Nov 2026, 13:09:00+00:00"
    head = panel.head.text().removeprefix("Head after it").replace("\n", "").replace(" ", "")
    assert head == window.desk.log(window.desk.chair)[-1].head


def test_arrows_go_from_line_to_line_past_the_headings(window: Window) -> None:
    day = next(at for at, words in enumerate(window.shown) if words.startswith("Thu 12 Nov"))
    for _ in range(day - 1):
        window.key(Qt.Key.Key_Down)
    assert chosen(window) == [window.sentences[day - 1]]
    window.key(Qt.Key.Key_Up)
    assert chosen(window) == [window.sentences[day - 2]]


def test_what_is_done_meanwhile_comes_on_top_and_the_chosen_line_stays(window: Window) -> None:
    window.key(Qt.Key.Key_Down)
    assert chosen(window) == ["Called Nadia Rahimi."]
    window.desk.apply(MarkAbsent("p2", "ill"))
    assert window.sentences[0] == "Bram Visser is absent."
    assert chosen(window) == ["Called Nadia Rahimi."]


# Narrowing


def test_the_field_keeps_lines_that_hold_every_word(window: Window) -> None:
    window.key(Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is window.screen.find_field
    window.find("NADIA 19 nov")
    assert window.sentences == ["Revealed Nadia Rahimi.", "Called Nadia Rahimi."]
    assert window.screen.about.whole == f"2 of {len(window.screen.list.record.lines)} lines"
    assert chosen(window) == ["Revealed Nadia Rahimi."]


def test_keys_go_from_the_field_to_the_lines_and_escape_shows_all(window: Window) -> None:
    whole = len(window.sentences)
    window.key(Qt.Key.Key_F, CONTROL)
    window.find("nadia nov")
    window.key(Qt.Key.Key_Down)
    assert chosen(window) == [window.sentences[1]]
    window.key(Qt.Key.Key_Escape)
    assert window.screen.find_field.text() == ""
    assert len(window.sentences) == whole
    assert QApplication.focusWidget() is window.screen.list


def test_where_no_line_holds_the_words_it_says_so(window: Window) -> None:
    window.find("<b>xyz</b>")
    assert window.sentences == []
    assert window.screen.nothing.text() == "No line holds “<b>xyz</b>”."
    assert window.screen.nothing.isVisible()
    assert window.screen.panel.heading.title.text() == "No line chosen"
    assert not window.screen.panel.copy.isEnabled()


def test_a_head_that_a_packet_prints_finds_its_line(window: Window) -> None:
    entry = window.desk.log(window.desk.chair)[-2]
    window.find(entry.head)
    assert window.sentences == ["Called Nadia Rahimi."]
    window.find(entry.head[:3])
    assert "Called Nadia Rahimi." not in window.sentences


# Copying


def test_lines_are_copied_as_the_command_line_prints_them(window: Window) -> None:
    entries = window.desk.log(window.desk.chair)
    session = window.desk.session(window.desk.chair)
    window.key(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == log_text(entries[-1:], session)
    window.key(Qt.Key.Key_Down, SHIFT)
    assert window.screen.panel.copy.text() == "Copy 2 lines"
    window.click(window.screen.panel.copy)
    assert QApplication.clipboard().text() == log_text(entries[-2:], session)


# Who reads it


def test_what_is_sealed_leaves_no_trace_before_its_reveal(window: Window) -> None:
    assert "Kofi Mensah" in window.words
    submitted = [one for one in window.sentences if "submitted" in one]
    assert submitted
    assert all("Nadia" in one for one in submitted)
    numbers = [int(words.split(", ")[0]) for words in window.shown if words[0].isdigit()]
    assert numbers == list(range(len(numbers), 0, -1))


def test_chair_and_deputy_read_of_their_own_candidates_alone(
    tmp_path: Path, opened: Opened
) -> None:
    made = meeting(tmp_path / "session.calib", Plan(deputies=(("n1", "p1"),)))
    window = opened(made.store)
    assert "Nadia" not in window.words
    assert "Kofi" in window.words
    window.find("kofi")
    window.desk.hand_chair("p1")
    assert "Kofi" not in window.words
    assert "Nadia" in window.words


class Elsewhere(Desk):
    """A desk at which somebody sits who runs nothing."""

    @property
    def chair(self) -> Viewer:
        return Viewer(ViewerKind.PANELIST, "p1")


def test_who_may_not_read_the_log_is_shown_nothing_of_it(made: Meeting, opened: Opened) -> None:
    window = opened(made.store, Elsewhere(made.store))
    assert window.shown == []
    assert window.screen.nothing.text() == NOT_READ
    assert "Nadia" not in window.words


# Verifying


def test_a_whole_file_holds_and_its_head_is_said(window: Window, made: Meeting) -> None:
    panel = window.screen.panel
    window.click(panel.verify)
    assert panel.result.text() == "The file holds, verified at 13:09."
    head = panel.found.text().removeprefix("Head of the log").replace("\n", "").replace(" ", "")
    assert head == made.store.verify().head


def test_how_many_lines_are_hidden_is_not_told(window: Window, made: Meeting) -> None:
    window.click(window.screen.panel.verify)
    found = made.store.verify()
    assert found.lines > len(window.sentences)
    assert str(found.lines) not in window.screen.panel.result.text()
    assert str(found.lines - 1) not in window.words.split()


def test_that_it_held_is_not_said_of_a_file_that_changed_since(window: Window) -> None:
    window.click(window.screen.panel.verify)
    window.desk.apply(MarkAbsent("p2", "ill"))
    assert not window.screen.panel.result.isVisible()
    assert not window.screen.panel.found.isVisible()


def test_a_changed_row_is_named(tmp_path: Path, opened: Opened) -> None:
    meeting(tmp_path / "session.calib").store.close()
    with sqlite3.connect(tmp_path / "session.calib") as file:
        file.execute("UPDATE candidate SET name = 'Nadja' WHERE id = 'n1'")
    file.close()
    window = opened(Store.open(tmp_path / "session.calib"))
    window.click(window.screen.panel.verify)
    assert window.screen.panel.result.text() == "The file does not hold: 1 problem."
    assert window.screen.panel.found.text() == 'A row of candidate was changed: ["n1"].'


def test_it_says_that_it_reads_before_the_window_waits(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = LinePanel.repaint

    def repaint(panel: LinePanel) -> None:
        paint(panel)
        painted.append(panel.result.text())

    monkeypatch.setattr(LinePanel, "repaint", repaint)
    window.click(window.screen.panel.verify)
    assert painted == [READING]


# For everybody


def test_a_screen_reader_finds_the_list_by_its_name(window: Window) -> None:
    spoken = QAccessible.queryAccessibleInterface(window.screen.list)
    assert spoken.text(QAccessible.Text.Name) == "What was done, newest first"
    assert spoken.childCount() == len(window.shown)
    assert spoken.child(1).text(QAccessible.Text.Name).endswith("Revealed Nadia Rahimi.")


def test_tab_goes_from_the_list_to_copy_and_verify(window: Window) -> None:
    reached = []
    for _ in range(8):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget() or window.screen, Qt.Key.Key_Tab)
    panel = window.screen.panel
    assert reached.index(window.screen.list) < reached.index(panel.copy)
    assert reached.index(panel.copy) < reached.index(panel.verify)
