"""What the room's screen shows at one moment, as a value without anything behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from calibrate.words.dots import Mark


class Level(StrEnum):
    """Which of the step's levels a point of the scale meets."""

    CURRENT = "current"
    TARGET = "target"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes that a candidate has used, of those planned."""

    used: int
    planned: int


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below everything: who is next, who is outside, the time of day."""

    next: str
    outside: str
    time: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, with a quiet word at its right end."""

    number: int
    title: str
    aside: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a title, such as the criteria."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A few large words, and beside them a list if there is one to show."""

    label: str
    words: str
    text: str = ""
    listing: Listing | None = None


@dataclass(frozen=True, slots=True)
class Countdown:
    """The silent reading time: what was granted, what is left."""

    title: str
    granted: timedelta
    left: timedelta
    text: str
    listing: Listing


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the scale as it stands over its column; `short` is for where `label` is wide."""

    value: int
    label: str
    short: str
    level: Level


@dataclass(frozen=True, slots=True)
class Strip:
    """One round on one criterion: how many at each point, and how many without a number.

    `meet` and `rated` count the numbers, and are None where the bar does not apply; `is_first` says
    that a second round follows, so that these are from before the talk.
    """

    counts: tuple[int, ...]
    not_enough: int
    absent: int
    meet: int | None
    rated: int | None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion. `levels` has an entry a point, None where the criterion does not offer it.

    `strips` are its rounds that were opened, what counts last; `speaking` says who speaks when.
    """

    title: str
    tag: str
    remark: str
    levels: tuple[Level | None, ...]
    strips: tuple[Strip, ...]
    is_split: bool = False
    speaking: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The opened ratings of a candidate; `target` is the level that the counts are about.

    `legend` says what the marks mean that stand for them.
    """

    points: tuple[Point, ...]
    rows: tuple[Row, ...]
    target: str
    legend: tuple[tuple[Mark, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A piece of evidence that is talked about; `number` is which of its pages is shown."""

    title: str
    about: str
    text: str
    number: int = 0


Body = Notice | Countdown | Board | Opened


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the screen.

    `status` is a word on where the candidate's talk is, such as "Vote"; there is one clock at a
    time, so `clock` is None during a countdown.
    """

    heading: str
    body: Body
    foot: Foot
    step: str = ""
    status: str = ""
    clock: Clock | None = None
    is_paused: bool = False
