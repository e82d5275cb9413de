"""What candidates say and what waits for the vote: who reads it when, and what changes it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    CloseSession,
    KeepFacts,
    OpenMeeting,
    OpenRating,
    RecordResponse,
    Relate,
    RemoveCandidate,
    ReopenCandidate,
    RevealRound,
    SetResponseDeadline,
    WithdrawCandidate,
    WriteStatement,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import AUDIENCE, as_candidate
from calibrate.domain.sheet import Sheet
from calibrate.domain.voice.facts import NO_FACTS, EarlierOutcome, Facts
from tests.worlds.clocks import Clock
from tests.worlds.kits import Kits
from tests.worlds.sessions import Made, in_charge, new_session
from tests.worlds.stages import decided, revealed, set_up

FACTS = Facts(date(2024, 2, 1), None, (EarlierOutcome(date(2025, 11, 3), "not yet", "Plover."),))
LATER = date(2100, 1, 1)


def look(made: Made) -> Sheet:
    return made.store.sheet(made.ann, in_charge(made.store))


def heard(path: Path, clock: Clock | None = None) -> Made:
    """A session in set-up in which Ann made a statement, and facts about her are kept."""
    made = new_session(path, clock=clock)
    made.do(WriteStatement(made.ann, "I led the heron."), KeepFacts(made.ann, FACTS))
    return made


def vote_on(made: Made) -> None:
    """Bring Ann as far as a decision."""
    made.open_rating()
    made.rate(4, 4, 4, 4)
    made.do(OpenMeeting("a lot"), RevealRound(made.ann), made.decision())


def test_facts_are_read_in_set_up_by_who_enters_them_and_printed_nowhere(tmp_path: Path) -> None:
    made = heard(tmp_path / "s.calib")
    chair = in_charge(made.store)
    assert made.store.facts(made.ann, chair) == FACTS
    assert look(made).facts == NO_FACTS
    assert not made.store.find("plover", chair).hits
    assert made.store.facts(made.ann, made.viewer(0)) == NO_FACTS


def test_facts_are_hidden_till_the_vote_from_who_runs_it_too_and_again_once_reopened(
    tmp_path: Path,
) -> None:
    made = heard(tmp_path / "s.calib")
    made.do(OpenRating())
    chair = in_charge(made.store)
    assert (made.store.facts(made.ann, chair), look(made).facts) == (NO_FACTS, NO_FACTS)
    with pytest.raises(Refused):
        made.do(KeepFacts(made.ann, NO_FACTS))
    made.store.close()
    again = heard(tmp_path / "t.calib")
    vote_on(again)
    assert look(again).facts == FACTS
    assert again.store.find("plover", chair).hits
    assert again.store.sheet(again.ann, AUDIENCE).facts == NO_FACTS
    again.do(ReopenCandidate(again.ann, "an appeal"))
    assert look(again).facts == NO_FACTS
    assert not again.store.find("plover", chair).hits


def test_facts_and_statement_are_undone_in_set_up(tmp_path: Path) -> None:
    made = heard(tmp_path / "s.calib")
    for _ in range(2):
        change = made.store.last_change()
        assert change and change.take_back
        made.do(change.take_back)
    assert made.store.facts(made.ann, in_charge(made.store)) == NO_FACTS
    assert look(made).statement is None
    assert made.store.verify().problems == ()


def test_a_later_statement_is_a_version_with_a_reason(tmp_path: Path) -> None:
    made = heard(tmp_path / "s.calib")
    made.do(OpenRating())
    with pytest.raises(Refused, match="needs a reason"):
        made.do(WriteStatement(made.ann, "I led the crane."))
    with pytest.raises(BadInput, match="stays"):
        made.do(WriteStatement(made.ann, " ", reason="gone"))
    made.do(WriteStatement(made.ann, "I led the crane.", reason="a slip"))
    said = look(made).statement
    assert said and (said.text, said.version, said.reason) == ("I led the crane.", 2, "a slip")
    assert made.store.sheet(made.ann, AUDIENCE).statement is None
    made.do(WriteStatement(made.ann, "I led the crane.", True, "she asked for it"))
    shown = made.store.sheet(made.ann, AUDIENCE).statement
    assert shown and (shown.version, shown.reason) == (2, "a slip")


def test_presenters_write_statements_and_keep_no_facts(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    rosa, sami = made.panelists[2], made.panelists[3]
    made.do(Relate(Relation(RelationKind.PRESENTS, rosa, made.ann)))
    made.do(WriteStatement(made.ann, "I led it."), actor=rosa)
    for command, who in ((WriteStatement(made.ann, "x"), sami), (KeepFacts(made.ann, FACTS), rosa)):
        with pytest.raises(Refused):
            made.store.apply(command, Actor(who))


def test_a_kit_has_the_newest_statement_and_no_fact(tmp_path: Path) -> None:
    made = heard(tmp_path / "s.calib")
    made.open_rating()
    made.do(WriteStatement(made.ann, "I led the crane.", reason="a slip"))
    sent = Kits(made, tmp_path)
    (kit,) = sent.make(0)
    raw = kit.path.read_bytes()
    assert b"crane" in raw
    for canary in (b"heron", b"Plover", b"not yet", b"2024-02-01"):
        assert canary not in raw


def test_a_response_is_filed_with_its_decision_in_a_closed_session_too(tmp_path: Path) -> None:
    made = heard(tmp_path / "s.calib")
    vote_on(made)
    before = made.store.case(made.ann, in_charge(made.store))
    made.do(WithdrawCandidate(made.ben, "moved on"), CloseSession())
    made.do(SetResponseDeadline(made.ann, LATER, "Fay"))
    made.do(RecordResponse("r1", made.ann, "I disagree."))
    made.do(RecordResponse("r1", made.ann, "I disagree."))
    answers = look(made).answers
    assert (answers.until, answers.turn_to) == (LATER, "Fay")
    assert [(one.text, one.is_late) for one in answers.responses] == [("I disagree.", False)]
    after = made.store.case(made.ann, in_charge(made.store))
    assert after.log_line > before.log_line
    assert made.store.checked_case(made.ann, in_charge(made.store)).damage == ""
    with pytest.raises(Refused, match="closed"):
        made.do(KeepFacts(made.ann, NO_FACTS))
    made.do(ReopenCandidate(made.ann, "an appeal"))
    assert look(made).answers.is_empty
    (superseded,) = made.store.case(made.ann, in_charge(made.store)).earlier
    assert superseded.answers == answers
    assert made.store.verify().problems == ()


def test_late_is_what_came_after_the_day_and_it_is_kept(tmp_path: Path) -> None:
    clock = Clock(tick=1)
    made = heard(tmp_path / "s.calib", clock)
    vote_on(made)
    day = made.store.now().date()
    made.do(SetResponseDeadline(made.ann, day))
    clock.go(minutes=3 * 24 * 60)
    made.do(RecordResponse("late", made.ann, "So late."))
    assert [one.is_late for one in look(made).answers.responses] == [True]
    made.do(SetResponseDeadline(made.ann, day + timedelta(days=4)))
    assert [one.is_late for one in look(made).answers.responses] == [False]
    with pytest.raises(Refused, match="in time"):
        made.do(SetResponseDeadline(made.ann, day))
    for came in (day - timedelta(days=1), day + timedelta(days=9)):
        with pytest.raises(BadInput):
            made.do(RecordResponse("x", made.ann, "When?", came))


def test_nobody_responds_to_what_was_not_decided(tmp_path: Path) -> None:
    for number, stage in enumerate((set_up, revealed)):
        made = stage(tmp_path / f"{number}.calib")
        for command in (SetResponseDeadline(made.ann, LATER), RecordResponse("r", made.ann, "No.")):
            with pytest.raises(Refused):
                made.do(command)


def test_neither_room_nor_candidate_reads_a_response(tmp_path: Path) -> None:
    made = decided(tmp_path / "s.calib")
    made.do(SetResponseDeadline(made.ann, LATER, "Fay"), RecordResponse("r", made.ann, "Gannet."))
    assert made.store.sheet(made.ann, AUDIENCE).answers.is_empty
    edition = made.store.candidate_edition(made.ann, as_candidate(made.ann))
    assert edition.until is None and "Gannet" not in repr(edition)


def test_a_candidate_who_leaves_set_up_takes_their_words_along(tmp_path: Path) -> None:
    made = heard(tmp_path / "s.calib")
    made.do(RemoveCandidate(made.ann))
    assert made.store.verify().problems == ()
    change = made.store.last_change()
    assert change and change.take_back
    made.do(change.take_back)
    assert made.store.facts(made.ann, in_charge(made.store)) == FACTS
    said = look(made).statement
    assert said and said.text == "I led the heron."
