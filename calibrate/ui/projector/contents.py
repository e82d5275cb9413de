"""What is on the room's screen, from what the audience may read: one function of state and time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from calibrate.domain.agenda.agenda import is_waiting, next_up
from calibrate.domain.ballots import SECOND
from calibrate.domain.consent.listed import on_list
from calibrate.domain.evidence import Evidence
from calibrate.domain.meeting import Reading, TurnKind, TurnLine
from calibrate.domain.record.case import Counted
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
    undecided,
)
from calibrate.domain.sheet import Sheet
from calibrate.domain.speaking.order import Turns
from calibrate.domain.speaking.reasons import SplitReasons
from calibrate.ui.projector import wording
from calibrate.ui.projector.board import board, criteria
from calibrate.ui.projector.page import (
    Body,
    Clock,
    Countdown,
    Foot,
    Item,
    Listing,
    Notice,
    Opened,
    Page,
)
from calibrate.words.consent.consent import ASKED, LIST
from calibrate.words.days import day, time_of_day
from calibrate.words.decisions import announced
from calibrate.words.evidence import part_words
from calibrate.words.meeting import TURNS
from calibrate.words.session import standing_words
from calibrate.words.talking.reasons import BY_LOT, REASONS_FIRST, pieces_of, reasons_text
from calibrate.words.text.marked_text import plain

LINGERS = timedelta(minutes=2)
"""How long a decision stays on the screen; by then the talk is of something else."""
MOST_ITEMS, NEAR = 12, 2
"""How much of an agenda is listed, and how much of it before who is next."""
ENDS = (TurnKind.SET_ASIDE, TurnKind.ENDED)


def subject(session: Session) -> str | None:
    """Return the candidate whose sheet the page is about: at hand, or the last that was."""
    turns = session.meeting.turns
    return turns[-1].candidate if turns else None


def page(
    session: Session,
    sheet: Sheet | None,
    now: datetime,
    instead: Opened | Notice | None = None,
    turns: tuple[Turns, ...] = (),
) -> Page:
    """Return what the screen shows at `now`; `sheet` is the subject's, if there is one.

    A piece of theirs, what was opened, or reasons may stand `instead` of their ratings; `turns`
    says who speaks when on what splits.
    """
    meeting = session.meeting
    if sheet and meeting.at_hand:
        return _at_hand(session, sheet, now, instead, turns)
    if listed := on_list(session):
        return Page(session.title, _together(session, listed), _foot(session, now, False))
    if sheet and _lingers(meeting.turns[-1], now):
        ended = _ended(session, sheet)
        if ended:
            return Page(sheet.candidate.name, ended, _foot(session, now), str(sheet.step))
    return Page(session.title, _between(session), _foot(session, now, says_next=False))


def _lingers(line: TurnLine, now: datetime) -> bool:
    return line.kind in ENDS and now - line.time < LINGERS


# A candidate's turn


def piece_opened(piece: Evidence, number: int) -> Opened:
    """Return a piece as the room reads it, at one of its pages."""
    content = piece.content
    when = day(content.date) if content.date else ""
    parts = (piece.label, content.kind, when, content.author, content.reference, part_words(piece))
    about = "  ·  ".join(part for part in parts if part)
    return Opened(content.title, about, plain(content.text), number)


def reasons_opened(told: Sequence[SplitReasons], sheet: Sheet, number: int) -> Opened:
    """Return the reasons on what split as the room reads them, at one of their pages."""
    return Opened(REASONS_FIRST, BY_LOT, reasons_text(told, pieces_of(sheet)), number)


def entries_opened(opened: Sequence[Counted]) -> Notice:
    """Return what a reveal opened as raters know their own by; by words alone without names."""
    items = tuple(
        Item(
            number, one.name or one.words, f"entry {one.place}  ·  {one.words}" if one.name else ""
        )
        for number, one in enumerate(opened, start=1)
    )
    return Notice(
        "", wording.OPENED, wording.COMPARE, Listing(wording.submissions(len(items)), items)
    )


def _at_hand(
    session: Session,
    sheet: Sheet,
    now: datetime,
    instead: Opened | Notice | None,
    turns: tuple[Turns, ...],
) -> Page:
    meeting, candidate = session.meeting, sheet.candidate
    reading = meeting.reading(candidate.id, now)
    used = meeting.minutes_used(candidate.id, now)
    return Page(
        heading=candidate.name,
        body=instead or _talk(sheet, reading, turns),
        foot=_foot(session, now),
        step=str(sheet.step),
        status=_status(session, sheet),
        clock=None if reading else Clock(used, meeting.minutes),
        is_paused=meeting.is_paused,
    )


def _status(session: Session, sheet: Sheet) -> str:
    if sheet.sealed_round == SECOND:
        return wording.SECOND_ROUND
    return wording.VOTE if session.meeting.is_voting(sheet.candidate.id) else ""


def _talk(sheet: Sheet, reading: Reading | None, turns: tuple[Turns, ...]) -> Body:
    if sheet.sealed_round != 1:
        return board(sheet, turns)
    if reading is None:
        return Notice("", wording.OPENED_NEXT, wording.SEALED + ".", criteria(sheet))
    title, text = wording.READING, wording.TO_READ
    if reading.is_over:
        title, text = wording.READ, wording.OPENED_NEXT
    return Countdown(title, reading.granted, reading.left, text, criteria(sheet))


# Between two turns


def _ended(session: Session, sheet: Sheet) -> Notice | None:
    """Say how a turn ended; a withdrawal is not put on the wall."""
    if sheet.decision and sheet.phase is CandidatePhase.DECIDED:
        return Notice(wording.DECISION, announced(sheet.decision.outcome, sheet.step))
    if session.meeting.is_set_aside(sheet.candidate.id):
        return Notice("", wording.SET_ASIDE, wording.LATER)
    return None


def _between(session: Session) -> Notice:
    if session.phase is SessionPhase.CLOSED and not undecided(session):
        return Notice("", wording.CLOSED)
    if not session.meeting.is_open:
        there = [
            state for state in session.candidates if state.phase is not CandidatePhase.WITHDRAWN
        ]
        return Notice("", wording.candidates(len(there)), wording.NOT_BEGUN)
    upcoming = next_up(session)
    if upcoming is None:
        return Notice("", wording.ALL_DONE, listing=_agenda(session, None))
    label = "Next" if session.meeting.turns else "First"
    state = session.candidate(upcoming)
    return Notice(label, state.name, str(state.candidate.step), _agenda(session, upcoming))


def _together(session: Session, listed: Sequence[str]) -> Notice:
    """List what is decided together; no outcome is shown before it is recorded."""
    states = [session.candidate(id) for id in listed]
    items = tuple(
        Item(number, state.name, str(state.candidate.step))
        for number, state in enumerate(states, start=1)
    )
    return Notice("", LIST, ASKED, Listing(wording.candidates(len(items)), items))


def _agenda(session: Session, upcoming: str | None) -> Listing:
    """Return the agenda, or where it is long as much of it as is near."""
    states = [session.candidate(id) for id in session.meeting.agenda]
    items = [
        Item(
            number, state.name, _place(session, state, upcoming), not is_waiting(session, state.id)
        )
        for number, state in enumerate(states, start=1)
    ]
    begun = session.meeting.agenda.index(upcoming) - NEAR if upcoming else 0
    first = max(min(begun, len(items) - MOST_ITEMS), 0)
    return Listing(wording.AGENDA, tuple(items[first : first + MOST_ITEMS]))


def _place(session: Session, state: CandidateState, upcoming: str | None) -> str:
    """Say where a candidate stands; never how they were decided."""
    if not is_waiting(session, state.id):
        return standing_words(state.phase)
    if state.id == upcoming:
        return "next" if session.meeting.turns else "first"
    return TURNS[TurnKind.SET_ASIDE] if session.meeting.is_set_aside(state.id) else ""


# Below everything


def _foot(session: Session, now: datetime, says_next: bool = True) -> Foot:
    upcoming = next_up(session) if says_next else None
    names = tuple(panelist.name for panelist in session.panel.panelists)
    return Foot(
        next=session.candidate(upcoming).name if upcoming else "",
        outside=wording.outside(names, session.meeting.names_hidden),
        time=time_of_day(now),
    )
