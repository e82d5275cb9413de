"""What the agenda says of each candidate: place, minutes, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.decisions import Outcome
from calibrate.domain.meeting import TurnKind
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.words.decisions import outcome_words
from calibrate.words.meeting import TURNS
from calibrate.words.phrases import capitalized
from calibrate.words.session import SESSION_PHASES, standing_words

Outcomes = Mapping[str, Outcome]
"""How those who are decided were decided, by the candidate's id."""
NONE: Outcomes = {}


class Sign(Enum):
    """The sign before where a candidate stands."""

    SEALED = auto()
    REVEALED = auto()
    DECIDED = auto()
    ASIDE = auto()
    WITHDRAWN = auto()


SIGNS = {
    CandidatePhase.SEALED: Sign.SEALED,
    CandidatePhase.REVEALED: Sign.REVEALED,
    CandidatePhase.DECIDED: Sign.DECIDED,
    CandidatePhase.WITHDRAWN: Sign.WITHDRAWN,
}


class AgendaItem(NamedTuple):
    """One candidate on the agenda; `planned` is None where minutes say nothing.

    `used` is None where the candidate's clock has not run yet.
    """

    id: str
    number: int
    name: str
    standing: str
    sign: Sign
    is_at_hand: bool = False
    used: int | None = None
    planned: int | None = None

    @property
    def over(self) -> int:
        """How many minutes more than planned were used."""
        if self.used is None or self.planned is None:
            return 0
        return max(self.used - self.planned, 0)

    @property
    def minutes(self) -> str:
        """The minutes used of those planned, such as 11/20, or what is planned."""
        if self.planned is None:
            return ""
        return str(self.planned) if self.used is None else f"{self.used}/{self.planned}"

    @property
    def spoken(self) -> str:
        """The item in words, for tool tips and screen readers."""
        minutes = ""
        if self.planned is not None:
            of = "" if self.used is None else f"{self.used} of "
            minutes = f"{of}{self.planned} minutes"
        turn = TURNS[TurnKind.CALLED] if self.is_at_hand else ""
        parts = (self.name, self.standing, minutes, turn)
        return f"{self.number}. {', '.join(part for part in parts if part)}"


class Agenda:
    """The candidates in the agenda's order; what is said of one is worked out when it is asked.

    So a change costs the candidates that are seen, however many there are.
    """

    def __init__(self, situation: Situation | None = None, outcomes: Outcomes = NONE) -> None:
        self._situation, self._outcomes = situation, outcomes
        self._order = situation.order if situation else ()
        self.ids = tuple(state.id for state in self._order)

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, place: int) -> AgendaItem:
        assert self._situation is not None
        state = self._order[place]
        return _item(self._situation, state, place + 1, self._outcomes.get(state.id))

    def __iter__(self) -> Iterator[AgendaItem]:
        return map(self.__getitem__, range(len(self)))

    @property
    def at_hand(self) -> int | None:
        """The place of whose turn it is: what is said of nobody else changes with the time."""
        at_hand = self._situation.at_hand if self._situation else None
        return self.ids.index(at_hand) if at_hand in self.ids else None


def standing(situation: Situation, state: CandidateState, outcome: Outcome | None) -> str:
    """Return where a candidate stands, such as "Revealed · Round 1"."""
    if situation.is_set_up:
        return SESSION_PHASES[situation.session.phase].meaning
    if _is_aside(situation, state):
        return f"{capitalized(TURNS[TurnKind.SET_ASIDE])} · Later today"
    standing = capitalized(standing_words(state.phase))
    match state.phase:
        case CandidatePhase.REVEALED if state.sealed_round:
            return "Round 2 sealed"
        case CandidatePhase.REVEALED:
            return f"{standing} · Round {state.rounds_opened}"
        case CandidatePhase.DECIDED if outcome:
            return f"{standing} · {outcome_words(outcome)}"
    return standing


def _item(
    situation: Situation, state: CandidateState, number: int, outcome: Outcome | None
) -> AgendaItem:
    is_at_hand = situation.is_at_hand(state.id)
    used = situation.minutes_used(state.id)
    has_run = used > 0 or is_at_hand
    has_plan = situation.meeting.is_open and (has_run or situation.is_waiting(state.id))
    return AgendaItem(
        id=state.id,
        number=number,
        name=state.name,
        standing=standing(situation, state, outcome),
        sign=Sign.ASIDE if _is_aside(situation, state) else SIGNS[state.phase],
        is_at_hand=is_at_hand,
        used=used if has_run else None,
        planned=situation.meeting.minutes if has_plan else None,
    )


def _is_aside(situation: Situation, state: CandidateState) -> bool:
    return situation.is_waiting(state.id) and situation.meeting.is_set_aside(state.id)
