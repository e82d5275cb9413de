"""How rounds are told: reveals, who gave what in which round, who moved, what splits.

Names are there only where the viewer sees them; without them nothing is told of one panelist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from calibrate.domain.ballots import Origin
from calibrate.domain.ratings import count
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import Movement, OpenedRating, Reveal, Sheet, SheetRow
from calibrate.words.criteria import meeting_words
from calibrate.words.days import moment
from calibrate.words.phrases import listing, sentence
from calibrate.words.ratings import (
    NOT_ENOUGH,
    confidence_words,
    origin_words,
    point_words,
    value_words,
)

UNDER_WAY = "round 2 is under way"
BEFORE = "Before the talk"

# Reveals


def sealed_words(sheet: Sheet) -> str:
    """Say why there are no ratings to be read."""
    if sheet.phase is CandidatePhase.WITHDRAWN:
        return "Withdrawn before the reveal; nothing was opened"
    return "Sealed until the reveal"


def revealed_words(reveal: Reveal, when: str) -> str:
    """Say that a round was revealed; `when` is its time in words."""
    return f"Round {reveal.round} revealed {when}"


def without_words(reveal: Reveal) -> str:
    """Say without whom a round was revealed, if without anybody."""
    return f"without {listing(reveal.excused)}" if reveal.excused else ""


def why_words(reveal: Reveal) -> str:
    """Say why a round was revealed without somebody, if a reason was given."""
    return f"Why: {sentence(reveal.because)}" if reveal.because.strip() else ""


def reveal_words(reveal: Reveal) -> str:
    """Say when a round was revealed, without whom, and why."""
    words = f"{revealed_words(reveal, moment(reveal.time))} {without_words(reveal)}".rstrip()
    parts = [f"{words}.", why_words(reveal)]
    if reveal.invalid:
        parts.append(f"What {listing(reveal.invalid)} submitted could not be opened.")
    return " ".join(part for part in parts if part)


# One rating


def rating_words(sheet: Sheet, row: SheetRow, opened: OpenedRating, *, whence: bool = True) -> str:
    """Say a rating's value, how it stands to the round before, how sure, and whence it came.

    Without `whence` the last is left out, for it is said elsewhere.
    """
    value, was = value_words(sheet, row, opened.rating), was_words(row, opened)
    if opened.round > 1:
        value = f"Round {opened.round}: {value}"
    elif not opened.stands:
        value = f"{BEFORE}: {value}"
    told = ", ".join(part for part in (value, was) if part)
    sure = confidence_words(opened.rating.confidence)
    origin = origin_words(opened.origin) if whence else ""
    sure = ", ".join(part for part in (sure, origin) if part)
    return f"{told}{';' if was else ','} {sure}"


def alike(rows: Sequence[SheetRow]) -> Mapping[str, Origin]:
    """Return whence all ratings of a panelist came, by name, where it is one way that is told."""
    found: dict[str, set[Origin]] = {}
    for row in rows:
        for opened in row.ratings:
            found.setdefault(opened.name, set()).add(opened.origin)
    return {
        name: origin
        for name, origins in found.items()
        for origin in origins
        if name and len(origins) == 1 and origin_words(origin)
    }


def whence_words(origins: Mapping[str, Origin]) -> str:
    """Say once whence the ratings of whole panelists came."""
    told = {origin_words(origin): None for origin in origins.values()}
    return " ".join(
        sentence(
            f"{words}: every rating of "
            f"{listing([name for name, one in origins.items() if origin_words(one) == words])}"
        )
        for words in told
    )


# Who moved


class Move(NamedTuple):
    """One panelist's value before the talk and after it, None for *not enough evidence*."""

    name: str
    before: int | None
    after: int | None

    @property
    def is_number(self) -> bool:
        """Whether both are points of the scale, so that it went up or down."""
        return self.before is not None and self.after is not None


def moves(row: SheetRow) -> tuple[Move, ...]:
    """Return who put another value in place of their first; nobody where no names are seen."""
    pairs = ((first_of(row, opened), opened) for opened in row.ratings if opened.round > 1)
    found = (
        Move(one.name, before.rating.value, one.rating.value) for before, one in pairs if before
    )
    return tuple(move for move in found if move.before != move.after)


def first_of(row: SheetRow, opened: OpenedRating) -> OpenedRating | None:
    """Return the rating of round 1 by whoever gave `opened`, if it is known who that is."""
    own = (one for one in row.ratings if one.round == 1 and one.panelist == opened.panelist)
    return next(own, None) if opened.panelist else None


def was_words(row: SheetRow, opened: OpenedRating) -> str:
    """Return how a rating that counts stands to its rater's first: "was 2", "as before", "new"."""
    if row.movement is None or not opened.panelist or not opened.stands:
        return ""
    if opened.round == 1:
        return "not rated again"
    before = first_of(row, opened)
    if before is None:
        return "new"
    same = before.rating.value == opened.rating.value
    return "as before" if same else f"was {point_words(before.rating.value)}"


def moved_words(row: SheetRow) -> str:
    """Return who moved, in sentences: "Up: Ann 3 to 4. Down: Ben 4 to 2."

    Where no names are seen, return how many went from or to *not enough evidence*.
    """
    kinds: dict[str, list[str]] = {"Up": [], "Down": [], "": []}
    for move in moves(row):
        kind = _way(move) if move.is_number else ""
        kinds[kind].append(f"{move.name} {point_words(move.before)} to {point_words(move.after)}")
    others = kinds.pop("") or _others(row)
    told = [f"{kind}: {', '.join(said)}." for kind, said in kinds.items() if said]
    return " ".join([*told, f"{', '.join(others)}."] if others else told)


def movement_words(row: SheetRow) -> str:
    """Return how many moved on a criterion: "4 moved up, none down"; nothing without round 2."""
    movement = row.movement
    return ", ".join((up_and_down(movement), *_others(row))) if movement else ""


def up_and_down(movement: Movement) -> str:
    """Return how many moved up and down: "4 moved up, none down"."""
    if not (movement.up or movement.down):
        return "nobody moved up or down"
    return f"{movement.up or 'none'} moved up, {movement.down or 'none'} down"


def movement_in_brief(movement: Movement) -> str:
    """Return the same for little room: "4 moved up, none down, 1 otherwise"."""
    other = f", {movement.other} otherwise" if movement.other else ""
    return f"{up_and_down(movement)}{other}"


# What became of a criterion


def row_remarks(sheet: Sheet, row: SheetRow) -> tuple[str, ...]:
    """Say whether a criterion that had one round splits, and how many are unsure."""
    has_one_round = not (row.movement or sheet.is_sealed_again(row))
    split = ("split",) if has_one_round and sheet.splits(row) else ()
    return (*split, *((f"{row.unsure} unsure",) if row.unsure else ()))


def rounds_words(sheet: Sheet, row: SheetRow) -> str:
    """Say how a criterion with two rounds came from one to the other; nothing of the others."""
    if sheet.is_sealed_again(row):
        second = "Round 2 is sealed until its reveal."
    elif row.movement:
        second = f"Round 2: {result_words(sheet, row)}."
    else:
        return ""
    first = count(row.first_values, sheet.rubric.scale, row.pairing)
    return f"Round 1 split: {meeting_words(sheet, row, first)}. {second}"


def result_words(sheet: Sheet, row: SheetRow) -> str:
    """Return what round 2 brought on a criterion: "4 moved up, none down; no longer split"."""
    return f"{movement_words(row)}; {split_words(sheet, row)}"


def split_words(sheet: Sheet, row: SheetRow) -> str:
    """Return whether a criterion that had a second round splits after it."""
    if not sheet.splits(row):
        return "no longer split"
    return "still split" if sheet.split_first(row) else "split now"


def _others(row: SheetRow) -> list[str]:
    """Return how many went from or to *not enough evidence*, each way where it is known."""
    other = row.movement.other if row.movement else 0
    known = [move for move in moves(row) if not move.is_number]
    if other and len(known) != other:
        return [f"{other} from or to “{NOT_ENOUGH}”"]
    ways = {"from": sum(move.before is None for move in known)}
    ways["to"] = other - ways["from"]
    return [f"{count} {way} “{NOT_ENOUGH}”" for way, count in ways.items() if count]


def _way(move: Move) -> str:
    return "Up" if (move.after or 0) > (move.before or 0) else "Down"
