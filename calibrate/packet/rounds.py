"""How a second round is told in words, on screen and on paper alike.

Names are there only where the viewer sees them; without them nothing is told of one panelist.
"""

from __future__ import annotations

from typing import NamedTuple

from calibrate.domain.sheet import Movement, OpenedRating, Sheet, SheetRow

NOT_ENOUGH = "not enough evidence"


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
    pairs = ((first_of(row, one), one) for one in row.ratings if one.round > 1)
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
    return "as before" if same else f"was {_point(before.rating.value)}"


def moved_words(row: SheetRow) -> str:
    """Return who moved, in sentences: "Up: Ann 3 to 4. Down: Ben 4 to 2."

    Where no names are seen, return how many went from or to *not enough evidence*.
    """
    kinds: dict[str, list[str]] = {"Up": [], "Down": [], "": []}
    for move in moves(row):
        kind = _way(move) if move.is_number else ""
        kinds[kind].append(f"{move.name} {_point(move.before)} to {_point(move.after)}")
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


def result_words(sheet: Sheet, row: SheetRow) -> str:
    """Return what round 2 brought on a criterion: "4 moved up, no longer split"."""
    movement = row.movement
    if movement is None:
        return ""
    up, down = movement.up, movement.down
    match bool(up), bool(down):
        case True, True:
            moved = [f"{up} up", f"{down} down"]
        case True, False:
            moved = [f"{up} moved up"]
        case False, True:
            moved = [f"{down} moved down"]
        case _:
            moved = [] if movement.other else ["nobody moved"]
    return ", ".join((*moved, *_others(row), split_words(sheet, row)))


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


def _point(value: int | None) -> str:
    return NOT_ENOUGH if value is None else str(value)
