"""Which actor may give which command: asked once, before anything is carried out.

Reads have viewers, writes have actors. What a command may do to a session in its phase stands in
`permissions`; here stands who may give it.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.commands import (
    AddEvidence,
    AnswerQuestion,
    Attach,
    ChangeAudience,
    ChooseSecret,
    Command,
    CorrectEvidence,
    CreateSession,
    DeclareConflict,
    ImportEvidence,
    MergeBallots,
    PublishAnswers,
    Submit,
    TakeQuestions,
    TakeSecondRound,
    WithdrawSubmission,
    WriteStatement,
)
from calibrate.domain.errors import BadInput, Locked, Refused
from calibrate.domain.people import RelationKind
from calibrate.domain.presence.chairs import holds, may_run
from calibrate.domain.session import NO_SUCH_CANDIDATE, Session, SessionPhase


class Ground(StrEnum):
    """On what ground somebody acts, as far as the file can tell.

    Their secret was typed, it is their own kit, they hold the file, they took it from a table; or
    it was only said, and nothing proves it.
    """

    SECRET = "secret"
    KIT = "kit"
    HOLDER = "holder"
    IMPORT = "import"
    UNPROVEN = "unproven"


class FileRole(StrEnum):
    """What kind of file a command is given in: the session, or a kit cut for one panelist."""

    SESSION = "session"
    KIT = "kit"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for whom, and on what ground.

    `who` is a panelist's id, or the word for the file's holder or the app; `whom` is the id of the
    panelist in whose name they act, if that is somebody else.
    """

    who: str
    whom: str = ""
    ground: Ground = Ground.UNPROVEN


HOLDER = Actor("holder", ground=Ground.HOLDER)
"""Whoever has the file in front of them: in set-up, and where nobody is named facilitator."""

APP = Actor("app", ground=Ground.HOLDER)
"""The program itself, when it upgrades a file for whoever opened it."""

A_PANELIST = Actor("a panelist")
"""Whoever asked a question: nothing in the file says who that is."""

OWN = (Submit, WithdrawSubmission)
PROVEN = frozenset({Ground.SECRET, Ground.KIT})
"""On what grounds it is a panelist who submits, and not somebody who says so."""

EVIDENCE = (
    AddEvidence,
    Attach,
    CorrectEvidence,
    ChangeAudience,
    ImportEvidence,
    WriteStatement,
)
"""What presenters do as well; a statement stands beside the evidence."""

QUESTIONS = (TakeQuestions, AnswerQuestion, PublishAnswers)


def on_behalf(actor: Actor, panelist: str, ground: Ground) -> Actor:
    """Return an actor who does something in a panelist's name, and says so."""
    return Actor(actor.who, panelist, ground)


def need_authority(
    session: Session,
    file: FileRole,
    command: Command,
    actor: Actor,
    candidates: Set[str] = frozenset(),
) -> None:
    """Raise Refused unless `actor` may give this command in this kind of file.

    `candidates` has the ids of those whom the command is about.
    """
    if actor == APP or isinstance(command, CreateSession):
        return
    _need_visible(session, actor, candidates)
    if isinstance(command, ChooseSecret):
        _need_themselves(file, command, actor)
    elif isinstance(command, OWN):
        _need_own(session, file, command.panelist, actor, candidates)
    elif file is FileRole.KIT:
        _need_own_in_kit(command, actor)
    elif not (_runs(session, actor, candidates) or _may_else(session, command, actor, candidates)):
        raise Refused(_why_not(session, actor))


def _need_visible(session: Session, actor: Actor, candidates: Set[str]) -> None:
    """To who is recused a candidate does not exist, so one of no session is answered alike."""
    if session.phase is SessionPhase.SETUP:
        return
    if not candidates <= session.candidate_ids or any(
        _is_hidden(session, actor, id) for id in candidates
    ):
        raise BadInput(NO_SUCH_CANDIDATE)


def _is_hidden(session: Session, actor: Actor, candidate: str) -> bool:
    return session.panel.is_related(RelationKind.RECUSED, actor.who, candidate)


def _need_own(
    session: Session, file: FileRole, panelist: str, actor: Actor, candidates: Set[str]
) -> None:
    """A panelist submits for themselves; in the session whoever runs it may do it for them."""
    is_own = actor.who == panelist and not actor.whom
    if is_own and actor.ground not in PROVEN:
        raise Locked("Ratings are submitted once their panelist’s secret was typed.")
    is_for_them = actor.whom == panelist and file is FileRole.SESSION
    if not is_own and not (is_for_them and _runs(session, actor, candidates)):
        raise Refused("Ratings are submitted by their panelist, or by who runs the session.")


def _need_themselves(file: FileRole, command: ChooseSecret, actor: Actor) -> None:
    """A secret is chosen by nobody else; a kit has words of its own."""
    if file is FileRole.KIT:
        raise Refused("A kit is opened by its words; no other secret is chosen there.")
    if actor.who != command.panelist or actor.whom:
        raise Refused("Nobody chooses the secret of somebody else.")


def _need_own_in_kit(command: Command, actor: Actor) -> None:
    """In a kit its panelist declares conflicts, and takes in what they wrote in a copy of it."""
    panelists = set[str]()
    if isinstance(command, DeclareConflict):
        panelists = {command.panelist}
    elif isinstance(command, MergeBallots):
        panelists = {ballot.panelist for ballot in command.ballots}
    elif isinstance(command, TakeSecondRound):
        panelists = {actor.who}
    if panelists != {actor.who} or actor.whom:
        raise Refused("A kit takes its panelist’s ratings and conflicts alone.")


def _runs(session: Session, actor: Actor, candidates: Set[str]) -> bool:
    if actor.who == HOLDER.who:
        return holds(session)
    return may_run(session, actor.who, candidates)


def _may_else(session: Session, command: Command, actor: Actor, candidates: Set[str]) -> bool:
    """Presenters look after evidence and questions of theirs; conflicts everybody declares."""
    if isinstance(command, DeclareConflict):
        return actor.who == command.panelist
    presents = (
        session.panel.is_related(RelationKind.PRESENTS, actor.who, candidate)
        for candidate in candidates
    )
    is_theirs = isinstance(command, (*EVIDENCE, *QUESTIONS))
    return is_theirs and bool(candidates) and all(presents)


def _why_not(session: Session, actor: Actor) -> str:
    if actor.who == HOLDER.who:
        return "This session has a facilitator, who does this, or a deputy."
    if session.panel.panelist(actor.who) is None:
        return "Only somebody on the panel can do this."
    return "Only who runs this part of the meeting can do this."
