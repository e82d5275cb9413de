from __future__ import annotations

from dataclasses import replace

from calibrate.domain.changes import Subject
from calibrate.domain.people import Candidate
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.words.session import SUBJECTS, packet_mark, packet_words, subjects_listed
from tests.worlds import cases, two_rounds
from tests.worlds.rubrics import STEP


def test_a_packet_is_a_draft_until_a_decision_stands() -> None:
    assert packet_mark(cases.decided()) == ""
    assert packet_mark(two_rounds.reopened()) == "DRAFT"
    out = cases.sealed()
    out = replace(out, sheet=replace(out.sheet, phase=CandidatePhase.WITHDRAWN))
    assert packet_mark(out) == "WITHDRAWN"


def test_what_kind_of_packet_it_would_be_is_said_of_each_candidate() -> None:
    state = CandidateState(Candidate("n", "Nadia", STEP))
    assert packet_words(state) == "DRAFT, sealed"
    revealed = replace(state, phase=CandidatePhase.REVEALED, rounds_opened=1)
    assert packet_words(revealed) == "DRAFT"
    assert packet_words(replace(revealed, second_round=("code",))) == "DRAFT, second round sealed"


def test_everything_that_a_session_consists_of_has_a_name() -> None:
    assert SUBJECTS.keys() == {*Subject, None}
    assert subjects_listed({None, Subject.RATINGS}) == "ratings, the record and drafts"
