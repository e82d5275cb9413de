"""Of every sheet of the demo, screen, paper and text say the same and draw the same marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from calibrate.domain.commands import BeginSecondRound
from calibrate.domain.phases import AUDIENCE, Viewer, ViewerKind
from calibrate.domain.record.case import Case
from calibrate.domain.seeing.anonymous import without_names
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet, SheetRow
from calibrate.exchange.demo.session import write_demo
from calibrate.exchange.shown.sheet_text import sheet_text
from calibrate.packet.first_page.lanes import ScaleColumns, drawn_lanes, scale_columns
from calibrate.packet.flow.operations import Diamond, Dot, Ring, Stroke, Text, plain
from calibrate.packet.layout import layout_case
from calibrate.store.store import Store
from calibrate.ui.look import marks, theme
from calibrate.ui.look.theme import measures
from calibrate.ui.meeting.decision.decision_read import DecisionRead
from calibrate.ui.meeting.decision.second_round_words import offer
from calibrate.ui.meeting.ratings import dots
from calibrate.ui.meeting.ratings.ratings_view import RatingsView
from calibrate.ui.meeting.ratings.reasons import Fold
from calibrate.ui.meeting.turn.heading import CandidateHeading
from calibrate.ui.projector import board_paint, board_plan
from calibrate.ui.projector.board import board
from calibrate.ui.projector.canvas import Canvas
from calibrate.ui.projector.space import Space
from calibrate.ui.rate.sheet import opened
from calibrate.ui.rate.sheet.sheet_words import SheetLookup, source
from calibrate.words.dots import Mark, lanes, marks_shown
from calibrate.words.evidence import part_words
from calibrate.words.people import unrated_words
from calibrate.words.ratings import confidence_words, value_words
from calibrate.words.rounds import alike, rating_words, whence_words
from tests.packet.ink import drawn
from tests.worlds import two_rounds
from tests.worlds.cases import DECIDED as DECIDED_AT
from tests.worlds.cases import DECISION
from tests.worlds.sessions import chair, in_charge

ELSEWHERE = datetime(2026, 11, 21, 9, 0, tzinfo=timezone(timedelta(hours=-5)))
"""Another day and offset than any case was recorded with, so that moments are told whole."""
WIDE = 100_000
"""Characters of a line of text, so that none is broken."""
CANDIDATES = ("Miriam", "Zofia", "Maria", "Дмитро", "陳美玲", "ليلى")
OPENED = (
    ("demo", "Miriam"),
    ("demo", "Zofia"),
    ("second", "Zofia"),
    ("made", "talked"),
    ("made", "sealed_again"),
)
DECIDED = (("demo", "Miriam"), ("made", "talked"), ("made", "tied"))
VIEWERS = ("facilitator", "presenter")

Drawn = Counter[tuple[Mark, int | None]]
"""How often each mark stands, and at which point of the scale."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The demo, and the demo while the second candidate is rated again."""
    folder = tmp_path_factory.mktemp("demo")
    made = {name: folder / f"{name}.calib" for name in ("demo", "second")}
    for path in made.values():
        write_demo(path)
    with Store.open(made["second"]) as store:
        candidate = _state(store.session(in_charge(store)), "Zofia")
        store.apply(BeginSecondRound(candidate), chair(store))
    return made


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    theme.prepare(qapp, dark=False)


def read(files: dict[str, Path], file: str, name: str, viewer: str = "facilitator") -> Case:
    """Return a case as the facilitator, as who presents the candidate, or as the room reads it."""
    if file == "made":
        made: Case = getattr(two_rounds, name)()
        return made if viewer == "facilitator" else nameless(made)
    with Store.open(files[file]) as store:
        session = store.session(in_charge(store))
        candidate = _state(session, name)
        (presenter,) = session.panel.presenters(candidate)
        kinds = {
            "facilitator": in_charge(store),
            "presenter": Viewer(ViewerKind.PANELIST, presenter.id),
            "room": AUDIENCE,
        }
        return store.case(candidate, kinds[viewer])


def nameless(case: Case) -> Case:
    """The case for somebody who sees no names."""
    return replace(case, sheet=without_names(case.sheet))


def _state(session: Session, name: str) -> str:
    return next(one.id for one in session.candidates if one.name.startswith(name))


# What each of them says


def paper(case: Case) -> str:
    """All that a packet says, as it is laid out; of a draft, all that it will say once decided."""
    if case.is_draft:
        case = replace(case, sheet=replace(case.sheet, decision=DECISION, decided=DECIDED_AT))
    operations = (one for page in layout_case(case).pages for one in drawn(page))
    lines = ("".join(run.text for run in one.line.runs) for one in operations if type(one) is Text)
    return " ".join(" ".join(lines).split())


def console(case: Case) -> RatingsView:
    """The ratings as the console shows them, everything opened."""
    view = RatingsView()
    view.fit(measures(1600))
    view.resize(1000, 800)
    view.show_case(case)
    for place in range(view.list.ratings.rowCount()):
        view.list.ratings.set_fold(place, Fold.FULL)
    return view


def spoken(view: RatingsView, row: SheetRow) -> str:
    """All that the console says of a criterion."""
    model = view.list.ratings
    return model.spoken(model.place(row.criterion.id))


def labels(widget: QWidget) -> list[str]:
    """What the labels of a widget say."""
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize(("file", "name"), OPENED)
def test_who_gave_what_is_said_alike(
    files: dict[str, Path], file: str, name: str, viewer: str
) -> None:
    case = read(files, file, name, viewer)
    printed, shown, text = paper(case), console(case), sheet_text(case, WIDE)
    contents, once = SheetLookup(case.sheet), alike(case.sheet.rows)
    assert whence_words(once) in printed
    for row in case.sheet.rows:
        for one in row.ratings:
            said = rating_words(case.sheet, row, one)
            assert rating_words(case.sheet, row, one, whence=one.name not in once) in printed
            assert f"{one.name or 'A panelist'}, {said}" in spoken(shown, row)
            assert f"{one.name or 'A panelist'}, {said}" in text
            value, sure = value_words(case.sheet, row, one.rating), one.rating.confidence
            assert f"{value}  ·  {confidence_words(sure)}" in opened.told(contents, row)
        for words in unrated_words(case, row):
            assert words in printed
            assert words in spoken(shown, row)


@pytest.mark.parametrize(
    ("file", "name"), [*(("demo", name) for name in CANDIDATES), ("made", "talked")]
)
def test_how_far_a_round_is_and_who_rated_is_said_alike(
    files: dict[str, Path], file: str, name: str
) -> None:
    case = read(files, file, name)
    heading = CandidateHeading()
    heading.show_case(case, ELSEWHERE)
    printed = paper(case)
    if case.sheet.is_open:
        assert heading.phase.whole in printed
        assert heading.phase.whole in sheet_text(case, WIDE)
    rated, _, without = heading.who.whole.partition(", ")
    assert rated in printed
    assert without in printed


@pytest.mark.parametrize(("file", "name"), DECIDED)
def test_a_decision_is_said_alike(files: dict[str, Path], file: str, name: str) -> None:
    case = read(files, file, name)
    panel = DecisionRead()
    panel.show_case(case, ELSEWHERE)
    printed, text = paper(case), sheet_text(case, WIDE)
    said = labels(panel)
    recorded = f"{panel.outcome.text()}, recorded {panel.heading.note.text()}."
    vote, *unusual = said[said.index(panel.outcome.text()) + 1 : said.index("Reason")]
    for words in (recorded, f"{vote}.", *unusual):
        assert words in printed
        assert words in text
    assert len(unusual) == len(case.exceptions) + bool(case.decider)
    for dissenter, _ in case.dissenters:
        assert f"Dissent of {dissenter}" in said
        assert f"Dissent of {dissenter}:" in text
    for follow_up in case.sheet.decision.follow_ups if case.sheet.decision else ():
        told = said[said.index(follow_up.text) + 1]
        assert all(part in printed for part in told.split(", by "))
        assert f"Follow-up of {told}: {follow_up.text}" in text


def test_a_superseded_decision_is_said_alike(files: dict[str, Path]) -> None:
    case = read(files, "made", "talked")
    panel = DecisionRead()
    panel.show_case(case, ELSEWHERE)
    said = labels(panel)
    recorded, _, reopened = said[said.index("Decided before") + 1].partition(" Reopened ")
    assert recorded in paper(case)
    assert reopened.partition(": ")[0] in paper(case)
    assert recorded in sheet_text(case, WIDE)
    assert f"Reopened {reopened}" in sheet_text(case, WIDE)


def test_a_superseded_decision_is_said_whole_with_its_dissents(files: dict[str, Path]) -> None:
    case = read(files, "made", "talked")
    panel, (before,) = DecisionRead(), case.earlier
    panel.show_case(case, ELSEWHERE)
    printed, text = paper(case), sheet_text(case, WIDE)
    said, ((dissenter, dissent),) = labels(panel), before.dissenters
    read_before = said[said.index("Decided before") + 1 :]
    for words in (before.decision.reason, dissent, before.decision.follow_ups[0].text):
        assert any(words in one for one in read_before)
        assert words in printed
        assert words in text
    assert f"Dissent of {dissenter}: {dissent}" in read_before
    assert f"Dissent of {dissenter}" in printed
    assert f"Dissent of {dissenter}: {dissent}" in text


def test_a_second_round_is_said_alike(files: dict[str, Path]) -> None:
    case = read(files, "demo", "Miriam")
    with Store.open(files["demo"]) as store:
        told = offer(store.session(in_charge(store)), case.sheet, ELSEWHERE)
    assert told.words
    assert told.words in paper(case)
    assert told.note.removeprefix("revealed ") in paper(case)


@pytest.mark.parametrize("name", CANDIDATES)
def test_evidence_is_dated_alike(files: dict[str, Path], name: str) -> None:
    case = read(files, "demo", name)
    printed, text = paper(case), sheet_text(case, WIDE)
    for piece in case.sheet.evidence:
        label, kind, day, *unsaid = source(piece).split("  ·  ")
        assert all(part in printed for part in (label, kind, day, *unsaid, part_words(piece)))
        assert f"{label}  {day}  {piece.content.title}" in text
        assert part_words(piece) in " ".join(text.split())


@pytest.mark.parametrize("name", CANDIDATES)
def test_a_silent_level_is_said_alike(files: dict[str, Path], name: str) -> None:
    case = read(files, "demo", name)
    seen = read(files, "demo", name, "room").sheet
    printed = paper(case)
    for row, shown in zip(case.sheet.rows, board(seen).rows, strict=True):
        assert f"{row.number} {row.criterion.title} {shown.tag}".rstrip() in printed


# Which marks each of them draws


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize(("file", "name"), OPENED)
def test_the_same_marks_stand_on_paper_and_on_every_screen(
    files: dict[str, Path],
    file: str,
    name: str,
    viewer: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = read(files, file, name, viewer)
    room = read(files, file, name, "room").sheet
    by_room = on_the_wall(room, monkeypatch)
    view = console(case)
    for row, on_wall in zip(case.sheet.rows, by_room, strict=True):
        printed = on_paper(case.sheet, row)
        assert printed == in_the_console(view, row, monkeypatch)
        assert printed == on_wall
        assert in_the_sheet(case.sheet, row, monkeypatch) == last_round(case.sheet, row)


def test_while_a_second_round_is_sealed_every_screen_has_hollow_dots(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = read(files, "second", "Zofia")
    sheet, view = case.sheet, console(case)
    again = [row for row in sheet.rows if sheet.is_sealed_again(row)]
    assert len(again) == 2
    for row in again:
        for found in (
            in_the_console(view, row, monkeypatch),
            on_the_wall(sheet, monkeypatch)[row.number - 1],
        ):
            assert Mark.BEFORE in {mark for mark, _ in found}
            assert Mark.COUNTS not in {mark for mark, _ in found}
        assert in_the_sheet(sheet, row, monkeypatch).keys() == {Mark.BEFORE}


def test_the_wall_and_the_console_explain_the_marks_as_paper_does(
    files: dict[str, Path],
) -> None:
    for file, name in OPENED:
        case = read(files, file, name)
        for _, words in board(case.sheet).legend:
            assert words in paper(case)


def on_paper(sheet: Sheet, row: SheetRow) -> Drawn:
    """The marks of a criterion in the table of page 1."""
    columns = scale_columns(sheet)
    found: Drawn = Counter()
    for one in plain(drawn_lanes(sheet, row, columns, 60)[0]):
        match one:
            case Dot():
                found[Mark.COUNTS, _point(columns, one.x)] += 1
            case Ring():
                found[Mark.BEFORE, _point(columns, one.x)] += 1
            case Diamond():
                found[Mark.NOT_ENOUGH, None] += 1
            case Stroke() if one.y == one.to_y:
                found[Mark.ABSENT, None] += 1
    return found


def _point(columns: ScaleColumns, x: float) -> int:
    return min(columns.places, key=lambda value: abs(columns.places[value] - x))


def in_the_console(view: RatingsView, row: SheetRow, monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The marks of a criterion's strip."""
    found: Drawn = Counter()
    at = view.list.rows.at

    def note(painter: QPainter, centre: QPointF, mark: Mark) -> None:
        is_number = mark in (Mark.COUNTS, Mark.BEFORE)
        near = min(at.points, key=lambda value: abs(at.x(value) - centre.x()))
        found[mark, near if is_number else None] += 1

    sheet = view.list.ratings.sheet
    assert sheet
    with monkeypatch.context() as patched, Picture() as painter:
        patched.setattr(dots, "draw_mark", note)
        dots.paint_strip(painter, QRectF(0, 0, 1000, 100), at, sheet, row)
    return found


def on_the_wall(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """The marks of each criterion on the room's screen."""
    made = board(sheet)
    space = Space.of(QSize(1920, 1080))
    placed = board_plan.plan(made, space)
    found: list[Drawn] = [Counter() for _ in placed.rows]

    def note(mark: Mark, x: float, y: float) -> None:
        if x < placed.columns.first - placed.columns.pitch / 2:
            return
        place = next(i for i, row in enumerate(placed.rows) if row.top <= y <= row.bottom)
        is_number = mark in (Mark.COUNTS, Mark.BEFORE)
        column = round((x - placed.columns.first) / placed.columns.pitch)
        found[place][mark, made.points[column].value if is_number else None] += 1

    def dot(self: Any, x: float, y: float, diameter: float, ground: str = "") -> None:
        note(Mark.BEFORE if ground else Mark.COUNTS, x, y)

    def diamond(self: Any, x: float, y: float, diameter: float, color: str = "ink") -> None:
        note(Mark.NOT_ENOUGH, x, y)

    def dash(self: Any, x: float, y: float, length: float, color: str = "ink") -> None:
        note(Mark.ABSENT, x, y)

    with monkeypatch.context() as patched, Picture() as painter:
        for name, noted in (("dot", dot), ("diamond", diamond), ("dash", dash)):
            patched.setattr(Canvas, name, noted)
        board_paint.paint_board(Canvas(painter, space), made)
    return found


def in_the_sheet(sheet: Sheet, row: SheetRow, monkeypatch: pytest.MonkeyPatch) -> Counter[Mark]:
    """How often each mark stands in the strip that whoever rates sees over the cards."""
    found: Counter[Mark] = Counter()

    def dot(*_: Any, filled: bool) -> None:
        found[Mark.COUNTS if filled else Mark.BEFORE] += 1

    def diamond(*_: Any) -> None:
        found[Mark.NOT_ENOUGH] += 1

    with monkeypatch.context() as patched, Picture() as painter:
        patched.setattr(marks, "draw_dot", dot)
        patched.setattr(marks, "draw_diamond", diamond)
        opened.paint(painter, QRectF(0, 0, 400, 20), sheet, row)
    return found


def last_round(sheet: Sheet, row: SheetRow) -> Counter[Mark]:
    """How often each mark stands for the last round that was opened, but for who is absent."""
    lane = next(one for one in reversed(lanes(sheet, row)) if not one.sealed)
    _, diamonds = marks_shown(lane.not_enough)
    dots = len(lane.values) - lane.not_enough
    return +Counter({lane.mark: dots, Mark.NOT_ENOUGH: diamonds})


class Picture:
    """A painter on a picture that nobody looks at."""

    def __enter__(self) -> QPainter:
        self._image = QImage(1920, 1080, QImage.Format.Format_ARGB32)
        self._painter = QPainter(self._image)
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.end()
