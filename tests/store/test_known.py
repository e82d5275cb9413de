"""What the store knows without reading again is what the file holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    Attach,
    BeginWithReasons,
    Command,
    DecideByConsent,
    DescribeOrganisation,
    Detach,
    FixQuorum,
    PlaceEvidence,
    ProposeTogether,
    RankPanelist,
    RecordDecision,
    Relate,
    RemoveCandidate,
    RemovePanelist,
    RenameSession,
    ReopenCandidate,
    ReplaceRubric,
    SetPolicy,
    Submit,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Audience, Coverage, Evidence
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.phases import AUDIENCE, Viewer
from calibrate.domain.policy.policy import Policy
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.reads import session as session_reads
from calibrate.store.reads.ratings import read_evidence
from calibrate.store.reads.session import load_session
from calibrate.store.record import book, log
from calibrate.store.record.log import Heading
from calibrate.store.store import Store
from tests.sealing.steps import take_step
from tests.sealing.walk import Walk
from tests.worlds.logos import png
from tests.worlds.meetings import decide, written
from tests.worlds.meetings import reveal as give_reveal
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import acting
from tests.worlds.sessions import (
    chair,
    in_charge,
    new_session,
    open_session,
    ratings,
    reveal,
    submit,
)
from tests.worlds.stages import listed

STEPS = 60


def is_true(store: Store) -> bool:
    """Whether the session that is known is the one in the file, and covered as its pieces are."""
    with store._document.transaction() as connection:
        in_file = load_session(connection)
    viewers = in_charge(store), AUDIENCE
    for viewer in viewers:
        known = store.evidence(viewer)
        with store._document.transaction() as connection:
            reach = store._known.scope(store._session, viewer)
            if known != read_evidence(connection, reach, reach.candidates):
                return False
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
        RankPanelist(zoe.id, 7),
        BeginWithReasons(),
        RankPanelist(made.panelists[0], 3),
        RemovePanelist(zoe.id),
        AddCandidate(cleo),
        PlaceEvidence(piece.id, ()),
        Attach(piece.id, (NewAttachment("plan.pdf", b"a plan"),)),
        Detach(piece.id, 1),
        DescribeOrganisation(Organisation("Acme", "Internal", png())),
        DescribeOrganisation(Organisation("Acme")),
        FixQuorum(3),
        SetPolicy(Policy("House", quorum=4, names_hidden=True)),
        SetPolicy(Policy()),
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


def test_it_stays_true_while_cases_are_decided_together(tmp_path: Path) -> None:
    made = listed(tmp_path / "s.calib")
    steps: tuple[Command, ...] = (
        ProposeTogether(()),
        ProposeTogether((made.ann,)),
        DecideByConsent("one", made.ann, Outcome.PROMOTE, "All agree."),
        ReopenCandidate(made.ann, "an appeal"),
    )
    for command in steps:
        made.do(command)
        assert is_true(made.store), command


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


def test_only_the_candidates_that_a_command_touched_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = open_session(tmp_path / "session.calib")
    asked: list[frozenset[str]] = []
    read = session_reads._candidates

    def noted(connection: Connection, some: frozenset[str] = frozenset()) -> object:
        asked.append(some)
        return read(connection, some)

    monkeypatch.setattr(session_reads, "_candidates", noted)
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    assert asked == [{made.ann}]
    assert is_true(made.store)


def test_the_log_is_read_once_and_then_what_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = open_session(tmp_path / "session.calib")
    viewer = in_charge(made.store)
    before = made.store.log(viewer)
    read: list[int] = []
    heading = log.heading

    def noted(row: Any) -> Heading:
        read.append(row.sequence)
        return heading(row)

    monkeypatch.setattr(book, "heading", noted)
    assert made.store.log(viewer) == before
    assert read == []
    submit(made, 0, 0, 4)
    assert made.store.log(viewer) == before
    assert len(read) == 1
    for panelist in range(1, 4):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    told = made.store.log(viewer)
    assert told[: len(before)] == before
    assert [line.kind for line in told[len(before) :]] == [*["Submit"] * 4, "RevealRound"]
    assert read == sorted(set(read))


def test_how_candidates_were_decided_is_what_their_sheets_say(tmp_path: Path) -> None:
    store = written(tmp_path / "session.calib")
    viewer = in_charge(store)
    assert store.outcomes(viewer) == {}
    for candidate, outcome in (("n1", Outcome.PROMOTE), ("n2", Outcome.NOT_YET)):
        give_reveal(store, candidate)
        decide(store, candidate, outcome)
    assert store.outcomes(viewer) == {"n1": Outcome.PROMOTE, "n2": Outcome.NOT_YET}
    store.apply(ReopenCandidate("n1", "A mistake."), chair(store))
    assert store.outcomes(viewer) == {"n2": Outcome.NOT_YET}
    again = Decision(new_id(), "n1", Outcome.NOT_YET, "Seen again.", Vote(1, 3))
    store.apply(RecordDecision(again), chair(store))
    assert store.outcomes(viewer) == {"n1": Outcome.NOT_YET, "n2": Outcome.NOT_YET}
    assert store.outcomes(AUDIENCE).keys() == {"n1", "n2"}
    store.close()
