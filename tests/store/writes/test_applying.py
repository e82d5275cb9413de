"""What a command says that it changed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from calibrate.domain.agenda.agenda import drawn_by_lot
from calibrate.domain.changes import Change, Subject
from calibrate.domain.commands import (
    AddCandidate,
    ArrangeAgenda,
    CallCandidate,
    ChangePanelist,
    Command,
    DeclareConflict,
    MarkAbsent,
    OpenMeeting,
    Relate,
    RemoveCandidate,
    RenameSession,
    ReplaceRubric,
    RevealRound,
    Submit,
    WriteNote,
    new_id,
)
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import acting
from tests.worlds.sessions import Made, chair, new_session, open_session, ratings, submit


def said(change: Change) -> tuple[set[Subject], set[str]]:
    """What a change says that it is about."""
    return set(change.subjects), set(change.candidates)


@pytest.fixture
def early(tmp_path: Path) -> Made:
    return new_session(tmp_path / "early.calib")


@pytest.fixture
def opened(tmp_path: Path) -> Made:
    return open_session(tmp_path / "open.calib")


def test_renaming_a_session_is_about_no_candidate(early: Made) -> None:
    change = early.store.apply(RenameSession("Spring"), chair(early.store))
    assert said(change) == ({Subject.SESSION}, set())


@pytest.mark.parametrize(
    ("command", "subjects"),
    [
        (lambda made: ChangePanelist(Panelist(made.panelists[0], "Pi")), {Subject.PANEL}),
        (lambda made: ReplaceRubric(RUBRIC), set()),
    ],
)
def test_ids_of_people_on_the_panel_are_no_candidates(
    early: Made, command: Callable[[Made], Command], subjects: set[Subject]
) -> None:
    change = early.store.apply(command(early), chair(early.store))
    assert said(change) == (subjects, set())


def test_a_relation_names_its_candidate_and_not_its_panelist(early: Made) -> None:
    relation = Relation(RelationKind.RECUSED, early.panelists[0], early.candidates[1])
    change = early.store.apply(Relate(relation), chair(early.store))
    assert change.subjects == {Subject.RELATIONS}
    assert change.candidates == {early.candidates[1]}


def test_a_candidate_who_was_added_is_named(early: Made) -> None:
    new = Candidate(new_id(), "Cem", STEP)
    change = early.store.apply(AddCandidate(new), chair(early.store))
    assert said(change) == ({Subject.CANDIDATES}, {new.id})


def test_a_candidate_who_was_removed_is_named_and_so_are_the_pieces_that_went_along(
    early: Made,
) -> None:
    change = early.store.apply(RemoveCandidate(early.candidates[0]), chair(early.store))
    assert change.candidates == {early.candidates[0]}
    assert change.subjects == {Subject.CANDIDATES, Subject.EVIDENCE, Subject.PLACEMENT}


def test_taking_back_says_what_came_back_and_no_line(early: Made) -> None:
    removed = early.store.apply(RemoveCandidate(early.candidates[0]), chair(early.store))
    assert removed.take_back
    change = early.store.apply(removed.take_back, chair(early.store))
    assert change.subjects == removed.subjects
    assert change.candidates == {early.candidates[0]}


def test_a_submission_names_neither_its_entry_nor_its_panelist(opened: Made) -> None:
    rater, candidate = opened.panelists[0], opened.candidates[0]
    change = opened.store.apply(
        Submit(new_id(), rater, candidate, ratings(3)), acting(opened.store, rater)
    )
    assert said(change) == ({Subject.SUBMISSIONS}, {candidate})


def test_what_is_sent_twice_says_the_same_again(opened: Made) -> None:
    rater, candidate = opened.panelists[0], opened.candidates[0]
    command = Submit(new_id(), rater, candidate, ratings(3))
    assert opened.store.apply(command, acting(opened.store, rater)) == opened.store.apply(
        command, acting(opened.store, rater)
    )


def test_a_meeting_tells_ratings_notes_turns_and_people_apart(opened: Made) -> None:
    ann, ben = opened.candidates
    for panelist in range(4):
        submit(opened, panelist, 0, 3)
    lots = (f"lot {number}" for number in count())
    lot = next(lot for lot in lots if drawn_by_lot([ann, ben], lot) == (ann, ben))
    revealed = {Subject.RATINGS, Subject.CANDIDATES, Subject.SESSION}
    expected: list[tuple[Command, set[Subject], set[str]]] = [
        (RevealRound(ann), revealed, {ann}),
        (OpenMeeting(lot), {Subject.MEETING, Subject.AGENDA}, set()),
        (ArrangeAgenda((ben, ann)), {Subject.MEETING, Subject.AGENDA}, set()),
        (CallCandidate(ann), {Subject.MEETING}, {ann}),
        (WriteNote(ann, "code", "They agree."), {Subject.NOTES}, {ann}),
        (MarkAbsent(opened.panelists[1], "ill"), {Subject.ATTENDANCE}, set()),
    ]
    for command, subjects, candidates in expected:
        change = opened.store.apply(command, chair(opened.store))
        assert said(change) == (subjects, candidates), command


def test_a_late_conflict_is_about_the_relation_and_the_ratings(opened: Made) -> None:
    for panelist in range(4):
        submit(opened, panelist, 0, 3)
    ann = opened.candidates[0]
    opened.store.apply(RevealRound(ann), chair(opened.store))
    change = opened.store.apply(DeclareConflict(opened.panelists[0], ann), chair(opened.store))
    assert change.subjects == {Subject.RELATIONS, Subject.RATINGS}
    assert change.candidates == {ann}


def test_a_change_that_names_nobody_may_concern_everybody(early: Made) -> None:
    renamed = early.store.apply(RenameSession("Spring"), chair(early.store))
    assert all(renamed.concerns(candidate) for candidate in early.candidates)
    named = early.store.apply(AddCandidate(Candidate(new_id(), "Cem", STEP)), chair(early.store))
    assert not named.concerns(early.candidates[0])
