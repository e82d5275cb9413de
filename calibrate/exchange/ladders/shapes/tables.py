"""A ladder as a table: levels as columns or as rows, with what they speak of on the other axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calibrate.domain.rubric.level_names import bare, is_title, naming
from calibrate.domain.rubric.pairing import LONGEST_TITLE
from calibrate.domain.rubric.rubric import Level
from calibrate.exchange.ladders.documents.blocks import (
    Block,
    Document,
    Table,
    links_of,
    text_of,
)
from calibrate.exchange.ladders.gaps import is_gap
from calibrate.exchange.ladders.passages import passage_of
from calibrate.exchange.ladders.sections import Passage, Reading

FEWEST_WORDS = 3
ROWS_LOOKED_AT = 12
MOST_WORDS_OF_A_LABEL = 6
NOTHING = frozenset(["-", "–", "—", "n/a", "na", ".", "/"])

Cell = tuple[Block, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where the levels of a table stand: in a row, by column, or in a column, by row."""

    levels: dict[int, Level]
    at: int


def read_table(
    table: Table,
    reading: Reading,
    document: Document,
    category: str,
    known: Sequence[str] = (),
    takes_words: bool = False,
) -> bool:
    """Put what a table says at its levels into `reading`; return whether it is a ladder's table.

    A table of words where a ladder has sentences, such as a list of titles, is none, unless one
    `takes_words`.
    """
    rows = [_even(row, table.rows) for row in table.rows]
    across = _across(rows, known)
    down = _down(rows, known)
    if across and down and across.at in down.levels:
        across = None  # a row with a level and its title
    if across and (not down or len(across.levels) >= len(down.levels)):
        cells = _by_column(rows, across, category)
    elif down:
        cells = _by_row(rows, down, category)
    else:
        return False
    if not cells or (not takes_words and _is_of_words(cells, known)):
        return False
    for cell in cells:
        _put(cell, reading, document, table.at)
    return True


@dataclass(frozen=True, slots=True)
class _Said:
    """What a table says at a level on something."""

    level: Level
    category: str
    title: str
    cell: Cell


def _even(row: Row, rows: Sequence[Row]) -> Row:
    width = max(len(one) for one in rows)
    return (*row, *((),) * (width - len(row)))


def _across(rows: Sequence[Row], known: Sequence[str]) -> _Axis | None:
    """Return the first row that names two levels or more."""
    for place, row in enumerate(rows[:ROWS_LOOKED_AT]):
        levels = _levels(row, known)
        if len(levels) > 1 and place + 1 < len(rows):
            return _Axis(levels, place)
    return None


def _down(rows: Sequence[Row], known: Sequence[str]) -> _Axis | None:
    """Return the column that names the most levels, two or more."""
    best: _Axis | None = None
    for column in range(len(rows[0]) if rows else 0):
        cells = [row[column] for row in rows]
        head = text_of(cells[0]).casefold() if cells else ""
        levels = _levels(cells, known, "level" in head or "grade" in head)
        levels.pop(0, None)
        if len(levels) > 1 and (best is None or len(levels) > len(best.levels)):
            best = _Axis(levels, column)
    return best


def _levels(cells: Sequence[Cell], known: Sequence[str], numbers: bool = False) -> dict[int, Level]:
    """Return the levels that cells name, by place; the same name twice is no level."""
    found: dict[int, Level] = {}
    for place, cell in enumerate(cells):
        text = text_of(cell).replace("\n", " ")
        if numbers and text.isdecimal() and len(text) < 3:
            text = f"Level {text}"
        named = naming(text, known)
        if named and named.level not in found.values():
            found[place] = named.level
    return found


def _by_column(rows: Sequence[Row], axis: _Axis, category: str) -> list[_Said]:
    """Return what is said where levels are columns; a row with a label alone is a category."""
    said: list[_Said] = []
    levels, labels = dict(axis.levels), _Labels(min(axis.levels), category)
    for row in rows[axis.at + 1 :]:
        cells = {column: row[column] for column in axis.levels if _says(row[column])}
        if cells and not said and all(is_title(text_of(cell)) for cell in cells.values()):
            levels |= {one: Level(levels[one].key, _label(cells[one])) for one in cells}
            continue  # a second row of names, the titles of the first
        labels.take(row, is_category=not cells)
        said.extend(_Said(levels[one], labels.category, labels.title, cells[one]) for one in cells)
    return said


class _Labels:
    """The labels left of the levels: the last is a title, those before it are the category.

    A cell without one goes on with that above; what is longer than a label describes something.
    """

    def __init__(self, count: int, category: str) -> None:
        self.known = [""] * count
        self.category = category
        self.title = ""

    def take(self, row: Row, is_category: bool) -> None:
        """Take the labels of a row, which is one of a category where no level says anything."""
        found = [_label(cell) for cell in row[: len(self.known)]]
        short = [label if len(label.split()) <= MOST_WORDS_OF_A_LABEL else "" for label in found]
        if is_category:
            named = [label for label in short if label]
            self.category = named[0] if len(named) == 1 else self.category
            return
        for place, label in enumerate(short):
            if label:
                self.known[place:] = [label, *[""] * (len(self.known) - place - 1)]
        named = [label for label in self.known if label]
        self.title = named[-1] if named else ""
        self.category = " – ".join(named[:-1]) or self.category


def _by_row(rows: Sequence[Row], axis: _Axis, category: str) -> list[_Said]:
    """Return what is said where levels are rows; one without a name goes on with that above."""
    said: list[_Said] = []
    head = min(axis.levels) - 1
    labels = [_label(cell) for cell in rows[head]]
    titles = _titles(rows, axis)
    level: Level | None = None
    for place, row in enumerate(rows[head + 1 :], start=head + 1):
        if found := axis.levels.get(place):
            title = _label(row[titles]) if titles is not None else ""
            level = Level(found.key, found.title or title)
        for column, cell in enumerate(row):
            if level and column not in (axis.at, titles) and _says(cell):
                said.append(_Said(level, category, labels[column], cell))
    return said


def _titles(rows: Sequence[Row], axis: _Axis) -> int | None:
    """Return the column that has the titles of the levels, if there is one beside their keys."""
    for column in range(len(rows[0])):
        texts = [text_of(rows[place][column]) for place in axis.levels]
        if column != axis.at and all(is_title(text) for text in texts):
            return column
    return None


def _label(cell: Cell) -> str:
    text = " ".join(text_of(cell).split())
    return (bare(text) or text) if len(text) <= LONGEST_TITLE else ""


def _says(cell: Cell) -> bool:
    text = text_of(cell).strip()
    return bool(text) and text.casefold() not in NOTHING


def _is_of_words(cells: Sequence[_Said], known: Sequence[str]) -> bool:
    """Tell whether most cells have but a word or two, or name levels, as a list of titles does."""
    texts = [text_of(one.cell) for one in cells]
    said = [text for text in texts if len(text.split()) >= FEWEST_WORDS and not naming(text, known)]
    return 2 * len(said) < len(texts)


def _put(said: _Said, reading: Reading, document: Document, at: int) -> None:
    section = reading.section(said.category, said.level, document.name, at)
    section.links.extend(links_of(said.cell))
    text = text_of(said.cell)
    if is_gap(text):
        section.gaps.append(f"{said.title}: {text}" if said.title else text)
        return
    passage = _passage(said)
    titled = [one for one in section.expectations if said.title and one.title == said.title]
    if not titled:
        section.expectations.append(passage)
        return
    titled[0].text = f"{titled[0].text}\n{passage.text}".strip()
    titled[0].examples.extend(passage.examples)
    titled[0].gaps.extend(passage.gaps)


def _passage(said: _Said) -> Passage:
    """Return a cell as one passage under the title of its row or column."""
    passage = passage_of(said.cell)
    if passage.title and said.title:
        passage = Passage(text_of(said.cell), "", passage.examples, passage.gaps)
    passage.title = said.title or passage.title
    return passage
