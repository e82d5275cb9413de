"""What a search looks through, part by part: by the reads of the store, for one viewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection

from calibrate.domain.decisions import Decision
from calibrate.domain.evidence import Evidence
from calibrate.domain.phases import Scope
from calibrate.domain.rubric.rubric import Criterion, Rubric
from calibrate.domain.search.places import Passage, Place, PlaceKind
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.sheet import SheetRow
from calibrate.domain.voice.answers import Answers
from calibrate.domain.voice.facts import NO_FACTS, Facts
from calibrate.store.reads.case import read_sheet
from calibrate.store.reads.decisions import read_earlier
from calibrate.store.reads.ratings import last_number, read_words

AT_ONCE = 12
"""So many pieces are read at a time."""

Opening = Callable[[], AbstractContextManager[Connection]]
"""Begins to read the file. Between two passages nothing of it is held."""


@dataclass(frozen=True, slots=True)
class View:
    """The session, as it is and as one viewer sees it, and what they may read."""

    whole: Session
    seen: Session
    reach: Scope


def of_session(seen: Session) -> Iterator[Passage]:
    """Yield what is said of no candidate's work: the ladder, and who is there."""
    for state in seen.candidates:
        yield from _about(state)
    for panelist in seen.panel.panelists:
        place = Place(PlaceKind.PANELIST, panelist=panelist.id)
        yield Passage(place, panelist.name, panelist.role.value)
    yield from _ladder(seen.rubric)


def _about(state: CandidateState) -> Iterator[Passage]:
    person = state.candidate
    yield Passage(Place(PlaceKind.CANDIDATE, person.id), person.name, person.team)
    if state.withdrawn_because:
        place = Place(PlaceKind.WITHDRAWAL, person.id)
        yield Passage(place, text=state.withdrawn_because)


def _ladder(rubric: Rubric) -> Iterator[Passage]:
    for criterion in rubric.criteria:
        yield from _criterion(criterion)
    for section in rubric.sections:
        place = Place(PlaceKind.LEVEL, label=section.level)
        said = (section.introduction, section.examples_introduction)
        for text in (*said, *section.examples, *section.gaps):
            yield from _said(place, text)


def _criterion(criterion: Criterion) -> Iterator[Passage]:
    place = Place(PlaceKind.CRITERION, criterion=criterion.id)
    yield Passage(place, criterion.title, criterion.category)
    for one in criterion.expectations:

        def here(kind: PlaceKind, level: str = one.level) -> Place:
            return Place(kind, criterion=criterion.id, label=level)

        yield Passage(here(PlaceKind.EXPECTATION), one.title, text=one.text)
        for kind, texts in ((PlaceKind.EXAMPLE, one.examples), (PlaceKind.GAP, one.gaps)):
            for text in texts:
                yield Passage(here(kind), text=text)


def of_candidate(opening: Opening, view: View, candidate: str) -> Iterator[Passage]:
    """Yield what is said of a candidate: their evidence, and what the panel said of it."""
    with opening() as connection:
        sheet = read_sheet(connection, view.whole, view.seen, view.reach, candidate)
        earlier = read_earlier(connection, view.reach, candidate)
        last = last_number(connection, candidate)
    for first in range(1, last + 1, AT_ONCE):
        with opening() as connection:
            numbers = (first, first + AT_ONCE - 1)
            pieces = read_words(connection, view.reach, candidate, numbers)
        yield from map(of_piece, pieces)
    if sheet.statement:
        place = Place(PlaceKind.STATEMENT, candidate)
        yield Passage(place, details=sheet.statement.reason, text=sheet.statement.text)
    for row in sheet.rows:
        yield from _judged(row, candidate)
    if sheet.decision:
        yield from _decided(candidate, sheet.decision)
    yield from _afterwards(candidate, sheet.facts, sheet.answers)
    for one in earlier:
        yield from _afterwards(candidate, NO_FACTS, one.answers)
        yield from _decided(candidate, one.decision, one.because)


def of_piece(piece: Evidence) -> Passage:
    """Return what is looked through of a piece of evidence."""
    said = piece.content
    details = (piece.label, said.kind, said.reference, said.author)
    files = " · ".join(one.name for one in piece.attachments)
    text = "\n".join(filter(None, (said.text, said.part, piece.reason, said.link, files)))
    place = Place(PlaceKind.EVIDENCE, piece.candidate, evidence=piece.id, label=piece.label)
    return Passage(place, said.title, " · ".join(filter(None, details)), text)


def _judged(row: SheetRow, candidate: str) -> Iterator[Passage]:
    criterion = row.criterion.id
    for opened in row.ratings:

        def here(kind: PlaceKind, rater: str = opened.panelist) -> Place:
            return Place(kind, candidate, criterion, panelist=rater)

        yield from _said(here(PlaceKind.REASON), opened.rating.reason)
        for one in opened.rating.observations:
            yield from _said(here(PlaceKind.OBSERVATION), one.text)
    yield from _said(Place(PlaceKind.NOTE, candidate, criterion), row.note)


def _decided(candidate: str, decision: Decision, because: str = "") -> Iterator[Passage]:
    for text in (decision.reason, because):
        yield from _said(Place(PlaceKind.DECISION, candidate), text)
    for dissent in decision.dissents:
        place = Place(PlaceKind.DISSENT, candidate, panelist=dissent.panelist)
        yield from _said(place, dissent.text)
    for follow_up in decision.follow_ups:
        place = Place(PlaceKind.FOLLOW_UP, candidate)
        yield Passage(place, details=follow_up.owner, text=follow_up.text)


def _afterwards(candidate: str, facts: Facts, answers: Answers) -> Iterator[Passage]:
    """Yield what is read once somebody is decided: what was kept, and what they respond."""
    for one in facts.outcomes:
        yield Passage(Place(PlaceKind.FACT, candidate), details=one.what, text=one.words)
    yield from _said(Place(PlaceKind.RESPONSE, candidate), answers.turn_to)
    for response in answers.responses:
        yield from _said(Place(PlaceKind.RESPONSE, candidate), response.text)


def _said(place: Place, text: str) -> Iterator[Passage]:
    if text:
        yield Passage(place, text=text)
