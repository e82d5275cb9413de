"""Candidates, panelists, and how one stands to the other."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.text.folding import JOINER, NON_JOINER, folded, without_invisible
from calibrate.domain.text.lengths import LONGEST_NAME, within


class Role(StrEnum):
    """What somebody on the panel is there for."""

    FACILITATOR = "facilitator"
    PANELIST = "panelist"
    OBSERVER = "observer"


class RelationKind(StrEnum):
    """How a panelist stands to one candidate.

    RELIEVED is who joined after that candidate was revealed, or was replaced before submitting:
    they see what the panel sees, and rate nobody there.
    """

    PRESENTS = "presents"
    RECUSED = "recused"
    RELIEVED = "relieved"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose step from one level to the next is looked at."""

    id: str
    name: str
    step: Step
    team: str = ""


@dataclass(frozen=True, slots=True)
class Panelist:
    """Somebody on the panel. `rates` says whether they rate at all; an observer never does."""

    id: str
    name: str
    role: Role = Role.PANELIST
    rates: bool = True

    def __post_init__(self) -> None:
        if self.role is Role.OBSERVER and self.rates:
            object.__setattr__(self, "rates", False)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a panelist stands to one candidate; the reason is the facilitator's."""

    kind: RelationKind
    panelist: str
    candidate: str
    reason: str = ""


@dataclass(frozen=True)
class Panel:
    """Everybody on the panel and their relations to candidates."""

    panelists: tuple[Panelist, ...] = ()
    relations: tuple[Relation, ...] = ()

    @cached_property
    def facilitators(self) -> tuple[Panelist, ...]:
        """Who is named facilitator."""
        return tuple(one for one in self.panelists if one.role is Role.FACILITATOR)

    @cached_property
    def _rating(self) -> tuple[Panelist, ...]:
        return tuple(one for one in self.panelists if one.rates)

    @cached_property
    def _by_candidate(self) -> Mapping[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            found[relation.candidate].append(relation)
        return {candidate: tuple(relations) for candidate, relations in found.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Panelist, ...]]:
        found: dict[str, list[Panelist]] = defaultdict(list)
        for panelist in self.panelists:
            found[folded(panelist.name)].append(panelist)
        return {name: tuple(panelists) for name, panelists in found.items()}

    def namesakes(self, name: str) -> tuple[Panelist, ...]:
        """Return who on the panel has a name, as `same_name` compares it."""
        return self._by_name.get(folded(name), ())

    def related(self, candidate: str) -> tuple[Relation, ...]:
        """Return how panelists stand to `candidate`."""
        return self._by_candidate.get(candidate, ())

    def raters(self, candidate: str) -> tuple[Panelist, ...]:
        """Return who may rate and vote on `candidate`: all who rate, less those in a relation."""
        related = {relation.panelist for relation in self.related(candidate)}
        if not related:
            return self._rating
        return tuple(panelist for panelist in self._rating if panelist.id not in related)

    def presenters(self, candidate: str) -> tuple[Panelist, ...]:
        """Return who presents `candidate`."""
        return self._related(RelationKind.PRESENTS, candidate)

    def recused(self, candidate: str) -> tuple[Panelist, ...]:
        """Return who has a conflict with `candidate`."""
        return self._related(RelationKind.RECUSED, candidate)

    def panelist(self, id: str) -> Panelist | None:
        """Return the panelist with this id, if there is one."""
        return next((panelist for panelist in self.panelists if panelist.id == id), None)

    def is_related(self, kind: RelationKind, panelist: str | None, candidate: str) -> bool:
        """Tell whether `panelist` stands in this relation to `candidate`."""
        return any(
            relation.kind is kind and relation.panelist == panelist
            for relation in self.related(candidate)
        )

    def _related(self, kind: RelationKind, candidate: str) -> tuple[Panelist, ...]:
        ids = {one.panelist for one in self.related(candidate) if one.kind is kind}
        return tuple(panelist for panelist in self.panelists if panelist.id in ids) if ids else ()


def checked_name(name: str, what: str) -> str:
    """Return `name` without outer and doubled blanks; raise BadInput if it cannot be a name."""
    tidy = unicodedata.normalize("NFC", " ".join(name.split()))
    joined = tidy.replace(JOINER, "").replace(NON_JOINER, "")
    if not without_invisible(tidy).strip() or not joined.isprintable():
        raise BadInput(f"The {what} needs a name of visible characters.")
    return within(tidy, LONGEST_NAME, f"The {what}’s name")


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same but for case, blanks, and what nobody sees."""
    return folded(one) == folded(other)
