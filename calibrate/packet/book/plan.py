"""What a book binds, known before any packet is read, and what is remembered of each one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from statistics import median

from calibrate.domain.decisions import Outcome
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.people import Candidate
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.words.policy.policy import quorum_differs


@dataclass(frozen=True, slots=True)
class BookPlan:
    """Whose packets a book binds, in this order.

    `left_out` counts those of the session who are not in it, as far as its reader sees them.
    `policy` is what the organisation has chosen, `in_force` what holds in the session, and
    `differs` says where that is something else.
    """

    session: str
    rubric: Rubric
    candidates: tuple[Candidate, ...]
    organisation: Organisation = NO_ORGANISATION
    left_out: int = 0
    policy: Policy = USUAL
    in_force: Policy = USUAL
    differs: str = ""

    @property
    def tells_policy(self) -> bool:
        """Whether it says how the panel decides: where an organisation has chosen that."""
        return self.policy != USUAL

    @property
    def mark(self) -> str:
        """The word by which the book is known as this session's, of these candidates."""
        whose = "\0".join((self.session, *(one.id for one in self.candidates)))
        return f"calibrate-book-{sha256(whose.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Spread:
    """The numbers that count on one criterion: the middle one, the lowest, the highest."""

    middle: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Bound:
    """What the overview tells of a packet; a page of 0 is that of one that is not in the book.

    `spreads` has numbers by criterion, of a decided case alone, None where nobody gave one.
    """

    page: int = 0
    outcome: Outcome | None = None
    is_withdrawn: bool = False
    is_damaged: bool = False
    by_consent: bool = False
    spreads: Mapping[str, Spread | None] = field(default_factory=dict)


NOT_BOUND = Bound()


def plan_of(session: Session, chosen: Sequence[CandidateState]) -> BookPlan:
    """Return the plan of a book of these candidates of a session, as its reader sees it."""
    candidates = tuple(state.candidate for state in chosen)
    left = len(session.candidates) - len(candidates)
    return BookPlan(
        session.title,
        session.rubric,
        candidates,
        session.organisation,
        left,
        session.policy,
        session.policy_in_force,
        quorum_differs(session),
    )


def bound(case: Case, page: int) -> Bound:
    """Return what the overview tells of a case whose packet begins on a page.

    Nothing is told of ratings before a decision, or where they are not what was recorded.
    """
    sheet = case.sheet
    if case.damage or sheet.decision is None:
        is_withdrawn = sheet.phase is CandidatePhase.WITHDRAWN
        return Bound(page, None, is_withdrawn, bool(case.damage))
    spreads = {row.criterion.id: _spread(row.values) for row in sheet.rows}
    outcome, by_consent = sheet.decision.outcome, sheet.by_consent
    return Bound(page, outcome, by_consent=by_consent, spreads=spreads)


def _spread(values: Sequence[int | None]) -> Spread | None:
    numbers = [value for value in values if value is not None]
    return Spread(median(numbers), min(numbers), max(numbers)) if numbers else None
