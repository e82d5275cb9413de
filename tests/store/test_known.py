"""What the store knows without reading again is what the file holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    Command,
    FixQuorum,
    PlaceEvidence,
    Relate,
    RemoveCandidate,
    RemovePanelist,
    RenameSession,
    ReplaceRubric,
    Submit,
    new_id,
)
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Audience, Coverage, Evidence
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.phases import AUDIENCE, Viewer
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.reads.session import load_session
from calibrate.store.store import Store
from tests.sealing.steps import take_step
from tests.sealing.walk import Walk
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import acting
from tests.worlds.sessions import in_charge, new_session, open_session, ratings, submit

STEPS = 60


def is_true(store: Store) -> bool:
    """Whether the session that is known is the one in the file, and covered as its pieces are."""
    with store._document.transaction() as connection:
        in_file = load_session(connection)
    viewers = in_charge(store), AUDIENCE
    return store._session == in_file and all(covers(store, viewer) for viewer in viewers)


def covers(store: Store, viewer: Viewer) -> bool:
    """Whether coverage counts the pieces that a viewer reads."""
    counted = {id: counted_by_hand(pieces) for id, pieces in store.evidence(viewer).items()}
    return counted == store.coverage(viewer)


def counted_by_hand(pieces: tuple[Evidence, ...]) -> Coverage:
    """What pieces cover."""
    unplaced = [piece for piece in pieces if not piece.criteria]
    criteria = [criterion for piece in pieces for criterion in piece.criteria]
    return Coverage(len(pieces), len(unplaced), frozenset(criteria))


@pytest.mark.parametrize("seed", range(4))
def test_it_stays_true_through_a_meeting(seed: int, tmp_path: Path) -> None:
    walk = Walk(seed, tmp_path)
    steps = 0
    while steps < STEPS and take_step(walk):
        steps += 1
        assert all(is_true(side.store) for side in walk.sides)
    walk.close()
    assert steps > 1


def test_it_stays_true_through_set_up_and_undo(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    made.store.coverage(in_charge(made.store)), made.store.coverage(AUDIENCE)
    zoe, cleo = Panelist(new_id(), "Zoe"), Candidate(new_id(), "Cleo", STEP)
    piece = made.store.pieces(made.ann, in_charge(made.store))[0]
    smaller = replace(RUBRIC, criteria=RUBRIC.criteria[1:])
    commands: tuple[Command, ...] = (
        AddPanelist(zoe),
        Relate(Relation(RelationKind.PRESENTS, zoe.id, made.ann)),
        RemovePanelist(zoe.id),
        AddCandidate(cleo),
        PlaceEvidence(piece.id, ()),
        FixQuorum(3),
        RenameSession("Spring"),
        ReplaceRubric(smaller),
        RemoveCandidate(made.ann),
    )
    for command in commands:
        made.do(command)
        assert is_true(made.store), command
    for _ in commands:
        change = made.store.last_change()
        assert change and change.take_back
        made.do(change.take_back)
        assert is_true(made.store), change


def test_who_reads_what_is_asked_again_when_a_relation_changes(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    sami = made.viewer(3)
    assert made.ann in made.store.scope(sami).candidates
    made.do(Relate(Relation(RelationKind.RECUSED, made.panelists[3], made.ann)))
    assert made.ann not in made.store.scope(sami).candidates
    assert made.store.pieces(made.ann, sami) == ()


def test_the_room_covers_what_the_room_sees(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    with made.store._document.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE evidence SET audience = '{Audience.PANEL.value}'")
    assert made.store.coverage(AUDIENCE)[made.ann] == Coverage()
    assert made.store.coverage(in_charge(made.store))[made.ann].pieces == 3


def test_several_commands_are_carried_out_together_or_not_at_all(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib", recused=True)
    before = made.store.verify()
    pia, sami = made.panelists[0], made.panelists[3]
    given = [
        (Submit(new_id(), one, made.ann, ratings(3)), acting(made.store, one))
        for one in (pia, sami)
    ]
    with pytest.raises(BadInput):
        made.store.apply_all(given)
    assert made.store.verify() == before
    assert not made.session().has_submitted(pia, made.ann)
    assert is_true(made.store)
    (change,) = made.store.apply_all(given[:1])
    assert change.sentence == "Pia submitted Ann"
    assert made.session().has_submitted(pia, made.ann)
    assert is_true(made.store)


def test_all_drafts_of_a_panelist_are_read_as_each_of_them_is(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib", recused=True)
    draft = Draft((DraftRating("code", 3, answered=True, reason="Seen."),))
    made.store.save_draft(made.ben, made.viewer(0), draft)
    for place in range(4):
        each = {
            id: made.store.draft(id, made.viewer(place))
            for id in made.candidates
            if id in made.store.scope(made.viewer(place)).own
        }
        assert made.store.drafts(made.viewer(place)) == each
    assert made.store.drafts(made.viewer(0))[made.ben] == draft
    submit(made, 0, 1, 3)
    assert made.store.drafts(made.viewer(0))[made.ben] == Draft()


def test_of_several_drafts_none_is_kept_where_one_is_refused(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib", recused=True)
    draft = Draft((DraftRating("code", 3, answered=True, reason="Seen."),))
    made.store.save_draft(made.ben, made.viewer(0), draft)
    other = replace(draft, ratings=())
    with pytest.raises(BadInput, match="no such candidate"):
        pia = made.viewer(0)
        made.store.save_drafts([(made.ben, pia, other), ("nobody", pia, draft)])
    assert made.store.draft(made.ben, made.viewer(0)) == draft
