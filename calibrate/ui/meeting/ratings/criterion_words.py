"""A criterion of a revealed candidate in words: its marks, who gave what, and all of it spoken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calibrate.domain.ratings import Confidence
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.ui.meeting.ratings.notes import Note
from calibrate.ui.meeting.ratings.rater_reasons import Pieces, cited, in_order, older_words, sides
from calibrate.ui.meeting.ratings.reasons import Fold
from calibrate.words.criteria import NO_EVIDENCE, meeting, pairing_words
from calibrate.words.people import NAMELESS, unrated_words
from calibrate.words.phrases import listing
from calibrate.words.ratings import CONFIDENCES, tag_words, value_words
from calibrate.words.rounds import (
    BEFORE,
    UNDER_WAY,
    moved_words,
    movement_in_brief,
    rating_words,
    split_words,
)

OLDER = "older version cited"
UNSURE = CONFIDENCES[Confidence.UNSURE]


def marks(sheet: Sheet, row: SheetRow, pieces: Pieces) -> tuple[str, ...]:
    """Return what to look at on a criterion, in a few words each."""
    return tuple(_marks(sheet, row, pieces))


def _marks(sheet: Sheet, row: SheetRow, pieces: Pieces) -> Iterator[str]:
    if row.movement is not None:
        yield movement_in_brief(row.movement)
        yield split_words(sheet, row)
    if sheet.is_sealed_again(row):
        yield UNDER_WAY
    if row.unsure:
        yield f"{row.unsure} {UNSURE}"
    if not row.evidence:
        yield NO_EVIDENCE
    if any(
        older_words(citation, pieces)
        for opened in row.standing
        for citation in opened.rating.citations
    ):
        yield OLDER


def given(case: Case, row: SheetRow) -> str:
    """Return who gave what, before the talk and after it, and who gave nothing and why.

    Where no names are seen, it is told how many.
    """
    now = _by_value(case.sheet, row, row.standing)
    if row.movement is not None:
        first = [opened for opened in row.ratings if opened.round == 1]
        before = _by_value(case.sheet, row, first)
        now = [f"{BEFORE}: {'; '.join(before)}", f"After: {'; '.join(now)}"]
    unrated = unrated_words(case, row)
    return ". ".join([*now, *([f"No rating: {'; '.join(unrated)}"] if unrated else [])])


def _by_value(sheet: Sheet, row: SheetRow, told: Iterable[OpenedRating]) -> list[str]:
    """Return who gave what, one sentence for each value that was given."""
    found: dict[str, list[OpenedRating]] = {}
    for opened in sorted(told, key=lambda opened: opened.rating.value or 0):
        found.setdefault(value_words(sheet, row, opened.rating), []).append(opened)
    return [f"{words}: {_who(by)}" for words, by in found.items()]


def _who(told: list[OpenedRating]) -> str:
    unsure = sum(one.rating.confidence is Confidence.UNSURE for one in told)
    if not all(one.name for one in told):
        return f"{len(told)}{f' ({unsure} {UNSURE})' if unsure else ''}"
    return listing([f"{one.name}{_unsure(one)}" for one in told])


def _unsure(opened: OpenedRating) -> str:
    return f" ({UNSURE})" if opened.rating.confidence is Confidence.UNSURE else ""


def spoken(case: Case, row: SheetRow, note: Note, pieces: Pieces, fold: Fold) -> str:
    """Return all that a criterion shows, in words; its reasons as far as it is opened."""
    sheet = case.sheet
    parts = [f"{row.number} {row.criterion.title}", pairing_words(row.pairing, sheet.step)]
    parts += [_standing(sheet, row), meeting(sheet, row), *marks(sheet, row, pieces)]
    parts += [moved_words(row).rstrip("."), given(case, row)]
    parts += ["folded" if fold is Fold.FOLDED else "opened"]
    if fold is not Fold.FOLDED:
        parts += [
            _reason(sheet, row, opened, pieces) for opened in _in_turn(sheet, row, row.standing)
        ]
    if fold is Fold.FULL:
        earlier = [one for one in row.ratings if not one.stands]
        parts += [_reason(sheet, row, one, pieces) for one in _in_turn(sheet, row, earlier)]
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
    rating, sources = opened.rating, []
    for citation in in_order(rating.citations):
        words = f"{tag_words(citation.stance, sheet.step)} {cited(citation, pieces)}"
        sources.append(", ".join(part for part in (words, older_words(citation, pieces)) if part))
    said = f"{opened.name or NAMELESS}, {rating_words(sheet, row, opened)}"
    told = (said, in_paragraphs(rating.reason), "; ".join(sources))
    return ": ".join(part for part in told if part)
