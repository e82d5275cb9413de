"""The edition that a candidate may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection

from calibrate.domain.decisions import Outcome
from calibrate.domain.evidence import Evidence
from calibrate.domain.letter.edition import CandidateEdition, GivenPiece, ToldCriterion
from calibrate.domain.letter.letter import Letter
from calibrate.domain.people import Candidate
from calibrate.domain.phases import Scope
from calibrate.domain.rubric.rubric import Criterion, Pairing
from calibrate.domain.session import Session
from calibrate.domain.voice.answers import NO_ANSWERS
from calibrate.store.reads.decisions import standing_decision
from calibrate.store.reads.letters.letters import read_letter
from calibrate.store.reads.voice.answers import answers_to
from calibrate.store.reads.voice.statement import read_statement
from calibrate.words.text.marked_text import plain


def build_edition(
    connection: Connection,
    seen: Session,
    reach: Scope,
    candidate: str,
    pieces: Iterable[Evidence],
    named: str,
) -> CandidateEdition:
    """Return the edition of a decided candidate, as they themselves read the session.

    `seen`, `reach` and `pieces` are that viewer's, `named` is the file's name. Only what a person
    confirmed for the decision that stands is in it; without the message it does not tell how it
    went.
    """
    letter, decision = read_letter(connection, candidate), standing_decision(connection, candidate)
    message = letter.message.text if letter.message and letter.message.is_confirmed else ""
    told = decision if message else None
    given = [one for one in pieces if one.id not in letter.left_out]
    numbers = {one.id: number for number, one in enumerate(given, start=1)}
    who = seen.candidate(candidate).candidate
    answers = answers_to(connection, told.id) if told else NO_ANSWERS
    return CandidateEdition(
        candidate=who,
        session=seen.title,
        file_name=named,
        outcome=Outcome(told.outcome) if told else None,
        decided=datetime.fromisoformat(told.time).date() if told else None,
        message=message,
        criteria=tuple(
            _criterion(who, number, *pair, letter, given, numbers)
            for number, pair in enumerate(seen.rubric.for_step(who.step), start=1)
        ),
        pieces=tuple(_given(one, numbers[one.id]) for one in given),
        statement=plain_statement(connection, reach, candidate),
        until=answers.until,
        turn_to=answers.turn_to,
        organisation=seen.organisation,
    )


def plain_statement(connection: Connection, reach: Scope, candidate: str) -> str:
    """Return a statement as it was written, or nothing."""
    found = read_statement(connection, reach, candidate)
    return found.text if found else ""


def _criterion(
    who: Candidate,
    number: int,
    criterion: Criterion,
    pairing: Pairing,
    letter: Letter,
    given: Iterable[Evidence],
    numbers: Mapping[str, int],
) -> ToldCriterion:
    said = letter.of(criterion.id)
    told = said if said and said.is_confirmed else None
    return ToldCriterion(
        id=criterion.id,
        number=number,
        title=criterion.title,
        pairing=pairing,
        current=criterion.expectation(who.step.current),
        target=criterion.expectation(who.step.target),
        finding=told.finding if told else None,
        words=told.words if told else "",
        pieces=tuple(numbers[one.id] for one in given if criterion.id in one.criteria),
    )


def _given(piece: Evidence, number: int) -> GivenPiece:
    """Return a piece as it is printed: without its author, its files, and why it was corrected."""
    said = piece.content
    return GivenPiece(
        id=piece.id,
        number=number,
        title=said.title,
        text=plain(said.text),
        kind=said.kind,
        date=said.date,
        reference=said.reference,
        link=said.link,
        part=said.part,
    )
