"""The side-by-side of one candidate as plain text, for a terminal or a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from calibrate.domain.case import Case
from calibrate.domain.evidence import Evidence
from calibrate.domain.permissions import SECOND
from calibrate.domain.ratings import Count, count
from calibrate.domain.rubric.rubric import Expectation, Pairing
from calibrate.domain.session import Session
from calibrate.domain.sheet import OpenedRating, SheetRow
from calibrate.exchange.printable import printable
from calibrate.exchange.shown.record_text import UNNAMED, decided, earlier, movement_words, record

LEAST_WIDTH = 40
BETWEEN = " │ "
INDENT = "   "


def sheet_text(session: Session, case: Case, width: int = 100) -> str:
    """Return a candidate's sheet as lines of at most `width` characters, ending in a newline.

    `width` is 40 or more. Both expectations stand beside each other; below them evidence by title,
    and opened ratings; at the end who was away, and the decision with those it supersedes. Session
    and case were read for the same viewer.
    """
    page = _Page(session, case, max(width, LEAST_WIDTH))
    return "\n".join(line.rstrip() for line in page.lines()) + "\n"


class _Page:
    """Lays one sheet out in lines of one width."""

    def __init__(self, session: Session, case: Case, width: int) -> None:
        self.session = session
        self.case = case
        self.sheet = case.sheet
        self.width = width
        self.column = (width - len(INDENT) - len(BETWEEN)) // 2

    def lines(self) -> Iterator[str]:
        yield from self._head()
        for row in self.sheet.rows:
            yield ""
            yield from self._row(row)
        yield from self._level_wide()
        yield from self._list("Evidence on no criterion", map(_piece, self.sheet.unplaced))
        for heading, lines in record(self.case):
            yield from self._list(heading, lines)
        yield from self._list("Decision", decided(self.case, self.session))
        yield from self._list("Decisions that no longer stand", earlier(self.case, self.session))

    def _head(self) -> Iterator[str]:
        sheet = self.sheet
        team = f", {sheet.candidate.team}" if sheet.candidate.team else ""
        yield from self._wrapped(f"{sheet.candidate.name}{team}: {sheet.step}, {sheet.phase}", "")
        if sheet.presenters:
            yield from self._wrapped(f"presented by {', '.join(sheet.presenters)}", "")
        if self.case.deputy:
            yield from self._wrapped(f"{self.case.deputy} is deputy of the facilitator", "")
        titles = {level.key: level.title for level in sheet.rubric.levels}
        keys = (sheet.step.current, sheet.step.target)
        yield ""
        yield from self._beside(*([f"{key}  {titles.get(key, '')}"] for key in keys))
        yield from self._beside(*(self._introductions(key) for key in keys))

    def _introductions(self, level: str) -> list[str]:
        return [
            section.introduction
            for section in self.sheet.rubric.sections
            if section.level == level and section.introduction
        ]

    def _row(self, row: SheetRow) -> Iterator[str]:
        yield from self._wrapped(f"{row.number}. {row.criterion.title}{self._pairing(row)}", "")
        yield from self._beside(_expected(row.current), _expected(row.target))
        for piece in row.evidence:
            yield from self._wrapped(_piece(piece))
        for opened in row.ratings:
            yield from self._wrapped(self._rating(row, opened))
        for line in self._counts(row):
            yield from self._wrapped(line)
        if row.note:
            yield from self._wrapped(f"noted: {row.note}")

    def _pairing(self, row: SheetRow) -> str:
        match row.pairing:
            case Pairing.NEW:
                return f" (new at {self.sheet.step.target})"
            case Pairing.CURRENT_ONLY:
                return f" ({self.sheet.step.current} only)"
            case Pairing.PAIRED:
                return ""

    def _rating(self, row: SheetRow, opened: OpenedRating) -> str:
        rating, scale = opened.rating, self.sheet.rubric.scale
        judged = "not enough evidence"
        if rating.value is not None:
            label = scale.label(rating.value, self.sheet.step, row.pairing)
            judged = f"{rating.value} {label}"
        cited = [self.sheet.piece(citation.evidence) for citation in rating.citations]
        labels = ", ".join(piece.label for piece in cited if piece)
        parts = (
            judged,
            rating.confidence and f"confidence {rating.confidence}",
            labels and f"cites {labels}",
            "imported" if opened.origin == "imported" else "",
            "" if opened.stands else "replaced in round 2",
        )
        who = opened.name or UNNAMED
        second = f", round {opened.round}" if opened.round > 1 else ""
        reason = f": {rating.reason}" if rating.reason else ""
        return f"{who}{second}: {'; '.join(part for part in parts if part)}{reason}"

    def _counts(self, row: SheetRow) -> Iterator[str]:
        """Yield how the ratings stand to the bar now, how they moved, and how they stood before."""
        sheet = self.sheet
        if row.ratings:
            yield f"{_counted(sheet.count(row))}{'; splits' if sheet.splits(row) else ''}"
        if row.movement:
            before = count(row.first_values, sheet.rubric.scale, row.pairing)
            split = ", split" if sheet.split_first(row) else ""
            yield f"round 2: {movement_words(row.movement)}; before: {_counted(before)}{split}"
        elif sheet.sealed_round == SECOND and row.criterion.id in sheet.second_round:
            yield "round 2 is under way"

    def _level_wide(self) -> Iterator[str]:
        columns = [
            [
                line
                for section in self.sheet.rubric.sections
                if section.level == level
                for line in _examples(section.examples, section.gaps)
            ]
            for level in (self.sheet.step.current, self.sheet.step.target)
        ]
        if any(columns):
            yield ""
            yield "Examples on no criterion"
            yield from self._beside(*columns)

    def _list(self, heading: str, items: Iterable[str]) -> Iterator[str]:
        lines = [line for item in items for line in self._wrapped(item)]
        if lines:
            yield from ("", heading, *lines)

    def _beside(self, left: Iterable[str], right: Iterable[str]) -> Iterator[str]:
        columns = (self._cell(left), self._cell(right))
        for current, target in zip_longest(*columns, fillvalue=""):
            yield f"{INDENT}{current:<{self.column}}{BETWEEN}{target}"

    def _cell(self, texts: Iterable[str]) -> list[str]:
        return [line for text in texts for line in _wrap(text, self.column)]

    def _wrapped(self, text: str, indent: str = INDENT) -> Iterator[str]:
        for line in _wrap(text, self.width - len(indent)):
            yield f"{indent}{line}"


def _wrap(text: str, width: int) -> list[str]:
    """Return `text` in lines; nothing in it can steer a terminal."""
    visible = (printable(paragraph, " ") for paragraph in text.split("\n"))
    wrapped = (textwrap.wrap(paragraph, width, subsequent_indent="  ") for paragraph in visible)
    return [line for lines in wrapped for line in lines]


def _expected(expectation: Expectation | None) -> list[str]:
    if expectation is None:
        return ["–"]
    return [expectation.text, *_examples(expectation.examples, expectation.gaps)]


def _examples(examples: Iterable[str], gaps: Iterable[str]) -> list[str]:
    return [*(f"e.g. {example}" for example in examples), *(f"gap: {gap}" for gap in gaps)]


def _piece(piece: Evidence) -> str:
    content = piece.content
    when = f"  {content.date}" if content.date else ""
    aside = ", ".join(part for part in (content.kind, content.reference) if part)
    return f"{piece.label}{when}  {content.title}{f' ({aside})' if aside else ''}"


def _counted(count: Count) -> str:
    apart = f", {count.not_enough} not enough evidence" if count.not_enough else ""
    return f"{count.meets} meet, {count.below} below{apart}"
