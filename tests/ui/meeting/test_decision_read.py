"""A recorded decision, read: everything it says, what was unusual, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import (
    CloseSession,
    OpenMeeting,
    RecordDecision,
    ReopenCandidate,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.store.store import Store
from tests.ui.meeting.revealed import Revealed, Show, showing
from tests.worlds.meetings import decide, reveal, written
from tests.worlds.sessions import chair


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    yield from showing(qtbot, qapp)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = written(tmp_path / "s.calib", decider="p2")
    reveal(store)
    return store


def record(store: Store, decision: Decision) -> None:
    store.apply(RecordDecision(decision), chair(store))


def said(shown: Revealed) -> list[str]:
    """What a person reads, from above to below."""
    return labels(shown.decision)


def labels(widget: QWidget) -> list[str]:
    found = widget.findChildren(QLabel)
    return [one.text() for one in found if one.isVisible() and one.text()]


def test_it_says_vote_reason_dissent_and_follow_ups(store: Store, show: Show) -> None:
    record(
        store,
        Decision(
            "d",
            "n1",
            Outcome.NOT_YET,
            "One more half.",
            Vote(1, 3),
            (Dissent("p3", "I would have promoted."),),
            (FollowUp("Luca Ferri", "Pair on <b>one</b> design", date(2027, 1, 29)),),
        ),
    )
    words = said(show(store))
    assert "Not yet" in words
    assert "1 for, 3 against, no abstention" in words
    assert "One more half." in words
    assert words[words.index("Dissent of Chiara Conti") + 1] == "I would have promoted."
    assert words[words.index("Follow-ups") + 1 :][:2] == [
        "Pair on <b>one</b> design",
        "Luca Ferri, by 29 Jan 2027",
    ]


def test_it_says_what_was_unusual_and_who_decided_a_tie(store: Store, show: Show) -> None:
    record(store, Decision("d", "n1", Outcome.PROMOTE, "So.", Vote(1, 1)))
    words = said(show(store))
    assert "Below the quorum: 2 took part, 3 are needed" in words
    assert "A tie, decided by Bram Visser" in words


def test_a_superseded_decision_stays_with_the_reason_for_reopening(
    store: Store, show: Show
) -> None:
    decide(store)
    store.apply(ReopenCandidate("n1", "a piece was misread"), chair(store))
    record(store, Decision("again", "n1", Outcome.NOT_YET, "Read again.", Vote(0, 4)))
    words = said(show(store))
    before = words.index("Decided before")
    assert words.index("Not yet") < words.index("Read again.") < before
    assert words[before + 1].startswith("Promote, ")
    assert words[before + 1].endswith(": A piece was misread.")
    assert words[before + 2 : before + 4] == ["3 for, 1 against, no abstention", "So it is."]


def test_packet_and_reopening_are_asked_for(store: Store, show: Show) -> None:
    decide(store)
    shown = show(store)
    told: list[str] = []
    shown.decision.packet_wanted.connect(lambda: told.append("packet"))
    shown.decision.reopen_wanted.connect(lambda: told.append("reopen"))
    shown.press(shown.decision.packet)
    shown.press(shown.decision.reopen)
    assert told == ["packet", "reopen"]


def test_a_candidate_who_was_reopened_shows_what_was_decided_before(
    store: Store, show: Show
) -> None:
    store.apply(OpenMeeting("lot"), chair(store))
    decide(store)
    for other in ("n2", "n3"):
        store.apply(WithdrawCandidate(other, "left"), chair(store))
    store.apply(CloseSession(), chair(store))
    store.apply(ReopenCandidate("n1", "a piece was misread"), chair(store))
    shown = show(store)
    form = shown.form
    said = form.earlier.text()
    assert said.startswith("Promote, ")
    assert said.endswith(": A piece was misread.")
    assert {"3 for, 1 against, no abstention", "So it is."} <= set(labels(form.before))
    form.outcomes[Outcome.NOT_YET].click()
    QTest.keyClicks(form.reason, "Read again.")
    shown.press(form.record)
    decision = shown.sheet().decision
    assert decision is not None
    assert decision.outcome is Outcome.NOT_YET
