"""Which command comes next, so that a session goes its way from set-up to closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calibrate.domain import commands as c
from calibrate.domain.agenda.readiness import missing
from calibrate.domain.authority import Actor
from calibrate.domain.presence.presence import awaited_raters
from calibrate.domain.session import (
    SessionPhase,
    undecided,
)
from tests.attacks.drawn.guide import Guide
from tests.attacks.drawn.shapes import SHAPES

Weights = Mapping[type[Any], float]
SET_UP: Weights = {
    c.AddCandidate: 1.5,
    c.AddPanelist: 4,
    c.AddEvidence: 3,
    c.ImportEvidence: 2,
    c.Relate: 1.5,
    c.NameDeputy: 0.7,
    c.NameDecider: 0.7,
    c.TakeBack: 0.7,
    c.DoAgain: 0.7,
    c.RenameSession: 0.3,
    c.ChangeCandidate: 0.5,
    c.ChangePanelist: 0.5,
    c.FixQuorum: 0.3,
    c.RemoveEvidence: 0.4,
    c.PlaceEvidence: 0.6,
    c.CorrectEvidence: 0.5,
    c.RemoveCandidate: 0.2,
    c.RemovePanelist: 0.3,
    c.ReplaceRubric: 0.3,
    c.Unrelate: 0.4,
    c.OpenRating: 1.5,
}
LONG_SET_UP = 25
"""After so many lines what holds rating up is mended."""

MENDING: Weights = {c.Unrelate: 3, c.NameDeputy: 3, c.AddPanelist: 1, c.RemoveCandidate: 0.5}
RATING: Weights = {
    c.Submit: 9,
    c.ChooseSecret: 5,
    c.RenewSecret: 0.2,
    c.OpenMeeting: 1,
    c.RevealRound: 2,
    c.RevealAll: 0.7,
    c.MarkAbsent: 0.6,
    c.WithdrawSubmission: 0.6,
    c.DeclareConflict: 0.4,
    c.AddEvidence: 0.5,
    c.CorrectEvidence: 0.5,
}
MEETING: Weights = {
    c.Submit: 8,
    c.ChooseSecret: 1,
    c.RenewSecret: 0.2,
    c.RevealRound: 4,
    c.BeginSecondRound: 2,
    c.RecordDecision: 4,
    c.ProposeTogether: 1,
    c.PullCase: 0.4,
    c.DecideByConsent: 1,
    c.CallCandidate: 2,
    c.OpenVote: 1,
    c.WriteNote: 1,
    c.MarkHere: 1,
    c.MarkAbsent: 0.5,
    c.SetAside: 0.5,
    c.PauseClock: 0.5,
    c.ResumeClock: 0.5,
    c.GrantReading: 0.5,
    c.EndReading: 0.5,
    c.StepBack: 0.4,
    c.StepOut: 0.4,
    c.ReopenCandidate: 0.8,
    c.WithdrawCandidate: 0.4,
    c.DeclareConflict: 0.4,
    c.NameDeputy: 0.3,
    c.ArrangeAgenda: 0.4,
    c.HideNames: 0.4,
    c.WithdrawSubmission: 0.4,
    c.OpenMeeting: 1,
    c.CloseSession: 0.5,
}
CLOSED: Weights = {c.ReopenCandidate: 1, c.CloseSession: 0.2}
"""What is likely to come in a phase; everything else comes by chance."""


def next_command(guide: Guide) -> tuple[c.Command, Actor]:
    """Return a command as the phase asks for, by somebody who may give it."""
    kind = _kind(guide)
    given = SHAPES[kind](guide) if kind in SHAPES else {}
    command = guide.drawer.build(kind, **given)
    return command, guide.actor(command)


def _kind(guide: Guide) -> type[Any]:
    session = guide.session
    if session.phase is SessionPhase.SETUP:
        if len(session.candidates) < 2:
            return c.AddCandidate
        if len(session.panel.panelists) < 4:
            return c.AddPanelist
        lacking = guide.newest and guide.newest > LONG_SET_UP and missing(session)
        return _one(guide, MENDING if lacking else SET_UP)
    if session.phase is SessionPhase.CLOSED and not undecided(session):
        return _one(guide, CLOSED)
    if not undecided(session):
        return _one(guide, {c.CloseSession: 3, c.ReopenCandidate: 1})
    kind = _one(guide, RATING if session.phase is SessionPhase.RATING else MEETING)
    is_early = kind in (c.RevealRound, c.RevealAll) and _is_hardly_rated(guide)
    return c.Submit if is_early and guide.drawer.random.random() < 0.8 else kind


def _is_hardly_rated(guide: Guide) -> bool:
    """Tell whether most of those who may rate whoever is sealed have not submitted."""
    sealed = [one for one in guide.session.candidates if one.sealed_round]
    awaited = [awaited_raters(guide.session, one.id, one.sealed_round) for one in sealed]
    raters = [guide.session.panel.raters(one.id) for one in sealed]
    pairs = zip(awaited, raters, strict=True)
    return bool(sealed) and all(2 * len(some) > len(every) for some, every in pairs)


def _one(guide: Guide, weights: Weights) -> type[Any]:
    return guide.drawer.random.choices(list(weights), list(weights.values()))[0]
