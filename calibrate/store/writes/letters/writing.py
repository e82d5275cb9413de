"""Carrying out what is written to a candidate, once they are decided and in a closed session too.

A line says that words were written, and none of them.
"""

from __future__ import annotations

from calibrate.domain.commands import KeepMention, LeaveOut, TellFinding, WriteMessage
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Audience
from calibrate.domain.permissions import need_decided
from calibrate.domain.session import CandidateState
from calibrate.domain.text.lengths import LONGEST_LINE, LONGEST_TEXT, within
from calibrate.store.document import tables
from calibrate.store.reads.decisions import standing_decision
from calibrate.store.writes.evidence import piece_of
from calibrate.store.writes.work import Work, perform


@perform.register
def _write(command: WriteMessage, work: Work) -> str:
    state = need_decided(work.session, command.candidate)
    text = command.text.strip()
    if command.confirmed and not text:
        raise Refused("A letter says something; write a few words first.")
    row = {"candidate": state.id, "text": text, "confirmed_for": _confirmed(command, work)}
    work.journal.put(tables.letter_message, (state.id,), row)
    return _told(state, work)


@perform.register
def _tell(command: TellFinding, work: Work) -> str:
    state = need_decided(work.session, command.candidate)
    criteria = [one.id for one, _ in work.session.rubric.for_step(state.candidate.step)]
    if command.criterion not in criteria:
        raise BadInput("There is no such criterion on this candidate.")
    key = {"candidate": state.id, "criterion": command.criterion}
    row = key | {
        "finding": command.finding.value,
        "words": within(command.words.strip(), LONGEST_LINE, "What is told of a criterion"),
        "confirmed_for": _confirmed(command, work),
    }
    work.journal.put(tables.letter_finding, tuple(key.values()), row)
    return _told(state, work)


def _confirmed(command: WriteMessage | TellFinding, work: Work) -> str | None:
    """Return for which decision words are confirmed: none after it has them confirmed by itself."""
    decision = standing_decision(work.connection, command.candidate)
    return decision.id if command.confirmed and decision else None


@perform.register
def _leave_out(command: LeaveOut, work: Work) -> str:
    candidate, label = piece_of(work, command.evidence)
    state = need_decided(work.session, candidate)
    piece = work.journal.read(tables.evidence, (command.evidence,)) or {}
    if piece["audience"] != Audience.CANDIDATE:
        raise Refused(
            f"{label} is not for the candidate, so it is in no letter; change who sees it."
        )
    row = {"evidence": command.evidence} if command.left_out else None
    work.journal.put(tables.letter_left_out, (command.evidence,), row)
    return _told(state, work)


@perform.register
def _keep(command: KeepMention, work: Work) -> str:
    state = need_decided(work.session, command.candidate)
    if not 0 <= command.start < command.end <= 2 * LONGEST_TEXT:
        raise BadInput("No words stand there.")
    key = {
        "candidate": state.id,
        "place": command.place,
        "begins": command.start,
        "ends": command.end,
    }
    because = command.because.strip()
    row = key | {"digest": command.digest, "because": because}
    work.journal.put(tables.letter_kept, tuple(key.values()), row if because else None)
    return _told(state, work)


def _told(state: CandidateState, work: Work) -> str:
    work.about(state.id)
    return f"words to {state.name} were written"
