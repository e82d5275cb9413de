"""Values of any type that a command can hold, drawn by its type hints: sensible ones and odd ones.

A type or a kind of field that is not known here is an error, so that none can be forgotten.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from random import Random
from typing import Any

from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.policy.policy import Policy
from calibrate.domain.presence.secrets import SecretKind, WrappedKey
from calibrate.domain.rubric.rubric import Level, Rubric, Scale, SplitRule, Step
from calibrate.domain.travel.witness import GivenKey, KeysGiven
from calibrate.store.sealed.secrets import new_key
from tests.worlds.logos import png
from tests.worlds.rubrics import RUBRIC
from tests.worlds.secrets import CHEAP, PIN

ODD_TEXTS = (
    "",
    " ",
    "\t\n",
    "\u200d",
    "\u200b\u2060",
    "\u202eevil",
    "a\u0301\u0302\u0303",
    "\U0001f469\u200d\U0001f4bb",
    "\ud800",
    "nul \x00 here",
    "\ufdd0",
    "line\u2028end",
    "%s {0} {name}",
    "'; DROP TABLE entry; --",
    "<b>bold</b>",
    "مریم‌نژاد",
    "x" * 201,
    "long " * 2_000,
    "ü" * 70_000,
)
ODD_NUMBERS = (0, 1, -1, 2, 601, 2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**30)
ODD_DATES = (date.min, date.max, date(2026, 2, 28))
NAMES = ("Ann", "Ben", "Cleo", "Dana", "Émile", "Fay", "Pia", "Quentin", "Rosa", "Sami", "مریم")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
LONGEST_TUPLE = 3

CANDIDATE, PANELIST, EVIDENCE, CRITERION, LEVEL = (
    "candidate",
    "panelist",
    "evidence",
    "criterion",
    "level",
)
POOL_OF = {
    "candidate": CANDIDATE,
    "candidates": CANDIDATE,
    "order": CANDIDATE,
    "panelist": PANELIST,
    "presenter": PANELIST,
    "deputy": PANELIST,
    "excused": PANELIST,
    "evidence": EVIDENCE,
    "criterion": CRITERION,
    "into": CRITERION,
    "criteria": CRITERION,
    "notes": CRITERION,
    "current": LEVEL,
    "target": LEVEL,
    "key": LEVEL,
    "level": LEVEL,
}
"""From which pool a field of ids is drawn, by its name."""

USUAL_NUMBERS: dict[str, tuple[int, ...]] = {
    "round": (1, 1, 2),
    "minutes": (10, 20, 30),
    "reading_minutes": (0, 5, 8),
    "seconds": (60, 300),
    "quorum": (1, 2, 3),
    "value": (2, 3, 4),
    "operations": (1,),
    "memory": (8192,),
    "version": (1, 1, 2),
    "line": (2, 5, 9),
    "holds": (2,),
    "bar": (4,),
    "distance": (2, 3),
    "share_numerator": (1, 2),
    "share_denominator": (2, 3),
    "votes_for": (0, 1, 2),
    "votes_against": (0, 1, 2),
    "abstained": (0, 0, 1),
    "votes": (0, 1, 2),
    "sequence": (1, 1, 2),
    "secret": (0,),
    "format": (2,),
    "count": (1,),
    "number": (1, 1, 2),
    "blind_rounds": (1, 2),
    "retention": (1, 24),
    "rank": (1, 4, 7),
    "start": (0, 3),
    "end": (4, 9),
}
"""Whole numbers that a person would give, by field."""


SIGNED = frozenset({KeysGiven, GivenKey})
"""What only a witness can make: drawn, it is always refused, so it is seldom."""


@dataclass
class Pools:
    """What is in a session now, by what it is an id of; and every id that was ever used."""

    here: dict[str, list[str]] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)


@dataclass
class Drawer:
    """Draws values for one session; `odd` is how often a single value is not a sensible one."""

    random: Random
    pools: Pools = field(default_factory=Pools)
    odd: float = 0.0
    words: int = 0

    def build(self, kind: type[Any], **given: Any) -> Any:
        """Return a value of a dataclass, field by field; what is `given` is not drawn.

        Raises what its own rules raise.
        """
        hints = typing.get_type_hints(kind)
        drawn = {
            one.name: self.value(hints[one.name], one.name)
            for one in fields(kind)
            if one.init and one.name not in given
        }
        return kind(**drawn, **given)

    def with_one_drawn(self, value: Any) -> Any:
        """Return a value with one of its fields, however deep, drawn anew."""
        names = [one.name for one in fields(value) if one.init]
        if not names:
            return value
        name = self.random.choice(names)
        before = getattr(value, name)
        if is_dataclass(before) and self.random.random() < 0.6:
            return replace(value, **{name: self.with_one_drawn(before)})
        hint = typing.get_type_hints(type(value))[name]
        return replace(value, **{name: self.value(hint, name)})

    def value(self, hint: Any, name: str) -> Any:
        """Return a value of any type that a field may have."""
        origin, parts = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            some = [one for one in parts if one is not type(None)]
            often = 0.98 if SIGNED.intersection(some) else 0.3
            is_none = len(some) < len(parts) and self.random.random() < often
            return None if is_none else self.value(self.random.choice(some), name)
        if origin is tuple:
            return self._several(parts, name)
        if hint in BASES and (self.odd == 0 or self.random.random() < 0.7):
            return self._near(BASES[hint](self))
        if is_dataclass(hint):
            return self.build(typing.cast(type[Any], hint))
        return self._single(hint, name)

    def _near(self, value: Any) -> Any:
        return self.with_one_drawn(value) if self.is_odd() else value

    def _several(self, parts: tuple[Any, ...], name: str) -> tuple[Any, ...]:
        if parts[-1] is not Ellipsis:
            return tuple(self.value(one, name) for one in parts)
        count = (
            self.random.randint(0, LONGEST_TUPLE)
            if self.is_odd()
            else self.random.choice((0, 1, 2))
        )
        return tuple(self.value(parts[0], name) for _ in range(count))

    def _single(self, hint: Any, name: str) -> Any:
        if hint is str:
            return self.text(name)
        if hint is bool:
            return self.random.random() < 0.5
        if hint is int:
            usual = USUAL_NUMBERS[name]
            return self.random.choice(ODD_NUMBERS if self.is_odd() else usual)
        if hint is bytes:
            return self.random.randbytes(self.random.choice((0, 16, 32, 64, 72, 16_432)))
        if hint is date:
            return self.random.choice(ODD_DATES) if self.is_odd() else date(2026, 3, 4)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.random.choice(list(hint))
        raise TypeError(f"nothing draws {hint} for the field {name}")

    # Texts

    def is_odd(self) -> bool:
        """Tell whether the next value is not a sensible one."""
        return self.random.random() < self.odd

    def word(self) -> str:
        """Return a word that nothing else has in it."""
        self.words += 1
        return f"zq{self.words:05d}z"

    def fresh(self) -> str:
        """Return an id that was never used."""
        return f"{self.random.getrandbits(128):032x}"

    def text(self, name: str) -> str:
        """Return a text or an id for a field of this name."""
        if name == "id":
            return self.id()
        if name in POOL_OF:
            return self.one_of(POOL_OF[name])
        if self.is_odd():
            return self._odd_text()
        if name == "name":
            return self._name()
        if name == "sha256":
            return f"{self.random.getrandbits(256):064x}"
        return f"Said {self.word()} of it."

    def _name(self) -> str:
        plain = self.random.choice(NAMES)
        return plain if self.random.random() < 0.5 else f"{plain} {self.random.randint(1, 40)}"

    def id(self) -> str:
        """Return a fresh id, or one that was used before, for this or for something else."""
        if not self.is_odd():
            return self.fresh()
        return self.random.choice((*self.pools.used[-8:], *self._everybody(), *ODD_TEXTS[:6], "id"))

    def one_of(self, pool: str) -> str:
        """Return an id that is in the session, or one that is not or hardly is."""
        here = self.pools.here.get(pool, [])
        if here and not self.is_odd():
            return self.random.choice(here)
        others = (*here, *self.pools.used[-4:], "nobody", self.fresh(), "")
        return self.almost(self.random.choice(others))

    def _everybody(self) -> list[str]:
        return [id for several in self.pools.here.values() for id in several]

    def _odd_text(self) -> str:
        if self.random.random() < 0.4:
            return self.almost(self.random.choice((*NAMES, "Code", f"Of {self.word()}")))
        return self.random.choice(ODD_TEXTS)

    def almost(self, text: str) -> str:
        """Return a text, or one that looks the same: other case, joiners, blanks, widths."""
        return self.random.choice(ALIKE)(text)


ALIKE: tuple[Callable[[str], str], ...] = (
    str,
    str.swapcase,
    str.upper,
    lambda text: f"  {text} ",
    lambda text: "\u200d".join(text[:2]) + text[2:],
    lambda text: f"{text}\u200b",
    lambda text: text.translate(FULL_WIDTH),
)


def _rubric(drawer: Drawer) -> Rubric:
    """Return the small ladder, now and then with fewer criteria or a third level."""
    criteria = drawer.random.choice((RUBRIC.criteria, RUBRIC.criteria, RUBRIC.criteria[:2]))
    if drawer.odd and drawer.random.random() < 0.3:
        alike = replace(RUBRIC.criteria[-1], id=drawer.almost(RUBRIC.criteria[0].id))
        criteria = (*criteria, alike)
    levels = (*RUBRIC.levels, Level("L5", "Staff"))[: drawer.random.choice((2, 3))]
    title = f"Ladder {drawer.word()}"
    return replace(RUBRIC, title=title, criteria=criteria, levels=levels)


BASES: dict[Any, Callable[[Drawer], Any]] = {
    Rubric: _rubric,
    Step: lambda _: Step("L3", "L4"),
    Scale: lambda _: Scale(),
    SplitRule: lambda _: SplitRule(),
    Organisation: lambda drawer: Organisation(
        f"Acme {drawer.word()}", "Internal", drawer.random.choice((b"", png(8, 8)))
    ),
    Policy: lambda drawer: Policy(f"House {drawer.word()}", quorum=drawer.random.choice((None, 2))),
    WrappedKey: lambda _: new_key(SecretKind.PIN, PIN, CHEAP)[0],
}
"""What has to fit together in itself: drawn as a whole, and then perhaps changed in one place."""
