"""A sheet made ready for looking things up while it is drawn, and its words for screen readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from calibrate.domain.evidence import Evidence
from calibrate.domain.permissions import SECOND
from calibrate.domain.ratings import Confidence, DraftRating, Rating, Stance
from calibrate.domain.rubric.rubric import Expectation, Section, Step
from calibrate.domain.sheet import Sheet, SheetRow

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SURE: dict[Confidence | None, str] = {
    Confidence.UNSURE: "unsure",
    Confidence.FAIRLY: "fairly sure",
    Confidence.VERY: "very sure",
    None: "confidence not stated",
}


class SheetLookup:
    """A sheet with what is looked up in it again and again, worked out once.

    `own` has what `panelist` said on each criterion as it was opened and counts, `before` what they
    said in round 1, each by criterion. `asked` are the criteria that are rated in the round that is
    sealed now: all of them, or in round 2 those that split.
    """

    def __init__(self, sheet: Sheet, panelist: str = "") -> None:
        self.sheet = sheet
        self.unplaced = sheet.unplaced
        self.pieces = {piece.id: piece for piece in sheet.evidence}
        self.rows = {row.criterion.id: row for row in sheet.rows}
        self.criteria = tuple(self.rows)
        self.is_second = sheet.sealed_round == SECOND
        split = sheet.second_round
        self.asked = tuple(id for id in self.rows if id in split or not self.is_second)
        self.own = _own(sheet, panelist, standing=True)
        self.before = _own(sheet, panelist, standing=False)

    @property
    def step(self) -> Step:
        """The step that is looked at."""
        return self.sheet.step

    @property
    def values_before(self) -> Mapping[str, int | None]:
        """What the panelist answered in round 1, by criterion; empty while that is sealed."""
        return {criterion: rating.value for criterion, rating in self.before.items()}

    def stance(self, stance: Stance) -> str:
        """Return what a stance says, such as "Shows L4"."""
        if stance is Stance.AGAINST:
            return "Speaks against"
        level = self.step.target if stance is Stance.TARGET else self.step.current
        return f"Shows {level}"

    def answer(self, row: SheetRow, rating: DraftRating | Rating) -> str:
        """Return a rating's answer in words, such as "Meets L4"."""
        if rating.value is None:
            return "Not enough evidence"
        scale = self.sheet.rubric.scale
        if rating.value not in scale.offered(row.pairing):
            return f"{rating.value}, not offered here"
        return scale.label(rating.value, self.step, row.pairing)

    def labels(self, rating: DraftRating | Rating) -> str:
        """Return the labels of what a rating cites: "EV-02, EV-06"."""
        found = (self.pieces.get(citation.evidence) for citation in rating.citations)
        return ", ".join(piece.label for piece in found if piece)

    def whole_level(self, level: str) -> tuple[Section, ...]:
        """Return what the ladder says on a level as a whole: examples and gaps of no criterion."""
        sections = self.sheet.rubric.sections
        return tuple(
            section
            for section in sections
            if section.level == level and (section.examples or section.gaps)
        )


def _own(sheet: Sheet, panelist: str, standing: bool) -> dict[str, Rating]:
    return {
        row.criterion.id: opened.rating
        for row in sheet.rows
        for opened in row.ratings
        if opened.panelist == panelist != "" and (opened.stands if standing else opened.round == 1)
    }


def month(day: date | None) -> str:
    """Return a date as "Mar 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def source(piece: Evidence) -> str:
    """Return what a piece is, in one line: "EV-03 · Design note · Mar 2026"."""
    content = piece.content
    parts = (piece.label, content.kind, month(content.date))
    return "  ·  ".join(part for part in parts if part)


def pieces_of(count: int) -> str:
    """Return how many pieces of evidence there are, in words."""
    if count == 0:
        return "No evidence placed"
    return "1 piece of evidence" if count == 1 else f"{count} pieces of evidence"


def spoken_expectation(level: str, expectation: Expectation | None) -> str:
    """Return an expectation as a screen reader says it."""
    if expectation is None:
        return f"{level} expects nothing here."
    asides = _spoken_asides(expectation.examples, expectation.gaps)
    return " ".join([f"{level} expects: {expectation.text}", *asides])


def spoken_level(level: str, sections: Sequence[Section]) -> str:
    """Return what the ladder says on a level as a whole as a screen reader says it."""
    asides = [
        words for section in sections for words in _spoken_asides(section.examples, section.gaps)
    ]
    return " ".join([f"{level} as a whole.", *asides]) if asides else ""


def _spoken_asides(examples: Sequence[str], gaps: Sequence[str]) -> list[str]:
    return [
        *(f"For example: {example}" for example in examples),
        *(f"Gap: {gap or 'example needed'}" for gap in gaps),
    ]


def spoken_piece(piece: Evidence, stance: str) -> str:
    """Return a card as a screen reader says it."""
    content = piece.content
    parts = (piece.label, content.title, content.text, content.kind, month(content.date), stance)
    return ". ".join(part.strip() for part in parts if part.strip())
