"""The second round at the right: what is offered, who is waited for, and what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import CallCandidate, MarkAbsent, OpenMeeting, OpenVote
from calibrate.domain.decisions import Outcome
from calibrate.domain.permissions import ONE_ROUND
from calibrate.domain.policy.policy import Policy
from calibrate.store.store import Store
from calibrate.ui.meeting.decision.second_round import SecondRound
from tests.ui.meeting.revealed import Show, showing
from tests.worlds.giving import agreeing
from tests.worlds.meetings import begin_second, rate_again, reveal, reveal_second, written
from tests.worlds.sessions import chair, in_charge


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Show]:
    yield from showing(qtbot, qapp)


def revealed(path: Path, raters: int = 4) -> Store:
    store = written(path, raters=raters)
    reveal(store)
    return store


def seen(section: SecondRound) -> list[str]:
    """The words of all buttons that can be pressed now."""
    buttons = section.findChildren(QPushButton)
    return [one.accessibleName() for one in buttons if one.isVisible() and one.isEnabled()]


def texts(widget: QWidget) -> str:
    labels = [one for one in widget.findChildren(QLabel) if one.isVisible()]
    return " ".join(one.text() for one in labels)


def test_what_split_is_named_and_both_ways_on_are_offered(tmp_path: Path, show: Show) -> None:
    shown = show(revealed(tmp_path / "s.calib"))
    section = shown.form.second_round
    assert section.words.text() == "Design · Raising the team’s standard"
    assert section.heading.note.text() == "blind again, 4 rate"
    assert seen(section) == ["Second round on 2 split criteria", "Go to the vote without it"]
    assert section.begin.property("role") == "primary"


def test_where_nothing_splits_only_the_vote_is_offered(tmp_path: Path, show: Show) -> None:
    store = written(tmp_path / "s.calib", give=agreeing)
    reveal(store)
    section = show(store).form.second_round
    assert section.words.text() == "Nothing splits."
    assert seen(section) == ["Go to the vote"]


def test_where_the_policy_has_one_blind_round_the_way_on_is_the_vote(
    tmp_path: Path, show: Show
) -> None:
    store = written(tmp_path / "s.calib", policy=Policy(blind_rounds=1))
    reveal(store)
    section = show(store).form.second_round
    assert seen(section) == ["Go to the vote"]
    assert section.words.text() == f"Design · Raising the team’s standard. {ONE_ROUND}"
    assert section.heading.note.text() == "not held"


def test_a_press_begins_it_and_the_store_knows_on_what(tmp_path: Path, show: Show) -> None:
    shown = show(revealed(tmp_path / "s.calib"))
    shown.press(shown.form.second_round.begin)
    state = shown.store.session(in_charge(shown.store)).candidate("n1")
    assert state.second_round == ("c4", "c6")
    assert state.sealed_round == 2


def test_while_it_is_sealed_it_says_who_is_waited_for_and_never_what_was_rated(
    tmp_path: Path, show: Show
) -> None:
    store = revealed(tmp_path / "s.calib", raters=5)
    store.apply(MarkAbsent("p5", "ill"), chair(store))
    begin_second(store)
    rate_again(store, 5, left_out=(1, 3, 4))
    section = show(store).form.second_round
    assert section.heading.note.text() == "2 of 4 submitted"
    assert section.who.text().splitlines() == [
        "Submitted: Adaeze Obi and Chiara Conti.",
        "Missing: Bram Visser and Dmitri Volkov.",
        "Absent: Esra Yıldız.",
    ]
    assert seen(section) == ["Reveal without 2 people", "Rate in the room"]
    assert section.why_not.text() == "Wait for 2 people, or reveal without them and say why."
    assert section.reveal.accessibleDescription() == section.why_not.text()


def test_recording_waits_for_the_reveal_and_says_so(tmp_path: Path, show: Show) -> None:
    store = revealed(tmp_path / "s.calib")
    begin_second(store)
    form = show(store).form
    form.outcomes[Outcome.PROMOTE].click()
    form.reason.setPlainText("So.")
    assert not form.record.isEnabled()
    assert form.why_not.text() == "Round 2 is sealed; reveal it first."


def test_once_all_who_are_here_have_rated_again_one_press_reveals_it(
    tmp_path: Path, show: Show
) -> None:
    store = revealed(tmp_path / "s.calib")
    store.apply(MarkAbsent("p4", "ill"), chair(store))
    begin_second(store)
    rate_again(store, 4, left_out=(3,))
    shown = show(store)
    section = shown.form.second_round
    assert seen(section) == ["Reveal round 2"]
    shown.press(section.reveal)
    assert [one.round for one in shown.sheet().reveals] == [1, 2]
    assert seen(section) == []


@pytest.mark.parametrize(("left_out", "name"), [((1,), "Bram Visser"), ((1, 2), "2 people")])
def test_the_ways_out_are_signals(
    tmp_path: Path, show: Show, left_out: tuple[int, ...], name: str
) -> None:
    store = revealed(tmp_path / "s.calib")
    begin_second(store)
    rate_again(store, 4, left_out)
    shown = show(store)
    told: list[str] = []
    shown.form.override_second_wanted.connect(lambda: told.append("override"))
    shown.form.hand_over_wanted.connect(lambda: told.append("hand over"))
    assert shown.form.second_round.override.whole == f"Reveal without {name}…"
    shown.press(shown.form.second_round.override)
    shown.press(shown.form.second_round.rate_here)
    assert told == ["override", "hand over"]


def test_what_it_brought_is_told_in_words(tmp_path: Path, show: Show) -> None:
    store = revealed(tmp_path / "s.calib", raters=12)
    begin_second(store)
    rate_again(store, 12)
    reveal_second(store)
    section = show(store).form.second_round
    assert section.words.text() == (
        "Design: 4 moved up, none down, 1 from “not enough evidence”; no longer split. "
        "Raising the team’s standard: 2 moved up, 1 down; still split."
    )
    assert section.heading.note.text().startswith("revealed ")


def test_to_the_vote_goes_on_at_the_outcome(tmp_path: Path, show: Show) -> None:
    store = revealed(tmp_path / "s.calib")
    store.apply(OpenMeeting("lot"), chair(store))
    store.apply(CallCandidate("n1"), chair(store))
    shown = show(store)
    shown.press(shown.form.second_round.vote)
    assert shown.store.session(in_charge(shown.store)).meeting.is_voting("n1")
    assert shown.form.outcomes[Outcome.PROMOTE].hasFocus()


def test_once_the_panel_votes_the_second_round_is_still_possible(
    tmp_path: Path, show: Show
) -> None:
    store = revealed(tmp_path / "s.calib")
    store.apply(OpenMeeting("lot"), chair(store))
    store.apply(CallCandidate("n1"), chair(store))
    store.apply(OpenVote(), chair(store))
    section = show(store).form.second_round
    assert section.heading.note.text() == "not held"
    assert seen(section) == ["Second round on 2 split criteria"]
    assert section.begin.property("role") != "primary"


def test_in_a_narrow_window_the_words_are_short_and_the_names_are_whole(
    tmp_path: Path, show: Show
) -> None:
    shown = show(revealed(tmp_path / "s.calib"), width=1280)
    section = shown.form.second_round
    assert (section.begin.text(), section.vote.text()) == ("Second round", "To the vote")
    assert seen(section) == ["Second round on 2 split criteria", "Go to the vote without it"]
    assert section.begin.geometry().right() < section.vote.x()


def test_nothing_of_the_second_ratings_is_in_the_panel_before_the_reveal(
    tmp_path: Path, show: Show
) -> None:
    store = revealed(tmp_path / "s.calib")
    begin_second(store)
    rate_again(store, 4, left_out=(0,))
    shown = show(store)
    said = texts(shown.form)
    assert "rehearsal" not in said
    assert "moved" not in said
