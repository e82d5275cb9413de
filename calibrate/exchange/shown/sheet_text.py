"""The side-by-side of one candidate as plain text, for a terminal or a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Citation
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Expectation
from calibrate.domain.sheet import OpenedRating, SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.exchange.printable import printable
from calibrate.exchange.shown.record_text import decided, earlier, record
from calibrate.words.criteria import WHOLE_LEVEL, meeting, pairing_aside
from calibrate.words.days import day
from calibrate.words.evidence import UNPLACED_EVIDENCE, files_words, part_words, passage_words
from calibrate.words.people import NAMELESS, without_deputy_words
from calibrate.words.phrases import listing, sentence
from calibrate.words.ratings import NOT_ENOUGH
from calibrate.words.rounds import rating_words, rounds_words, row_remarks
from calibrate.words.session import standing_words
from calibrate.words.voice.answers import RESPONSE, answers_lines
from calibrate.words.voice.facts import KEPT, fact_sentences
from calibrate.words.voice.statement import statement_aside, statement_heading

LEAST_WIDTH = 40
BETWEEN = " │ "
INDENT = "   "


def sheet_text(case: Case, width: int = 100) -> str:
    """Return a candidate's sheet as lines of at most `width` characters, ending in a newline.

    `width` is 40 or more. Both expectations stand beside each other; below them evidence by title,
    and opened ratings; at the end who was away, and the decision with those it supersedes.
    """
    page = _Page(case, max(width, LEAST_WIDTH))
    return "\n".join(line.rstrip() for line in page.lines()) + "\n"


class _Page:
    """Lays one sheet out in lines of one width."""

    def __init__(self, case: Case, width: int) -> None:
        self.case = case
        self.sheet = case.sheet
        self.width = width
        self.column = (width - len(INDENT) - len(BETWEEN)) // 2

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._statement()
        for row in self.sheet.rows:
            yield ""
            yield from self._row(row)
        yield from self._level_wide()
        yield from self._list(UNPLACED_EVIDENCE, map(_piece, self.sheet.unplaced))
        for heading, lines in record(self.case):
            yield from self._list(heading, lines)
        yield from self._list("Decision", decided(self.case))
        yield from self._list(RESPONSE, answers_lines(self.sheet.answers))
        yield from self._list(KEPT, fact_sentences(self.sheet.facts))
        yield from self._list("Decisions that no longer stand", earlier(self.case))

    def _head(self) -> Iterator[str]:
        sheet = self.sheet
        team = f", {sheet.candidate.team}" if sheet.candidate.team else ""
        standing = standing_words(sheet.phase)
        yield from self._wrapped(f"{sheet.candidate.name}{team}: {sheet.step}, {standing}", "")
        if sheet.presenters:
            yield from self._wrapped(f"presented by {listing(sheet.presenters)}", "")
        if self.case.deputy:
            yield from self._wrapped(f"{self.case.deputy} is deputy of the facilitator", "")
        if self.case.without_deputy:
            told = f"{without_deputy_words(self.case)}: {self.case.without_deputy}"
            yield from self._wrapped(told, "")
        titles = {level.key: level.title for level in sheet.rubric.levels}
        keys = (sheet.step.current, sheet.step.target)
        yield ""
        yield from self._beside(*([f"{key}  {titles.get(key, '')}"] for key in keys))
        yield from self._beside(*(self._introductions(key) for key in keys))

    def _statement(self) -> Iterator[str]:
        statement = self.sheet.statement
        if statement:
            aside = statement_aside(statement)
            heading = statement_heading(self.sheet.candidate.name)
            yield from self._list(f"{heading}{f' ({aside})' if aside else ''}", [statement.text])

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
        aside = pairing_aside(row.pairing, self.sheet.step)
        return f" ({aside})" if aside else ""

    def _rating(self, row: SheetRow, opened: OpenedRating) -> str:
        labels = ", ".join(filter(None, map(self._cited, opened.rating.citations)))
        cites = f"; cites {labels}" if labels else ""
        why = in_paragraphs(opened.rating.reason)
        reason = f": {why}" if why else ""
        said = rating_words(self.sheet, row, opened)
        return f"{opened.name or NAMELESS}, {said}{cites}{reason}"

    def _cited(self, citation: Citation) -> str:
        piece = self.sheet.piece(citation.evidence)
        return f"{piece.label} {passage_words(citation)}".rstrip() if piece else ""

    def _counts(self, row: SheetRow) -> Iterator[str]:
        """Yield how the ratings stand to the bar now, and how they came there in two rounds."""
        not_enough = row.values.count(None)
        apart = f"{not_enough} {NOT_ENOUGH}" if not_enough else ""
        told = (meeting(self.sheet, row), apart, *row_remarks(self.sheet, row))
        yield sentence(", ".join(part for part in told if part))
        yield rounds_words(self.sheet, row)

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
            yield WHOLE_LEVEL
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
    when = f"  {day(content.date)}" if content.date else ""
    aside = ", ".join(part for part in (content.kind, content.reference) if part)
    told = "".join(f"; {words}" for words in (part_words(piece), files_words(piece)) if words)
    return f"{piece.label}{when}  {content.title}{f' ({aside})' if aside else ''}{told}"
