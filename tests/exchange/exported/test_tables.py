"""Cases as tables, as separated values and as a workbook; and the ratings come back."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from calibrate.domain.people import Panel, Panelist
from calibrate.domain.ratings import Observation, Side
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidateState, Session, SessionPhase
from calibrate.exchange.exported.separated import separated
from calibrate.exchange.exported.table import Column, Table
from calibrate.exchange.exported.tables import tables
from calibrate.exchange.exported.workbook import LONGEST_CELL, fitted, shortened, workbook
from calibrate.exchange.guarded import unguarded
from calibrate.exchange.tables.ratings_table import plan_ratings
from calibrate.exchange.tables.table import read_table
from tests.exchange.files import written
from tests.worlds.people import PANEL
from tests.worlds.two_rounds import DECISION, EARLIER, talked

FORMULA = '=HYPERLINK("http://example.org","look")'
REASONS = (FORMULA, "- a list\n- of two", "@all", "'+1", 'She said “no”, "twice"; so,\nno.')


def spoken() -> Case:
    """A case of two rounds in which some reasons begin as formulas do."""
    case = talked()
    rows = []
    for row in case.sheet.rows:
        ratings = [
            replace(one, rating=replace(one.rating, reason=REASONS[place % len(REASONS)]))
            for place, one in enumerate(row.ratings)
        ]
        rows.append(replace(row, ratings=tuple(ratings)))
    return replace(case, sheet=replace(case.sheet, rows=tuple(rows)))


def session_of(case: Case) -> Session:
    panelists = tuple(Panelist(f"panelist-{place}", name) for place, name in enumerate(PANEL))
    state = CandidateState(case.sheet.candidate)
    rubric = case.sheet.rubric
    return Session("s", "Autumn", SessionPhase.RATING, rubric, Panel(panelists), (state,))


def rows(table: Table) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_each_rating_is_a_row_that_says_whether_it_counts() -> None:
    case = talked()
    ratings = rows(tables([case])[0])
    opened = [(row.criterion.id, one) for row in case.sheet.rows for one in row.ratings]
    assert [(one["criterion"], one["round"], one["panelist"]) for one in ratings] == [
        (criterion, one.round, one.name) for criterion, one in opened
    ]
    assert {one["counts"] for one in ratings if one["round"] == 2} == {"yes"}
    replaced = [one for one in ratings if one["counts"] == "no"]
    assert len(replaced) == 20 and {one["round"] for one in replaced} == {1}
    assert "NA" in [one["value"] for one in ratings]
    first = ratings[0]
    assert (first["candidate"], first["step"], first["origin"]) == (
        *("Nadia Rahimi", "L3 to L4", "room"),
    )


def test_observations_and_citations_are_lines() -> None:
    case = talked()
    opened = case.sheet.rows[0].ratings[0]
    seen = (Observation(Side.FOR, "The note."), Observation(Side.AGAINST, "The rota."))
    rating = replace(opened.rating, observations=seen)
    row = replace(case.sheet.rows[0], ratings=(replace(opened, rating=rating),))
    ratings = rows(tables([replace(case, sheet=replace(case.sheet, rows=(row,)))])[0])
    assert ratings[0]["observations"] == "for: The note.\nagainst: The rota."
    cited = [one["citations"] for one in rows(tables([talked()])[0]) if one["citations"]]
    assert re.match(r"EV-\d+: (Shows L[34]|Speaks against)", cited[0])


def test_decisions_that_stand_no_more_stay_beside_the_one_that_does() -> None:
    _, decisions, dissents, follow_ups = tables([talked()])
    before, now = rows(decisions)
    assert (before["outcome"], before["stands"], before["for"]) == ("not-yet", "no", 5)
    assert before["reopened because"] == EARLIER.because
    assert (before["quorum"], now["quorum"], now["took part"]) == (None, 8, 11)
    assert (now["decided"], now["time zone"]) == (datetime(2026, 11, 19, 14, 25), "UTC+00:00")
    assert (now["reason"], now["reopened"]) == (DECISION.reason, None)
    assert [(one["panelist"], one["stands"]) for one in rows(dissents)] == [
        ("Hugo Lefèvre", "no"),
        ("Grace Nakamura", "yes"),
    ]
    assert [one["due"] for one in rows(follow_ups)] == [
        *(date(2026, 11, 16), date(2026, 12, 18), date(2027, 1, 29), None),
    ]


def test_the_ratings_that_count_come_back_as_they_were(tmp_path: Path) -> None:
    case = spoken()
    ratings = tables([case])[0]
    for name, content in (
        ("r.csv", separated(ratings)),
        ("r.xlsx", workbook(tables([case]), "Autumn", datetime(2026, 1, 1, tzinfo=UTC))),
    ):
        table = read_table(written(tmp_path, content, name))
        plan = plan_ratings(table, session_of(case))
        assert plan.replaced == 20
        back = {
            (one.panelist, rating.criterion): (rating.value, rating.confidence, rating.reason)
            for one in plan.checked()
            for rating in one.ratings
        }
        there = {
            (one.panelist, row.criterion.id): one.rating
            for row in case.sheet.rows
            for one in row.standing
        }
        assert back == {key: (one.value, one.confidence, one.reason) for key, one in there.items()}


def test_separated_values_are_marked_as_utf_8_and_hold_no_formula() -> None:
    raw = separated(tables([spoken()])[0])
    assert raw.startswith(b"\xef\xbb\xbfcandidate,step,")
    text = raw.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert '"\'=HYPERLINK(""http://example.org"",""look"")"' in text
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert FORMULA in [unguarded(cell) for cell in cells]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_workbook_has_values_and_no_formula_and_is_the_same_each_time() -> None:
    planned, as_of = tables([spoken()]), datetime(2026, 11, 19, tzinfo=UTC)
    raw = workbook(planned, "Autumn", as_of)
    assert raw == workbook(planned, "Autumn", as_of)
    with ZipFile(BytesIO(raw)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
        assert not [name for name in parts.namelist() if "rels/sheet" in name]
    assert len(sheets) == 4
    assert all(b"<f>" not in sheet and b"hyperlink" not in sheet for sheet in sheets)
    assert all(b'state="frozen"' in sheet for sheet in sheets)
    book = CalamineWorkbook.from_filelike(BytesIO(raw))
    assert book.sheet_names == ["Ratings", "Decisions", "Dissents", "Follow-ups"]
    read = book.get_sheet_by_name("Ratings").to_python()
    assert FORMULA in [row[8] for row in read]
    assert {type(row[6]) for row in read[1:]} == {float, str}
    decided = book.get_sheet_by_name("Decisions").to_python()[2]
    assert decided[3] == datetime(2026, 11, 19, 14, 25)
    assert book.get_sheet_by_name("Follow-ups").to_python()[1][6] == date(2026, 11, 16)


def test_what_is_too_long_for_a_cell_is_cut_between_characters_and_counted() -> None:
    long = "😀" * LONGEST_CELL
    table = Table("t", "row", (Column("a", 9),), ((long,), ("short",), (date(1, 1, 1),)))
    assert len(fitted(long).encode("utf-16-le")) <= 2 * LONGEST_CELL
    assert shortened([table]) == 1
    raw = workbook([table], "T", datetime(2026, 1, 1, tzinfo=UTC))
    read = CalamineWorkbook.from_filelike(BytesIO(raw)).get_sheet_by_index(0).to_python()
    assert read == [["a"], [fitted(long)], ["short"], ["0001-01-01"]]


def test_rows_of_what_does_not_verify_say_so() -> None:
    damaged = replace(talked(), damage="It is not what was recorded.")
    for table in tables([talked(), damaged]):
        assert table.columns[-1].name == "does not verify"
        assert {row[-1] for row in table.rows} == {"", "It is not what was recorded."}
