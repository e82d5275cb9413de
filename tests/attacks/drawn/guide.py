"""How a drawn session stands: who may do what in it, and whom a command may be about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from calibrate.domain import authority
from calibrate.domain import commands as c
from calibrate.domain.authority import Actor, Ground
from calibrate.domain.presence.chairs import holds, may_run
from calibrate.domain.session import (
    CandidateState,
    Session,
)
from tests.attacks.drawn.values import Drawer

One = TypeVar("One")
Given = dict[str, Any]


@dataclass
class Guide:
    """Knows how a session stands, and shapes what comes next after it.

    `pieces` has the evidence of each candidate, `newest` the line that can be taken back.
    """

    session: Session
    drawer: Drawer
    pieces: Mapping[str, tuple[str, ...]]
    newest: int | None

    # Who

    def actor(self, command: c.Command) -> Actor:
        """Return somebody who may give a command: its panelist, or who runs that part."""
        chairs = self._chairs(command)
        if isinstance(command, c.Submit | c.WithdrawSubmission):
            for_them = [Actor(one.who, command.panelist, Ground.IMPORT) for one in chairs]
            return self.pick([Actor(command.panelist)] * 3 + for_them)
        if isinstance(command, c.ChooseSecret):
            return Actor(command.panelist)
        return self.pick(chairs)

    def _chairs(self, command: c.Command) -> list[Actor]:
        about = _about(command) & self.session.candidate_ids
        people = [one.id for one in self.session.panel.panelists]
        running = [Actor(id) for id in people if may_run(self.session, id, about)]
        return running + ([authority.HOLDER] if holds(self.session) or not running else [])

    def anybody(self) -> Actor:
        """Return an actor of any kind."""
        people = [one.id for one in self.session.panel.panelists]
        who = self.pick([authority.HOLDER.who, "app", "", *people, self.drawer.fresh()])
        whom = self.pick(["", "", "", *people])
        return Actor(who, whom, self.pick(list(Ground)))

    def pick(self, several: Sequence[One]) -> One:
        """Return one of several."""
        return self.drawer.random.choice(several)

    def some(self, several: Any, most: int = 3) -> tuple[Any, ...]:
        """Return a few of several, in any order."""
        several = list(several)
        return tuple(self.drawer.random.sample(several, min(len(several), most)))

    # Whom

    def whom(self, fits: Callable[[CandidateState], object]) -> CandidateState | None:
        """Return a candidate who fits, or else any, or nobody where there are none."""
        fit = [one for one in self.session.candidates if fits(one) and not self.is_amiss()]
        return self.pick(fit or [*self.session.candidates, None][:1])

    def is_amiss(self) -> bool:
        """Tell whether one thing is to be against the rules where all the rest is right."""
        return self.drawer.random.random() < 0.1

    def text(self) -> str:
        """Return a text with a word that nothing else has."""
        return f"Because of {self.drawer.word()}."


def _about(command: object) -> frozenset[str]:
    inner = [getattr(command, name, None) for name in ("relation", "decision", "evidence")]
    single = [getattr(one, "candidate", None) for one in (command, *inner)]
    return frozenset(one for one in single if isinstance(one, str))


def pools_of(session: Session, pieces: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the ids that are in a session, by what they are of."""
    return {
        "candidate": [one.id for one in session.candidates],
        "panelist": [one.id for one in session.panel.panelists],
        "evidence": [id for several in pieces.values() for id in several],
        "criterion": [one.id for one in session.rubric.criteria],
        "level": [one.key for one in session.rubric.levels],
    }


def ids_of(command: object) -> list[str]:
    """Return the ids that a command brings, so that they can be used once more."""
    inner = [
        getattr(command, name, None) for name in ("candidate", "panelist", "evidence", "decision")
    ]
    return [
        one for holder in (command, *inner) if isinstance(one := getattr(holder, "id", None), str)
    ]
