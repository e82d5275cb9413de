"""Which questions of a ballot are new, of those that its panelist may ask."""

from __future__ import annotations

from sqlalchemy import Connection, select

from calibrate.domain.ballots import FIRST
from calibrate.domain.errors import BadInput
from calibrate.domain.phases import may_rate
from calibrate.domain.questions.asking import Asked
from calibrate.domain.session import Session
from calibrate.domain.submitting.standing import asked_in
from calibrate.domain.text.rule import in_lines
from calibrate.domain.travel.ballot import Ballot
from calibrate.store.asking.marks import SIZE
from calibrate.store.document import tables
from calibrate.store.reads.questions.questions import is_known


def new_questions(connection: Connection, session: Session, ballot: Ballot) -> list[Asked]:
    """Return what a ballot asks that is not here, about candidates whom its panelist rates."""
    return [
        one
        for one in ballot.questions
        if may_ask(connection, session, ballot.panelist, one) and not is_known(connection, one.id)
    ]


def may_ask(connection: Connection, session: Session, panelist: str, question: Asked) -> bool:
    """Tell whether a question is on a candidate whom a panelist rates, and on what is here."""
    about, candidate = question.about, question.about.candidate
    is_theirs = candidate in session.candidate_ids and may_rate(session, panelist, candidate)
    if not is_theirs or len(question.mark) != SIZE:
        return False
    if about.criterion:
        return about.criterion in asked_in(session, session.candidate(candidate), FIRST)
    piece = tables.evidence.c
    query = select(piece.id).where(piece.id == about.evidence, piece.candidate == candidate)
    return connection.execute(query).first() is not None


def is_plain(question: Asked) -> bool:
    """Tell whether what is asked holds nothing that no text may hold."""
    try:
        return in_lines(question.text) == question.text
    except BadInput:
        return False
