"""What the panel said on one criterion once it was opened: a strip of dots, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from calibrate.domain.ratings import Rating
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.ui.look import marks
from calibrate.ui.look.text import Face, draw_one
from calibrate.ui.look.theme import tokens
from calibrate.ui.rate.rating_words import answer_word
from calibrate.ui.rate.sheet.sheet_words import SheetLookup
from calibrate.words.dots import marks_shown
from calibrate.words.ratings import confidence_words, point_words, value_words

DOT, PITCH = 7.0, 9.0
DIAMOND, DIAMOND_PITCH = 10.0, 13.0
DIGIT, GAP = 12.0, 10.0


class Group(NamedTuple):
    """The ratings of one answer, those that count."""

    value: int | None
    ratings: tuple[OpenedRating, ...]

    @property
    def is_told(self) -> bool:
        """Whether a number stands for diamonds of which there are many."""
        return self.value is None and bool(marks_shown(len(self.ratings))[0])

    @property
    def width(self) -> float:
        """How much of a strip it takes."""
        if self.value is not None:
            return DIGIT + len(self.ratings) * PITCH
        return DIGIT + DIAMOND_PITCH if self.is_told else len(self.ratings) * DIAMOND_PITCH


def groups(row: SheetRow) -> tuple[Group, ...]:
    """Return the ratings that count by answer, lowest first, *not enough evidence* last."""
    values = sorted({value for value in row.values if value is not None})
    answers: list[int | None] = [*values, *([None] if None in row.values else [])]
    return tuple(
        Group(answer, tuple(opened for opened in row.standing if opened.rating.value == answer))
        for answer in answers
    )


def width(found: Sequence[Group]) -> float:
    """Return how much room a strip takes."""
    return sum(group.width for group in found) + GAP * max(0, len(found) - 1)


def paint(painter: QPainter, area: QRectF, sheet: Sheet, row: SheetRow) -> float:
    """Draw a strip at the right of `area`: filled dots count, hollow ones are before the talk.

    Return how much of the width it took.
    """
    found = groups(row)
    taken = width(found)
    place = QPointF(area.right() - taken, area.center().y())
    for group in found:
        _paint_group(painter, place, group, sheet.is_sealed_again(row))
        place.setX(place.x() + group.width + GAP)
    return taken


def _paint_group(painter: QPainter, place: QPointF, group: Group, hollow: bool) -> None:
    x, ink = place.x(), tokens().color("ink")
    if group.value is not None or group.is_told:
        word = answer_word(group.value) if not group.is_told else str(len(group.ratings))
        face, box = Face(12, QFont.Weight.Medium), QRectF(x, place.y() - 9, DIGIT, 18)
        draw_one(painter, box, word, face, tokens().color("muted"))
        x += DIGIT
    if group.value is None:
        for position in range(1 if group.is_told else len(group.ratings)):
            centre = QPointF(x + (position + 0.5) * DIAMOND_PITCH, place.y())
            marks.draw_diamond(painter, centre, DIAMOND, ink)
        return
    for position in range(len(group.ratings)):
        centre = QPointF(x + (position + 0.5) * PITCH, place.y())
        marks.draw_dot(painter, centre, DOT, ink, filled=not hollow)


def spoken(row: SheetRow) -> str:
    """Return what the panel said on a criterion as a screen reader says it, or nothing."""
    said = [_spoken(group) for group in groups(row)]
    return f"The panel said: {'; '.join(said)}" if said else ""


def _spoken(group: Group) -> str:
    answer = point_words(group.value)
    names = [opened.name for opened in group.ratings if opened.name]
    return f"{answer} by {', '.join(names)}" if names else f"{len(group.ratings)} said {answer}"


def told(lookup: SheetLookup, row: SheetRow) -> str:
    """Return everything that was opened on a criterion, newest round first, as plain text."""
    rounds = sorted({opened.round for opened in row.ratings}, reverse=True)
    parts = []
    for round in rounds:
        ratings = [opened for opened in row.ratings if opened.round == round]
        said = [_told(lookup, row, opened) for opened in sorted(ratings, key=_by_value)]
        parts.append("\n\n".join([f"ROUND {round}", *said]))
    return "\n\n\n".join(parts)


def _by_value(opened: OpenedRating) -> tuple[bool, int]:
    return opened.rating.value is None, opened.rating.value or 0


def _told(lookup: SheetLookup, row: SheetRow, opened: OpenedRating) -> str:
    rating = opened.rating
    told = (opened.name, value_words(lookup.sheet, row, rating))
    lines = ["  ·  ".join(part for part in (*told, confidence_words(rating.confidence)) if part)]
    return "\n".join([*lines, *_asides(lookup, rating)])


def _asides(lookup: SheetLookup, rating: Rating) -> list[str]:
    reason = in_paragraphs(rating.reason)
    cited = []
    for citation in rating.citations:
        piece = lookup.pieces.get(citation.evidence)
        if piece:
            cited.append(f"{piece.label}: {lookup.stance(citation.stance)}")
    return [*([reason] if reason else []), *cited]
