"""Cases as tables: ratings, decisions, dissents and follow-ups, a row each.

All of it is drawn from cases, as they were read for one viewer: what is sealed is not in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from calibrate.domain.decisions import Decision, FollowUp, Vote
from calibrate.domain.ratings import Citation, Rating
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.exchange.exported.past import Decided, decisions
from calibrate.exchange.exported.table import Cell, Column, Row, Table
from calibrate.words.ratings import SIDES, stance_words

NOT_ENOUGH = "NA"
CANDIDATE, STEP = Column("candidate", 24), Column("step", 10)
DECIDED, ZONE = Column("decided", 17), Column("time zone", 11)
OUTCOME, STANDS = Column("outcome", 10), Column("stands", 8)
DAMAGE = Column("does not verify", 40)

RATINGS = (
    CANDIDATE,
    STEP,
    Column("criterion", 16),
    Column("title", 30),
    Column("round", 7),
    Column("panelist", 24),
    Column("value", 7),
    Column("confidence", 11),
    Column("reason", 60),
    Column("observations", 50),
    Column("citations", 40),
    Column("origin", 10),
    Column("counts", 8),
)
DECISIONS = (
    *(CANDIDATE, STEP, OUTCOME, DECIDED, ZONE, STANDS),
    Column("for", 6),
    Column("against", 8),
    Column("abstained", 10),
    Column("took part", 9),
    Column("quorum", 8),
    Column("reason", 60),
    Column("decider", 20),
    Column("exceptions", 40),
    Column("reopened", 17),
    Column("reopened time zone", 11),
    Column("reopened because", 40),
    Column("by consent", 10),
)
DISSENTS = (CANDIDATE, OUTCOME, DECIDED, ZONE, STANDS, Column("panelist", 24), Column("text", 60))
FOLLOW_UPS = (
    *(CANDIDATE, OUTCOME, DECIDED, ZONE, STANDS),
    Column("owner", 24),
    Column("due", 11),
    Column("text", 60),
)

Plan = Callable[[Case], Iterator[Row]]


def tables(cases: Sequence[Case]) -> tuple[Table, ...]:
    """Return what cases hold as tables; where one does not verify, its rows say so at the end."""
    return (
        _table("ratings", "rating", RATINGS, _ratings, cases),
        _table("decisions", "decision", DECISIONS, _decisions, cases),
        _table("dissents", "dissent", DISSENTS, _dissents, cases),
        _table("follow-ups", "follow-up", FOLLOW_UPS, _follow_ups, cases),
    )


def _table(
    name: str, one: str, columns: tuple[Column, ...], rows: Plan, cases: Sequence[Case]
) -> Table:
    if not any(case.damage for case in cases):
        return Table(name, one, columns, tuple(row for case in cases for row in rows(case)))
    marked = tuple((*row, case.damage) for case in cases for row in rows(case))
    return Table(name, one, (*columns, DAMAGE), marked)


def _ratings(case: Case) -> Iterator[Row]:
    for row in case.sheet.rows:
        for opened in row.ratings:
            yield _rating(case.sheet, row, opened)


def _rating(sheet: Sheet, row: SheetRow, opened: OpenedRating) -> Row:
    rating = opened.rating
    return (
        sheet.candidate.name,
        str(sheet.step),
        row.criterion.id,
        row.criterion.title,
        opened.round,
        opened.name,
        NOT_ENOUGH if rating.value is None else rating.value,
        rating.confidence or "",
        rating.reason,
        _observations(rating),
        _citations(sheet, rating),
        opened.origin,
        _yes(opened.stands),
    )


def _observations(rating: Rating) -> str:
    return "\n".join(f"{SIDES[one.side].name}: {one.text}" for one in rating.observations)


def _citations(sheet: Sheet, rating: Rating) -> str:
    """Return a line for each piece that is cited: its label, its version, what it says."""
    return "\n".join(filter(None, (_citation(sheet, one) for one in rating.citations)))


def _citation(sheet: Sheet, citation: Citation) -> str:
    piece = sheet.piece(citation.evidence)
    if piece is None:
        return ""
    version = f" (version {citation.version})" if piece.version > 1 else ""
    passage = f", “{citation.passage}”" if citation.passage else ""
    return f"{piece.label}{version}: {stance_words(citation.stance, sheet.step)}{passage}"


def _decisions(case: Case) -> Iterator[Row]:
    for one in decisions(case):
        yield (
            case.sheet.candidate.name,
            str(case.sheet.step),
            *_head(one),
            *_votes(one.decision.vote),
            *((case.present, case.quorum) if one.stands else (None, None)),
            one.decision.reason,
            *((case.decider, "\n".join(case.exceptions)) if one.stands else ("", "")),
            *_moment(one.reopened),
            one.because,
            _yes(one.by_consent),
        )


def _votes(vote: Vote | None) -> Row:
    if vote is None:
        return (None, None, None)
    return (vote.votes_for, vote.votes_against, vote.abstained)


def _dissents(case: Case) -> Iterator[Row]:
    for one in decisions(case):
        for name, text in one.dissenters:
            yield (case.sheet.candidate.name, *_head(one), name, text)


def _follow_ups(case: Case) -> Iterator[Row]:
    for one in decisions(case):
        for follow_up in one.decision.follow_ups:
            yield (case.sheet.candidate.name, *_head(one), *_follow_up(follow_up))


def _follow_up(follow_up: FollowUp) -> Row:
    return (follow_up.owner, follow_up.due, follow_up.text)


def _head(one: Decided) -> Row:
    decision: Decision = one.decision
    return (decision.outcome, *_moment(one.time), _yes(one.stands))


def _moment(time: datetime | None) -> tuple[Cell, Cell]:
    """Return a time as it was on the clock it was recorded by, and the offset of that clock."""
    if time is None:
        return None, ""
    offset = f"{time:%z}"
    return time.replace(tzinfo=None, microsecond=0), f"UTC{offset[:3]}:{offset[3:5]}"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
