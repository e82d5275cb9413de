"""Carrying out submissions: sealed whole, appended, never changed."""

from __future__ import annotations

from calibrate.domain.ballots import SECOND, EntryKind, EntryState, Submission
from calibrate.domain.commands import Submit, WithdrawSubmission
from calibrate.domain.errors import Refused
from calibrate.domain.permissions import need_open, need_rating
from calibrate.domain.phases import may_rate
from calibrate.domain.session import CandidatePhase
from calibrate.store.document import tables
from calibrate.store.reads.validity import validity
from calibrate.store.sealed.entries import headers_of, need_valid
from calibrate.store.writes.appending import New, append
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.work import Work, perform


@perform.register
def _submit(command: Submit, work: Work) -> str:
    late = _is_late(command, work)
    if not late:
        need_rating(work.session, command.panelist, command.candidate, command.round)
        _need_no_kit(command, work)
    cited = {one.evidence for rating in command.ratings for one in rating.citations}
    checks = validity(work.connection, work.session, command.candidate, command.round, cited)
    need_valid(command.ratings, command.panelist, checks)
    of = Submission(command.candidate, command.panelist, command.round)
    append(work, of, New(command.id, EntryKind.SUBMITTED, command.origin), command.ratings)
    name = work.session.candidate(command.candidate).name
    if late:
        work.journal.insert(
            tables.opened_entry, {"entry": command.id, "state": EntryState.LATE.value}
        )
        return f"{_name(work, command.panelist)} submitted {name} too late; kept, not counted"
    again = " in the second round" if command.round == SECOND else ""
    return f"{_name(work, command.panelist)} submitted {name}{again}"


def _need_no_kit(command: Submit | WithdrawSubmission, work: Work) -> None:
    """What was signed in a kit is changed there alone: here nothing could replace it."""
    of = Submission(command.candidate, command.panelist, command.round)
    signed = (entry for entry in headers_of(work.connection, of) if entry.signer)
    if not work.writer.kit and any(entry.state is None for entry in signed):
        name = work.session.candidate(command.candidate).name
        raise Refused(
            f"What {_name(work, command.panelist)} sent of {name} from their kit counts; "
            "it is changed there, and sent again."
        )


def _is_late(command: Submit, work: Work) -> bool:
    """Tell whether the round was revealed without this panelist: what they send now is kept."""
    need_open(work.session)
    state = work.session.candidate(command.candidate)
    if state.phase is CandidatePhase.WITHDRAWN or state.rounds_opened < command.round:
        return False
    key = (command.candidate, command.round, command.panelist)
    is_excused = work.journal.read(tables.excused, key) is not None
    return is_excused and may_rate(work.session, command.panelist, command.candidate)


@perform.register
def _withdraw(command: WithdrawSubmission, work: Work) -> str:
    need_rating(work.session, command.panelist, command.candidate, command.round)
    _need_no_kit(command, work)
    if not work.session.has_submitted(command.panelist, command.candidate, command.round):
        raise Refused("There is no submission to withdraw.")
    of = Submission(command.candidate, command.panelist, command.round)
    append(work, of, New(command.id, EntryKind.WITHDRAWN))
    name = work.session.candidate(command.candidate).name
    return f"{_name(work, command.panelist)} withdrew their submission of {name}"


def _name(work: Work, panelist: str) -> str:
    found = work.session.panel.panelist(panelist)
    return found.name if found else panelist


@handed_of.register
def _sealed_payload(command: Submit, people: People, owners: Owners = NOBODY) -> Handed:
    """A payload is read as it lies; ratings never get into it."""
    kept = {
        "id": command.id,
        "panelist": command.panelist,
        "candidate": command.candidate,
        "round": command.round,
        "origin": command.origin.value,
    }
    return {people: kept}
