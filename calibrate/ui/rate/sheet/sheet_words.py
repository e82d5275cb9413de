"""A sheet made ready for looking things up while it is drawn, and its words for screen readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calibrate.domain.ballots import SECOND
from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import DraftRating, Rating, Stance
from calibrate.domain.rubric.rubric import Expectation, Section, Step
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.words.criteria import NO_EVIDENCE, pieces_words
from calibrate.words.days import day
from calibrate.words.evidence import files_words, part_words
from calibrate.words.phrases import capitalized
from calibrate.words.ratings import NOT_ENOUGH, stance_words
from calibrate.words.text.marked_text import plain


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
        return stance_words(stance, self.step)

    def answer(self, row: SheetRow, rating: DraftRating | Rating) -> str:
        """Return a rating's answer in words, such as "Meets L4"."""
        if rating.value is None:
            return capitalized(NOT_ENOUGH)
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


def source(piece: Evidence) -> str:
    """Return what a piece is, in one line: "EV-03 · Design note · 14 Mar 2026".

    That nobody said what the candidate's part was stands at its end.
    """
    return sources(piece)[0]


def sources(piece: Evidence) -> tuple[str, ...]:
    """Return what a piece is in ways that take less and less room, the whole first.

    Kind goes before date. What nobody said stays, and how many files there are, for no other place
    on a card tells it.
    """
    content = piece.content
    when = day(content.date) if content.date else ""
    unsaid = "" if content.part else part_words(piece)
    stays = (unsaid, files_words(piece))
    ways = ((content.kind, when), (when,), ())
    return tuple("  ·  ".join(filter(None, (piece.label, *way, *stays))) for way in ways)


def pieces_of(count: int) -> str:
    """Return how many pieces of evidence there are, or that none was placed."""
    return pieces_words(count) if count else capitalized(NO_EVIDENCE)


def spoken_expectation(expectation: Expectation) -> str:
    """Return an expectation as a screen reader says it."""
    asides = _spoken_asides(expectation.examples, expectation.gaps)
    return " ".join([f"{expectation.level} expects: {expectation.text}", *asides])


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
    content, when = piece.content, day(piece.content.date) if piece.content.date else ""
    text, part = plain(content.text), capitalized(part_words(piece))
    parts = (piece.label, content.title, text, content.kind, when, part, stance)
    return ". ".join(part.strip() for part in parts if part.strip())
