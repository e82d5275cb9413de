"""Notes that are being written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.drafts.decision import DecisionDraft, with_note
from calibrate.domain.drafts.notes import may_note, unkept
from calibrate.domain.ratings import Rating
from calibrate.domain.seeing.anonymous import without_names
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import OpenedRating, Sheet, build_sheet
from tests.worlds.rubrics import RUBRIC
from tests.worlds.values import ANN


def sheet(phase: CandidatePhase = CandidatePhase.REVEALED) -> Sheet:
    """A sheet of Ann with a rating of Pia's and a note on "code"."""
    rating = OpenedRating(Rating("code", 3, reason="x"), "pia", "Pia")
    return build_sheet(replace(ANN, phase=phase), RUBRIC, [], [rating], notes={"code": "Agreed."})


@pytest.mark.parametrize("phase", CandidatePhase)
def test_notes_are_written_while_a_candidate_is_revealed(phase: CandidatePhase) -> None:
    assert may_note(sheet(phase)) is (phase is CandidatePhase.REVEALED)


def test_whoever_sees_no_names_writes_no_notes() -> None:
    assert not may_note(without_names(sheet()))


def test_where_nobody_rated_notes_are_written() -> None:
    bare = build_sheet(replace(ANN, phase=CandidatePhase.REVEALED), RUBRIC, [])
    assert may_note(bare)


def test_a_note_is_kept_once_it_says_what_the_sheet_says() -> None:
    begun = (("code", " Agreed. "), ("lead", "Not yet"))
    assert [row.criterion.id for row in unkept(sheet(), begun)] == ["lead"]
    assert unkept(sheet(), ()) == ()


def test_a_draft_holds_one_note_on_each_criterion_until_it_is_kept() -> None:
    draft = with_note(DecisionDraft(), sheet(), "lead", "Not")
    draft = with_note(draft, sheet(), "lead", "Not yet")
    assert draft.notes == (("lead", "Not yet"),)
    assert with_note(draft, sheet(), "lead", None).notes == ()
    assert with_note(draft, sheet(), "lead", " ").notes == ()
    emptied = with_note(draft, sheet(), "code", "")
    assert emptied.notes == (("lead", "Not yet"), ("code", ""))
