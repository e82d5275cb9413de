"""The language of dots: what stands for the ratings of a criterion, on screen and on paper.

One rating is one mark: a filled dot counts, a hollow one is from before the talk, a diamond is *not
enough evidence*, a dash somebody who is absent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from calibrate.domain.meeting import AttendanceKind
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.words.meeting import ATTENDANCE
from calibrate.words.phrases import several
from calibrate.words.ratings import NOT_ENOUGH, point_words

MOST_MARKS = 2
"""The most diamonds, or dashes, that stand as they are; of more, one stands behind their number."""


class Mark(Enum):
    """What stands for one rating, or for one that is not there."""

    COUNTS = auto()
    BEFORE = auto()
    NOT_ENOUGH = auto()
    ABSENT = auto()


@dataclass(frozen=True, slots=True)
class Lane:
    """What one round gave: values, and how many who may rate gave nothing.

    `is_first` says that a second round follows, so that these are from before the talk; `sealed`
    what stands in place of values that nobody may see.
    """

    values: tuple[int | None, ...] = ()
    absent: int = 0
    is_first: bool = False
    sealed: str = ""

    @property
    def mark(self) -> Mark:
        """What stands for a number."""
        return Mark.BEFORE if self.is_first else Mark.COUNTS

    @property
    def not_enough(self) -> int:
        """How many had not enough evidence."""
        return self.values.count(None)


def lanes(sheet: Sheet, row: SheetRow) -> tuple[Lane, ...]:
    """Return the lanes of a criterion from above, one for each of its rounds."""
    if not sheet.is_open:
        return (Lane(sealed="sealed"),)
    absent = sheet.absent(row)
    if sheet.is_sealed_again(row):
        return Lane(row.first_values, absent, is_first=True), Lane(sealed="round 2 is sealed")
    if row.movement is None:
        return (Lane(row.values, absent),)
    return Lane(row.first_values, is_first=True), Lane(row.values, absent)


MARKS = {
    Mark.COUNTS: "filled dot",
    Mark.BEFORE: "hollow dot",
    Mark.NOT_ENOUGH: "diamond",
    Mark.ABSENT: "dash",
}
"""What each mark looks like, for those who do not see it."""


def lane_words(sheet: Sheet, row: SheetRow, lane: Lane) -> str:
    """Say what a lane's dots show: "7 ratings of 4 Meets L4, 1 rating of 5 Above L4"."""
    scale = sheet.rubric.scale
    counts = sorted(Counter(value for value in lane.values if value is not None).items())
    told = ", ".join(
        f"{several(count, 'rating')} of {value} {scale.label(value, sheet.step, row.pairing)}"
        for value, count in counts
    )
    return f"Before the talk {told}" if lane.is_first else told


def no_number_words(lane: Lane) -> str:
    """Say how many of a lane gave no number: "1 not enough evidence, 2 absent"."""
    counts = ((lane.not_enough, NOT_ENOUGH), (lane.absent, ATTENDANCE[AttendanceKind.ABSENT]))
    return ", ".join(f"{count} {words}" for count, words in counts if count)


def way_words(first: int | None, value: int | None) -> str:
    """Say where one rating stands on the scale, and where it stood before the talk."""
    now = f"On the scale at {point_words(value)}"
    return now if first == value else f"{now}, before the talk at {point_words(first)}"


def legend(sheet: Sheet) -> tuple[tuple[Mark, str], ...]:
    """Return what the marks mean that stand for a sheet's ratings, and none that do not."""
    return tuple(_meanings(tuple(lane for row in sheet.rows for lane in lanes(sheet, row))))


def dot_rows(count: int, longest: int) -> tuple[int, ...]:
    """Return how many dots of one value stand in each row: even, the shorter rows above.

    Up to three stand in one row, up to two full rows in two, and so on; `longest` is the most that
    a row may have.
    """
    if not count:
        return ()
    rows = max(-(-count // longest), 1 if count <= 3 else 2)
    short, longer = divmod(count, rows)
    return (short,) * (rows - longer) + (short + 1,) * longer


def marks_shown(count: int) -> tuple[str, int]:
    """Return how a number of like marks is shown: a figure before them if any, and how many."""
    return ("", count) if count <= MOST_MARKS else (str(count), 1)


def _meanings(shown: tuple[Lane, ...]) -> Iterator[tuple[Mark, str]]:
    is_twice = any(lane.is_first for lane in shown)
    numbers = {lane.mark for lane in shown if any(value is not None for value in lane.values)}
    if Mark.COUNTS in numbers:
        yield Mark.COUNTS, "one rating that counts" if is_twice else "one rating"
    if Mark.BEFORE in numbers:
        yield Mark.BEFORE, "before the talk"
    if any(lane.not_enough for lane in shown):
        yield Mark.NOT_ENOUGH, NOT_ENOUGH
    if any(lane.absent for lane in shown):
        yield Mark.ABSENT, ATTENDANCE[AttendanceKind.ABSENT]
