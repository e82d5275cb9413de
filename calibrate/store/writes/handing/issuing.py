"""Carrying out that a packet is handed out: the register keeps which, to whom, when, and its hash.

What becomes of the case is another matter: a line of the register is no change of it.
"""

from __future__ import annotations

from calibrate.domain.commands import IssuePacket
from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.domain.handing.editions import Edition
from calibrate.domain.handing.issuing import need_digest, need_recipient
from calibrate.domain.permissions import need_issuable
from calibrate.domain.session import CandidateState
from calibrate.store.document import tables
from calibrate.store.record.log import last_open_change
from calibrate.store.writes.work import Work, perform
from calibrate.words.handing.editions import EDITIONS
from calibrate.words.handing.issued import PACK_NOT_ISSUED


@perform.register
def _issue(command: IssuePacket, work: Work) -> str:
    states = _need_cases(command, work)
    recipient, sha256 = need_recipient(command.recipient), need_digest(command.sha256)
    for state in states:
        work.journal.insert(
            tables.issued_packet,
            {
                "id": command.id,
                "candidate": state.id,
                "edition": command.edition.value,
                "recipient": recipient,
                "time": work.stamp,
                "sha256": sha256,
                "line": _line_of(state, work),
                "encrypted": int(command.is_encrypted),
                "signed": int(command.is_signed),
            },
        )
    work.about(command.id, *(state.id for state in states))
    work.is_about_many = len(states) > 1
    return _told(command.edition, states)


def _need_cases(command: IssuePacket, work: Work) -> list[CandidateState]:
    """Return whose cases are in it: one, or several in a book."""
    if not command.id:
        raise BadInput("A packet is issued under an id of its own.")
    if command.edition is Edition.READING:
        raise BadInput(PACK_NOT_ISSUED)
    states = [need_issuable(work.session, id) for id in dict.fromkeys(command.candidates)]
    if not states:
        raise BadInput("Say whose packet is issued.")
    if len(states) > 1 and command.edition is not Edition.BOOK:
        raise BadInput("A packet is one candidate’s; several are issued as a book.")
    return states


def _line_of(state: CandidateState, work: Work) -> int:
    """Return the log's line at a case's last change, which the packet prints."""
    position = last_open_change(work.connection, state.id)
    if position is None:
        raise FileTrouble("The log does not know this candidate; verify the file.")
    return position.sequence


def _told(edition: Edition, states: list[CandidateState]) -> str:
    """Say what was done, without a word of to whom: that is the register's alone."""
    whose = states[0].name if len(states) == 1 else f"{len(states)} candidates"
    edition_words = EDITIONS[edition]
    return f"issued the {edition_words[0].lower()}{edition_words[1:]} of {whose}"
