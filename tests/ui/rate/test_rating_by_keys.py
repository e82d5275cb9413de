"""A panelist who never touches the mouse."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from calibrate.domain.ratings import Confidence, Observation, Side, Stance
from tests.ui.rate.conftest import ALT, CONTROL, SHIFT, Sitting, spoken

Key = Qt.Key
HAN = range(0x4E00, 0x9FA5)
Sit = Callable[..., Sitting]


def test_a_candidate_is_rated_and_submitted_without_a_mouse(sit: Sit) -> None:
    sitting = sit()
    assert sitting.current == "code"
    sitting.press(Key.Key_Right)
    sitting.press(Key.Key_O)
    sitting.type("Each step can be undone.")
    sitting.press(Key.Key_Return)
    sitting.press(Key.Key_Escape)
    sitting.press(Key.Key_4)
    sitting.press(Key.Key_C)
    sitting.press(Key.Key_Right)
    sitting.press(Key.Key_R)
    sitting.type("Two teams took it over.")
    sitting.press(Key.Key_Return, CONTROL)
    assert sitting.current == "launch"
    sitting.press(Key.Key_Left)
    sitting.press(Key.Key_2)
    sitting.press(Key.Key_Return)
    assert sitting.current == "lead"
    sitting.press(Key.Key_N)
    sitting.press(Key.Key_R, ALT)
    sitting.type("Nothing was asked of them yet.")
    sitting.press(Key.Key_Return, CONTROL)
    assert sitting.listed[0] == ("Ann", "3 of 3")
    sitting.press(Key.Key_Return, CONTROL | SHIFT)
    (past,) = sitting.history()
    first, second, third = past.ratings
    assert (first.value, first.confidence) == (4, Confidence.VERY)
    assert first.observations == (Observation(Side.FOR, "Each step can be undone."),)
    assert [one.stance for one in first.citations] == [Stance.TARGET]
    assert (second.value, [one.stance for one in second.citations]) == (2, [Stance.CURRENT])
    assert (third.value, third.reason) == (None, "Nothing was asked of them yet.")
    assert sitting.listed[0] == ("Ann", "Submitted")
    assert sitting.draft().ratings == ()
    assert not sitting.sentences


def test_the_button_names_the_key_that_records_from_here(sit: Sit) -> None:
    sitting = sit()
    assert sitting.screen.panel.record.text().endswith("  ⏎")
    sitting.press(Key.Key_R)
    assert sitting.screen.panel.record.text().endswith("Ctrl ⏎")
    sitting.press(Key.Key_Escape)
    assert sitting.screen.panel.record.text().endswith("  ⏎")


def test_digits_and_letters_typed_in_the_reason_rate_nothing(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_R)
    sitting.type("4 of 5 said no [x]/?")
    assert sitting.screen.panel.reason.toPlainText() == "4 of 5 said no [x]/?"
    assert not sitting.screen.panel.rating.answered
    sitting.press(Key.Key_O, ALT)
    sitting.type("2nc")
    assert sitting.screen.panel.observations.line.text() == "2nc"
    assert not sitting.screen.panel.rating.answered


def test_only_what_the_criterion_offers_is_chosen(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_Down)
    assert sitting.current == "launch"
    sitting.press(Key.Key_4)
    assert not sitting.screen.panel.rating.answered
    shown = [row.value for row in sitting.screen.panel.answers.rows if row.isVisible()]
    assert shown == [2, 1, None]


@pytest.mark.parametrize("digit", ["۳", "３"])
def test_a_digit_of_another_script_chooses_that_point(sit: Sit, digit: str) -> None:
    sitting = sit()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        struck = QKeyEvent(kind, ord(digit), Qt.KeyboardModifier.NoModifier, digit)
        QApplication.sendEvent(sitting.screen.view, struck)
    assert sitting.screen.panel.rating.value == 3


def test_the_arrows_stop_at_cards_and_take_the_rating_along(sit: Sit) -> None:
    sitting = sit()
    places = []
    for _ in range(4):
        row = sitting.screen.view.currentIndex().row()
        places.append((sitting.screen.view.sheet.place(row).block.key, sitting.current))
        sitting.press(Key.Key_Down)
    assert places == [("code",) * 2, ("launch",) * 2, ("lead",) * 2, ("lead",) * 2]
    sitting.press(Key.Key_Home)
    assert sitting.current == "code"


def test_marks_are_changed_and_taken_away(sit: Sit) -> None:
    sitting = sit()
    stances = []
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_X, Key.Key_Delete):
        sitting.press(key)
        stances.append([one.stance for one in sitting.screen.panel.rating.citations])
    assert stances == [[Stance.CURRENT], [Stance.TARGET], [Stance.AGAINST], []]


def test_space_folds_and_u_unfolds_all(sit: Sit) -> None:
    sitting = sit()
    sheet = sitting.screen.view.sheet
    sitting.press(Key.Key_Space)
    assert not sheet.is_open("code")
    sitting.press(Key.Key_U)
    assert sheet.is_open("code")
    assert sitting.screen.page.heading.unfold.text() == "Fold all rows"


def test_brackets_go_from_candidate_to_candidate(sit: Sit) -> None:
    sitting = sit()
    first, second = sitting.made.candidates
    sitting.press(Key.Key_BracketRight)
    assert sitting.screen.candidate == second
    sitting.press(Key.Key_BracketRight)
    assert sitting.screen.candidate == second
    sitting.press(Key.Key_BracketLeft)
    assert sitting.screen.candidate == first


def test_finding_shows_a_place_and_rates_nothing_else(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_Slash)
    sitting.type("piece 3")
    view = sitting.screen.view
    assert view.found and view.found.key == "lead"
    assert sitting.screen.page.find_bar.found.text() == "1 of 1"
    assert sitting.current == "code"
    assert view.currentIndex().row() == view.sheet.row_of("code")
    sitting.press(Key.Key_Escape)
    assert not sitting.screen.page.find_bar.isVisible()
    assert QApplication.focusWidget() is view
    assert sitting.current == "code"
    assert view.found is None


def test_finding_goes_through_expectations_too(sit: Sit) -> None:
    sitting = sit()
    rows = sitting.screen.view.sheet.blocks
    expected = [
        (block.key, block.row.target.text) for block in rows if block.row and block.row.target
    ]
    key, text = expected[-1]
    sitting.press(Key.Key_F, CONTROL)
    sitting.screen.page.find_bar.line.setText(text)
    found = sitting.screen.view.found
    assert found and (found.key, found.column, found.piece) == (key, 2, None)
    assert sitting.current == "code"


def test_finding_compares_in_the_form_of_names(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_F, CONTROL)
    sitting.screen.page.find_bar.line.setText("ＰＩＥＣＥ  ３")
    assert sitting.screen.view.found is not None


def test_escape_gives_back_what_finding_unfolded(sit: Sit) -> None:
    sitting = sit()
    sheet = sitting.screen.view.sheet
    sitting.screen.view.toggle("lead")
    assert not sheet.is_open("lead")
    sitting.press(Key.Key_Slash)
    sitting.type("piece 3")
    assert sheet.is_open("lead")
    sitting.press(Key.Key_Escape)
    assert not sheet.is_open("lead")


def test_enter_presses_the_button_that_has_the_focus(sit: Sit) -> None:
    sitting = sit()
    sitting.screen.page.heading.unfold.setFocus()
    sitting.press(Key.Key_Return)
    assert sitting.screen.view.sheet.unfolds_all
    assert sitting.screen.panel.refusal.sentence == ""


def test_the_keys_are_listed(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and dialog.windowTitle() == "Keys"
    dialog.close()


def test_m_opens_the_whole_piece_where_it_can_be_marked(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_M)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and dialog.windowTitle().startswith("EV-01")
    _button(dialog, "Shows L4").click()
    (cited,) = sitting.screen.panel.rating.citations
    assert (cited.stance, cited.passage) == (Stance.TARGET, "")


def test_words_that_are_selected_in_a_piece_are_cited_alone(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_M)
    for _ in range(4):
        sitting.press(Key.Key_Right, CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and "cites the 4 words" in spoken(dialog)
    _button(dialog, "Shows L4").click()
    (cited,) = sitting.screen.panel.rating.citations
    assert cited.passage == "Replaced the retry path"
    (chip,) = (chip for chip in sitting.screen.panel.chips.chips if chip.isVisible())
    assert chip.cited.label.endswith("“…”") and cited.passage in chip.accessibleName()


def test_what_would_be_too_long_to_be_submitted_is_not_recorded(sit: Sit) -> None:
    sitting = sit()
    noise, panel = Random(1), sitting.screen.panel
    sitting.press(Key.Key_R)
    sitting.type("Seen.")
    sitting.press(Key.Key_O, ALT)
    for _ in range(5):
        panel.observations.line.setText("".join(map(chr, noise.choices(HAN, k=1_990))))
        sitting.press(Key.Key_Return)
    sitting.press(Key.Key_Escape)
    sitting.press(Key.Key_4)
    sitting.press(Key.Key_Return)
    assert "too long to be submitted; shorten" in panel.refusal.sentence
    assert not panel.rating.recorded and sitting.current == "code"
    for row in panel.observations.rows[:2]:
        row.remove.click()
    sitting.press(Key.Key_Return, CONTROL)
    assert sitting.draft().rating("code").recorded


def test_any_piece_can_be_cited_anywhere(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Key.Key_E)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    sitting.type("EV-03")
    _button(dialog, "Shows L4").click()
    (cited,) = sitting.screen.panel.rating.citations
    pieces = sitting.desk.evidence(sitting.made.viewer(0))[sitting.made.candidates[0]]
    assert cited.evidence == pieces[2].id
    assert sitting.current == "code"


def _button(dialog: QWidget, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)
