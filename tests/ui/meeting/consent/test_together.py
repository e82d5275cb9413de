"""Deciding together by the keyboard alone: proposed, pulled, entered, confirmed, recorded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.domain.commands import MarkAbsent, ProposeTogether, RevealAll
from calibrate.domain.consent.listed import on_list
from calibrate.domain.decisions import Outcome, Vote
from calibrate.domain.session import CandidatePhase
from calibrate.ui.meeting.consent.dialog import ConsentDialog
from calibrate.ui.meeting.consent.minutes_dialog import CloseDialog, MinutesDialog
from calibrate.ui.projector.window import ProjectorWindow
from tests.ui.meeting.conftest import Console, Entered
from tests.worlds.meetings import Meeting
from tests.worlds.people import YARA_HADDAD


@pytest.fixture
def undisputed(made: Meeting) -> Meeting:
    """Nadia, Kofi and Óscar are revealed, nobody disputes them, and Yara is not there."""
    made.do(MarkAbsent(YARA_HADDAD.id, "recused from everybody"))
    made.open()
    made.do(RevealAll(("n1", "n2", "n3")))
    return made


def lines(dialog: ConsentDialog) -> list[str]:
    return [dialog.list.item(at).text() for at in range(dialog.list.count())]


def strike(dialog: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QApplication.processEvents()
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def record(dialog: QWidget) -> None:
    QTest.keyClick(
        dialog.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )


def decided(console: Console, candidate: str) -> bool:
    return console.state(candidate).phase is CandidatePhase.DECIDED


def test_nothing_of_it_is_seen_while_nobody_can_be_proposed(
    entered: Entered, made: Meeting
) -> None:
    console = entered(made)
    assert not console.screen.agenda.together.isVisible()
    made.open()
    console.screen.refresh()
    assert not console.screen.agenda.together.isVisible()


def test_three_are_decided_with_the_keyboard_alone(entered: Entered, undisputed: Meeting) -> None:
    console = entered(undisputed)
    assert console.screen.agenda.together.isVisible()

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ConsentDialog)
        assert dialog.primary.text() == "Propose 3 cases"
        assert not dialog.pull.isVisible()
        strike(dialog, Qt.Key.Key_Return)
        assert on_list(console.session) == ("n1", "n2", "n3")
        assert dialog.primary.text() == "Record 3 decisions"
        assert not dialog.primary.isEnabled()
        assert "3 outcomes" in dialog.note.text()
        strike(dialog, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_A)
        strike(dialog, Qt.Key.Key_Return)
        assert "Promote · reason confirmed" in lines(dialog)[0]
        strike(dialog, Qt.Key.Key_X)
        assert on_list(console.session) == ("n1", "n2")
        assert len(lines(dialog)) == 2
        assert dialog.primary.isEnabled()
        record(dialog)
        assert not dialog.isVisible()

    console.answering(act)
    QTest.keyClick(console.screen, Qt.Key.Key_D)
    assert [decided(console, one) for one in ("n1", "n2", "n3")] == [True, True, False]
    first, second = (console.sheet(one) for one in ("n1", "n2"))
    assert first.by_consent and first.decision and second.decision
    assert (first.decision.vote, second.decision.vote) == (Vote(4, 0), Vote(3, 0, 1))
    assert first.decision.reason.startswith("On all 6 criteria every rating meets L4")
    assert not console.screen.agenda.together.isVisible()


def test_an_outcome_is_never_filled_in_and_the_record_has_no_reason_for_the_other(
    entered: Entered, undisputed: Meeting
) -> None:
    console = entered(undisputed)
    undisputed.do(ProposeTogether(("n1",)))

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ConsentDialog)
        buttons = dialog.form.outcomes.buttons
        assert set(buttons) == {Outcome.PROMOTE, Outcome.NOT_YET}
        assert not any(button.isChecked() for button in buttons.values())
        assert dialog.form.reason.toPlainText() == ""
        strike(dialog, Qt.Key.Key_2)
        assert buttons[Outcome.NOT_YET].isChecked()
        assert dialog.form.reason.toPlainText() == ""
        strike(dialog, Qt.Key.Key_Return)
        assert dialog.form.reason.hasFocus()
        QTest.keyClicks(dialog.form.reason, "The scope was one team alone")
        console.click(dialog.form.confirm)
        record(dialog)

    console.answering(act)
    QTest.keyClick(console.screen, Qt.Key.Key_D)
    decision = console.sheet().decision
    assert decision and (decision.outcome, decision.vote) == (Outcome.NOT_YET, Vote(0, 4))
    assert decision.reason == "The scope was one team alone"


def test_who_is_left_out_is_not_proposed_and_a_list_can_be_put_away(
    entered: Entered, undisputed: Meeting
) -> None:
    console = entered(undisputed)

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ConsentDialog)
        strike(dialog, Qt.Key.Key_Space)
        assert "Left out" in lines(dialog)[0]
        assert dialog.primary.text() == "Propose 2 cases"
        record(dialog)
        assert on_list(console.session) == ("n2", "n3")
        console.click(dialog.put_away)
        assert on_list(console.session) == ()
        assert dialog.primary.text() == "Propose 2 cases"

    console.answering(act)
    console.click(console.screen.agenda.together)


def test_what_is_refused_is_said_and_nothing_is_recorded(
    entered: Entered, undisputed: Meeting
) -> None:
    console = entered(undisputed)
    undisputed.do(ProposeTogether(("n1", "n2")))

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, ConsentDialog)
        strike(dialog, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return)
        undisputed.absent("p1", "p2")
        record(dialog)
        assert "too few are here who may vote" in dialog.trouble.sentence.text()
        assert dialog.is_typed

    console.answering(act)
    QTest.keyClick(console.screen, Qt.Key.Key_D)
    assert not decided(console, "n1") and not decided(console, "n2")


def test_the_room_reads_the_list_and_no_outcome(entered: Entered, undisputed: Meeting) -> None:
    console = entered(undisputed)
    console.screen.projection.toggle()
    window = console.screen.projection.window
    assert isinstance(window, ProjectorWindow)
    undisputed.do(ProposeTogether(("n1", "n2")))
    console.desk.changed.emit(undisputed.store.last_change())
    window._read()
    told = window.accessibleDescription()
    first, second = undisputed.plan.candidates[:2]
    assert "To be decided together" in told and first in told and second in told
    assert "romote" not in told and "meet" not in told


def test_closing_shows_what_each_case_took_without_any_panelist(
    entered: Entered, undisputed: Meeting
) -> None:
    for candidate in ("n1", "n2", "n3"):
        undisputed.call(candidate)
        undisputed.clock.go(minutes=7)
        undisputed.decide(candidate=candidate)
    console = entered(undisputed)

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, CloseDialog)
        rows = [dialog.minutes.list.item(at).text() for at in range(3)]
        assert rows[0].startswith(undisputed.plan.candidates[0])
        assert "7 min" in rows[0] and "After talk · nothing split" in rows[0]
        assert not any(name in "".join(rows) for name in undisputed.plan.names)
        console.click(dialog.primary)

    console.answering(read)
    console.screen.chairing.close_session()
    assert console.screen.agenda.minutes.isVisible()

    def again(dialog: QWidget) -> None:
        assert isinstance(dialog, MinutesDialog)
        assert dialog.minutes.list.count() == 3

    console.answering(again)
    console.click(console.screen.agenda.minutes)
