"""Whatever shows the text of evidence, a reason or a dissent shows it in paragraphs."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import Case
from calibrate.domain.sheet import SheetRow
from calibrate.exchange.shown.sheet_text import sheet_text
from calibrate.packet.layout import layout_case
from calibrate.ui.look import theme
from calibrate.ui.look.theme import measures
from calibrate.ui.meeting.decision.decision_read import DecisionRead
from calibrate.ui.meeting.ratings.placed import Lines
from calibrate.ui.meeting.ratings.ratings_view import RatingsView
from calibrate.ui.meeting.ratings.reasons import Fold
from calibrate.ui.projector.contents import piece_opened
from calibrate.ui.rate.sheet import card, measured, opened
from calibrate.ui.rate.sheet.dialogs import Reading
from calibrate.ui.rate.sheet.sheet_words import SheetLookup, spoken_piece
from tests.packet.ink import texts
from tests.worlds import two_rounds

SHOWS = ("ui", "packet", "words", "exchange/shown", "cli")
TEXTS = {"content.text", "rating.reason", "decision.reason", "dissent.text"}
AS_GIVEN = {
    "ui/setup/evidence/evidence_dialog.py",
    "ui/rate/rating/rating_panel.py",
    "ui/meeting/asking/dialogs.py",
    "ui/meeting/decision/decision_form.py",
    "exchange/shown/json_contract.py",
}
"""Where a text is written, or handed on to a program."""
READERS = {"in_paragraphs", "plain", "self.text.read"}
"""What reads a text in paragraphs: the function, and what reads Markdown by it."""

ON_ONE_LINE = {
    "ui/setup/evidence/wanted.py: content.text",
    "ui/rate/sheet/finding.py: content.text",
    "ui/rate/sheet/sheet_delegate.py: rating.reason",
    "packet/reading.py: rating.reason",
}
"""Where a text is sought in, set on a single line, or only asked whether it says anything."""
WRAPPED = (
    "It was measured before anything was built, and what was measured\n"
    "decided which of the three ways to bound the retries was taken, and\n"
    "why."
)
MARKED = "It **was measured** by `make drill`."


def test_no_part_that_shows_a_text_takes_it_as_it_was_wrapped() -> None:
    root = Path(__file__).parents[1] / "calibrate"
    taken = {
        f"{path.relative_to(root)}: {name}"
        for folder in SHOWS
        for path in (root / folder).rglob("*.py")
        if str(path.relative_to(root)) not in AS_GIVEN
        for name in _taken_raw(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert taken == ON_ONE_LINE


def _taken_raw(tree: ast.AST) -> Iterator[str]:
    """Yield each of the texts that is taken without being read in paragraphs."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    reads = (call for call in calls if ast.unparse(call.func) in READERS)
    read = {id(part) for call in reads for part in ast.walk(call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in read:
            name = ".".join(ast.unparse(node).split(".")[-2:])
            if name in TEXTS:
                yield name


def case(text: str) -> Case:
    """A case where this is said in every piece, reason and dissent."""
    made = two_rounds.talked()
    decision = made.sheet.decision
    assert decision is not None
    sheet = replace(
        made.sheet,
        evidence=tuple(_saying(piece, text) for piece in made.sheet.evidence),
        rows=tuple(_row_saying(row, text) for row in made.sheet.rows),
        decision=replace(decision, reason=text),
    )
    return replace(made, sheet=sheet, dissenters=(("Ines", text),))


def _saying(piece: Evidence, text: str) -> Evidence:
    return replace(piece, content=replace(piece.content, text=text))


def _row_saying(row: SheetRow, text: str) -> SheetRow:
    ratings = tuple(replace(one, rating=replace(one.rating, reason=text)) for one in row.ratings)
    return replace(row, evidence=tuple(_saying(p, text) for p in row.evidence), ratings=ratings)


def on_paper(case: Case) -> list[str]:
    return texts(layout_case(case))


def as_text(case: Case) -> list[str]:
    return sheet_text(case, 100).splitlines()


def on_cards(case: Case) -> list[str]:
    faces = measured.faces(measures(1600))
    shapes = (card.shape(piece, 700, faces) for piece in case.sheet.evidence)
    return [line.text for shape in shapes for line in shape.text.lines]


def read_whole(case: Case) -> list[str]:
    parent = QWidget()
    lookup = SheetLookup(case.sheet)
    return [
        Reading(piece, lookup, False, parent).text.toPlainText() for piece in case.sheet.evidence
    ]


def said_by_the_panel(case: Case) -> list[str]:
    lookup = SheetLookup(case.sheet)
    return [opened.told(lookup, row) for row in case.sheet.rows]


def on_the_console(case: Case) -> list[str]:
    view = RatingsView()
    view.fit(measures(1600))
    view.resize(1000, 800)
    view.show_case(case)
    model = view.list.ratings
    for place in range(model.rowCount()):
        model.set_fold(place, Fold.FULL)
    blocks = [view.list.rows.block(place) for place in range(model.rowCount())]
    pieces = [piece for block in blocks if block for piece in block.pieces]
    lines = [line.text for one in pieces if isinstance(one, Lines) for line in one.text.lines]
    return [*lines, *(model.spoken(place) for place in range(model.rowCount()))]


def in_the_decision(case: Case) -> list[str]:
    panel = DecisionRead()
    panel.show_case(case, two_rounds.REVEALED_AGAIN)
    return [one.text() for one in panel.findChildren(QLabel)]


EVERYWHERE = (
    on_paper,
    as_text,
    on_cards,
    read_whole,
    said_by_the_panel,
    on_the_console,
    in_the_decision,
)


@pytest.mark.parametrize("shown", EVERYWHERE, ids=lambda shown: shown.__name__)
def test_a_text_that_was_wrapped_is_shown_as_if_it_were_not(
    shown: Callable[[Case], list[str]], qapp: QApplication
) -> None:
    theme.prepare(qapp, dark=False)
    told = shown(case(WRAPPED))
    assert told == shown(case(WRAPPED.replace("\n", " ")))
    assert any("measured" in line for line in told)


def spoken_cards(case: Case) -> list[str]:
    return [spoken_piece(piece, "") for piece in case.sheet.evidence]


def in_the_room(case: Case) -> list[str]:
    return [piece_opened(piece, 1).text for piece in case.sheet.evidence]


@pytest.mark.parametrize(
    "shown",
    (on_paper, on_cards, read_whole, spoken_cards, in_the_room),
    ids=lambda shown: shown.__name__,
)
def test_a_piece_is_shown_without_the_signs_of_its_markdown(
    shown: Callable[[Case], list[str]], qapp: QApplication
) -> None:
    theme.prepare(qapp, dark=False)
    made = two_rounds.talked()
    pieces = tuple(_saying(piece, MARKED) for piece in made.sheet.evidence)
    rows = tuple(
        replace(row, evidence=tuple(_saying(piece, MARKED) for piece in row.evidence))
        for row in made.sheet.rows
    )
    told = shown(replace(made, sheet=replace(made.sheet, evidence=pieces, rows=rows)))
    assert any("It was measured" in line for line in told)
    assert not any("**" in line or "`" in line for line in told)
