"""A criterion of a revealed candidate in words: its marks, who gave what, and all of it spoken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calibrate.domain.ratings import Confidence
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.packet.reading import (
    NAMELESS,
    is_sealed_again,
    meeting,
    pairing_words,
    value_words,
)
from calibrate.packet.rounds import moved_words, split_words, up_and_down, was_words
from calibrate.packet.wording import CONFIDENCES, listing
from calibrate.ui.meeting.ratings.notes import Note
from calibrate.ui.meeting.ratings.rater_reasons import (
    Pieces,
    cited,
    in_order,
    older_words,
    sides,
    stance_tag,
)
from calibrate.ui.meeting.ratings.reasons import Fold

BARE = "no evidence placed"
OLDER = "older version cited"
AGAIN = "rated again"


def marks(sheet: Sheet, row: SheetRow, pieces: Pieces) -> tuple[str, ...]:
    """Return what to look at on a criterion, in a few words each."""
    return tuple(_marks(sheet, row, pieces))


def _marks(sheet: Sheet, row: SheetRow, pieces: Pieces) -> Iterator[str]:
    if row.movement is not None:
        yield up_and_down(row.movement)
        yield split_words(sheet, row)
    if is_sealed_again(sheet, row):
        yield AGAIN
    if row.unsure:
        yield f"{row.unsure} unsure"
    if not row.evidence:
        yield BARE
    if any(
        older_words(citation, pieces)
        for opened in row.standing
        for citation in opened.rating.citations
    ):
        yield OLDER


def given(sheet: Sheet, row: SheetRow) -> str:
    """Return who gave what, before the talk and after it, and who gave nothing.

    Where no names are seen, it is told how many.
    """
    now = _by_value(sheet, row, row.standing)
    if row.movement is not None:
        first = [opened for opened in row.ratings if opened.round == 1]
        before = _by_value(sheet, row, first)
        now = [f"Before the talk: {'; '.join(before)}", f"After: {'; '.join(now)}"]
    return ". ".join([*now, *_nothing_given(sheet, row)])


def _nothing_given(sheet: Sheet, row: SheetRow) -> list[str]:
    absent = sheet.absent(row)
    if not absent:
        return []
    rated = {opened.name for opened in row.ratings}
    excused = (name for reveal in sheet.reveals for name in (*reveal.excused, *reveal.invalid))
    names = [name for name in dict.fromkeys(excused) if name not in rated]
    return [f"No rating: {listing(names) if len(names) == absent else absent}"]


def _by_value(sheet: Sheet, row: SheetRow, told: Iterable[OpenedRating]) -> list[str]:
    """Return who gave what, one sentence for each value that was given."""
    found: dict[str, list[OpenedRating]] = {}
    for opened in sorted(told, key=lambda opened: opened.rating.value or 0):
        found.setdefault(value_words(sheet, row, opened.rating), []).append(opened)
    return [f"{words}: {_who(by)}" for words, by in found.items()]


def _who(told: list[OpenedRating]) -> str:
    unsure = sum(opened.rating.confidence is Confidence.UNSURE for opened in told)
    if not all(opened.name for opened in told):
        return f"{len(told)}{f' ({unsure} unsure)' if unsure else ''}"
    return listing([f"{opened.name}{_unsure(opened)}" for opened in told])


def _unsure(opened: OpenedRating) -> str:
    return " (unsure)" if opened.rating.confidence is Confidence.UNSURE else ""


def spoken(sheet: Sheet, row: SheetRow, note: Note, pieces: Pieces, fold: Fold) -> str:
    """Return all that a criterion shows, in words; its reasons as far as it is opened."""
    parts = [f"{row.number} {row.criterion.title}", pairing_words(sheet, row)]
    parts += [_standing(sheet, row), meeting(sheet, row), *marks(sheet, row, pieces)]
    parts += [moved_words(row).rstrip("."), given(sheet, row)]
    parts += ["folded" if fold is Fold.FOLDED else "opened"]
    if fold is not Fold.FOLDED:
        parts += [
            _reason(sheet, row, opened, pieces) for opened in _in_turn(sheet, row, row.standing)
        ]
    if fold is Fold.FULL:
        earlier = [opened for opened in row.ratings if not opened.stands]
        told = [_reason(sheet, row, opened, pieces) for opened in _in_turn(sheet, row, earlier)]
        parts += ["Before the talk", *told] if told else []
    if note.text:
        parts.append(f"Note{'' if note.is_kept else ', not kept yet'}: {note.text}")
    return ". ".join(part for part in parts if part)


def _standing(sheet: Sheet, row: SheetRow) -> str:
    """Return whether a criterion splits, or did before the talk."""
    if row.movement is not None:
        return "split in round 1"
    return "split" if sheet.split_first(row) else "agreed"


def _in_turn(sheet: Sheet, row: SheetRow, told: Sequence[OpenedRating]) -> list[OpenedRating]:
    below, above = sides(sheet, row, told)
    return [*below, *above, *(opened for opened in told if opened.rating.value is None)]


def _reason(sheet: Sheet, row: SheetRow, opened: OpenedRating, pieces: Pieces) -> str:
    rating = opened.rating
    said = [opened.name or NAMELESS, value_words(sheet, row, rating), was_words(row, opened)]
    said.append(CONFIDENCES[rating.confidence])
    sources = []
    for citation in in_order(rating.citations):
        words = f"{stance_tag(citation.stance, sheet.step)[0]} {cited(citation, pieces)}"
        sources.append(", ".join(part for part in (words, older_words(citation, pieces)) if part))
    told = (", ".join(part for part in said if part), rating.reason, "; ".join(sources))
    return ": ".join(part for part in told if part)
