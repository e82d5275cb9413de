"""Who may give which command, in which file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.authority import (
    APP,
    HOLDER,
    Actor,
    FileRole,
    Ground,
    need_authority,
    on_behalf,
)
from calibrate.domain.commands import (
    AddEvidence,
    Command,
    DeclareConflict,
    OpenMeeting,
    RecordDecision,
    RenameSession,
    RevealRound,
    Submit,
    WithdrawSubmission,
)
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.errors import BadInput, CalibrateError, Refused
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Panel, Relation, RelationKind
from calibrate.domain.session import Session, SessionPhase
from tests.worlds.values import ANN, BEN, session

RECUSED = RelationKind.RECUSED
DECIDE = RecordDecision(Decision("d", "ann", Outcome.DEFER, "Later."))
REVEAL = RevealRound("ann")
SUBMIT = Submit("e", "pia", "ann", ())
FAY, PIA, ROSA = (Actor(one, ground=Ground.SECRET) for one in ("fay", "pia", "rosa"))
OTHERS = ((ROSA, "pia"), (PIA, "rosa"))
BY_FAY_FOR_PIA = on_behalf(FAY, "pia", Ground.IMPORT)


def may(
    command: Command,
    actor: Actor,
    within: Session,
    *candidates: str,
    file: FileRole = FileRole.SESSION,
) -> bool:
    try:
        need_authority(within, file, command, actor, frozenset(candidates))
    except CalibrateError:
        return False
    return True


def relate(within: Session, kind: RelationKind, panelist: str, candidate: str = "ann") -> Session:
    relation = Relation(kind, panelist, candidate)
    panel = replace(within.panel, relations=(*within.panel.relations, relation))
    return replace(within, panel=panel)


def without_facilitator(within: Session) -> Session:
    people = tuple(one for one in within.panel.panelists if one.id != "fay")
    return replace(within, panel=Panel(people, within.panel.relations))


def test_the_facilitator_runs_every_part_and_a_panelist_none() -> None:
    for command in (DECIDE, REVEAL):
        assert may(command, FAY, session(), "ann")
        assert not may(command, PIA, session(), "ann")
    assert may(OpenMeeting("lot"), FAY, session())
    assert not may(OpenMeeting("lot"), PIA, session())


def test_a_deputy_runs_their_part_alone() -> None:
    within = session(replace(ANN, deputy="pia"), BEN)
    assert may(REVEAL, PIA, within, "ann")
    assert not may(RevealRound("ben"), PIA, within, "ben")
    assert not may(REVEAL, PIA, within, "ann", "ben")


def test_to_a_recused_facilitator_the_candidate_does_not_exist() -> None:
    within = relate(session(), RECUSED, "fay")
    for unknown in ("ann", "nobody"):
        with pytest.raises(BadInput, match="no such candidate"):
            need_authority(within, FileRole.SESSION, REVEAL, FAY, frozenset({unknown}))


def test_the_holder_acts_in_set_up_and_where_nobody_is_named() -> None:
    assert not may(REVEAL, HOLDER, session(), "ann")
    assert may(REVEAL, HOLDER, without_facilitator(session()), "ann")
    set_up = replace(session(), phase=SessionPhase.SETUP)
    assert may(RenameSession("Spring"), HOLDER, set_up)
    assert not may(RenameSession("Spring"), PIA, set_up)


def test_in_set_up_a_facilitator_prepares_also_whom_they_are_recused_from() -> None:
    set_up = replace(relate(session(), RECUSED, "fay"), phase=SessionPhase.SETUP)
    piece = NewEvidence("e", "ann", EvidenceText("A title"))
    assert may(AddEvidence(piece), FAY, set_up, "ann")


@pytest.mark.parametrize("command", [SUBMIT, WithdrawSubmission("e", "pia", "ann")])
def test_ratings_are_their_panelists_or_submitted_for_them_by_who_runs_the_session(
    command: Command,
) -> None:
    assert may(command, PIA, session(), "ann")
    assert may(command, BY_FAY_FOR_PIA, session(), "ann")
    for other in (
        FAY,
        ROSA,
        on_behalf(ROSA, "pia", Ground.UNPROVEN),
        on_behalf(PIA, "rosa", Ground.IMPORT),
    ):
        assert not may(command, other, session(), "ann"), other


def test_a_kit_takes_its_panelists_ratings_alone() -> None:
    assert may(SUBMIT, PIA, session(), "ann", file=FileRole.KIT)
    assert not may(SUBMIT, BY_FAY_FOR_PIA, session(), "ann", file=FileRole.KIT)
    assert not may(REVEAL, FAY, session(), "ann", file=FileRole.KIT)


def test_a_presenter_looks_after_the_evidence_of_theirs() -> None:
    within = relate(session(), RelationKind.PRESENTS, "rosa")
    piece = NewEvidence("e", "ann", EvidenceText("A title"))
    assert may(AddEvidence(piece, "new"), ROSA, within, "ann")
    assert not may(AddEvidence(piece, "new"), PIA, within, "ann")
    assert not may(REVEAL, ROSA, within, "ann")


def test_everybody_declares_a_conflict_of_their_own() -> None:
    assert may(DeclareConflict("pia", "ann"), PIA, session(), "ann")
    assert not may(DeclareConflict("rosa", "ann"), PIA, session(), "ann")
    assert may(DeclareConflict("rosa", "ann"), FAY, session(), "ann")


def test_who_is_not_on_the_panel_is_told_so() -> None:
    with pytest.raises(Refused, match="Only somebody on the panel"):
        need_authority(session(), FileRole.SESSION, DECIDE, Actor("zoe"), frozenset({"ann"}))


def test_the_app_upgrades_whatever_the_file() -> None:
    assert may(REVEAL, APP, session(), "ann", file=FileRole.KIT)
