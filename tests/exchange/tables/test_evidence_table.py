"""An import is planned row by row: new, unchanged, changed, or a problem that is named."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from calibrate.domain.commands import ImportEvidence
from calibrate.domain.errors import BadInput, BadRows
from calibrate.domain.evidence import Audience, Evidence, EvidenceText
from calibrate.domain.session import CandidateState, Session, SessionPhase
from calibrate.exchange.tables.dates import Order
from calibrate.exchange.tables.evidence_table import (
    Defaults,
    ImportPlan,
    RowStatus,
    guess_mapping,
    plan_import,
)
from calibrate.exchange.tables.rows import Row, Table
from calibrate.exchange.tables.table import read_pasted, read_table
from tests.exchange.files import written
from tests.worlds.people import ANN_LEE
from tests.worlds.rubrics import CRAFT, STEP
from tests.worlds.values import CRAFT_SESSION

NEW, UNCHANGED = RowStatus.NEW, RowStatus.UNCHANGED
CHANGED, PROBLEM = RowStatus.CHANGED, RowStatus.PROBLEM


def table(*rows: dict[str, str]) -> Table:
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    full = [{column: row.get(column, "") for column in columns} for row in rows]
    numbered = tuple(Row(number, cells) for number, cells in enumerate(full, start=1))
    return Table("t.csv", columns, numbered, "")


def planned(
    table: Table,
    evidence: tuple[Evidence, ...] = (),
    session: Session = CRAFT_SESSION,
    order: Order | None = None,
) -> ImportPlan:
    return plan_import(
        table,
        guess_mapping(table.columns),
        session,
        evidence,
        Defaults(STEP, "Merged change", order=order),
    )


def stored(command: ImportEvidence) -> tuple[Evidence, ...]:
    """What the session holds after the command."""
    return tuple(
        Evidence(new.id, new.candidate, number, new.content, new.criteria)
        for number, new in enumerate(command.added, start=1)
    )


def statuses(plan: ImportPlan) -> list[RowStatus]:
    return [row.status for row in plan.rows]


def only_problem(plan: ImportPlan) -> str:
    (problem,) = plan.problems
    return problem.sentence


ROW = {
    "candidate": " ann  LEE ",
    "title": " A  change\n of ours",
    "text": "One\n\n  two ",
    "date": "2026-03-14T09:00:00Z",
    "ref": "#1",
    "link": "https://example.org/1",
    "author": "Bo",
    "criteria": "Code, and tests; lead",
}


def test_a_row_becomes_a_piece_on_its_criteria() -> None:
    (added,) = planned(table(ROW)).command("t.csv").added
    assert (added.candidate, added.criteria) == ("ann", ("code", "lead"))
    assert added.content == EvidenceText(
        title="A change of ours",
        text="One\n\n  two ",
        kind="Merged change",
        date=date(2026, 3, 14),
        reference="#1",
        link="https://example.org/1",
        author="Bo",
    )


def test_candidates_whom_the_table_names_first_are_added_once() -> None:
    plan = planned(
        table(
            {"candidate": "Cy Fox", "title": "One"},
            {"candidate": "cy  fox", "title": "Two"},
            {"candidate": "Di Orr", "title": ""},
        )
    )
    assert [(one.name, one.step) for one in plan.candidates] == [("Cy Fox", STEP)]
    command = plan.command("t.csv", only_good=True)
    assert command.candidates == plan.candidates
    assert {added.candidate for added in command.added} == {plan.candidates[0].id}


def test_a_repeated_import_changes_nothing() -> None:
    rows = table(ROW, {"candidate": "Ben Roy", "title": "No ref"})
    command = planned(rows).command("t.csv")
    assert statuses(planned(rows, stored(command))) == [UNCHANGED, UNCHANGED]


def test_a_piece_with_a_ref_is_known_again_where_the_table_has_none() -> None:
    command = planned(table(ROW)).command("t.csv")
    without = {column: cell for column, cell in ROW.items() if column != "ref"}
    assert statuses(planned(table(without), stored(command))) == [UNCHANGED]
    assert statuses(planned(table({**without, "date": "2026-03-15"}), stored(command))) == [NEW]


OF_A = {
    "candidate": ANN_LEE.name,
    "title": "Bound the retries",
    "ref": "42",
    "link": "https://example.com/a/pull/42",
}
OF_B = OF_A | {"title": "Rewrite the front page", "link": "https://example.com/b/pull/42"}


def test_the_same_number_of_another_repository_is_another_piece() -> None:
    assert [row.status for row in planned(table(OF_A, OF_B)).rows] == [NEW, NEW]
    first = planned(table(OF_A)).command("t.csv")
    assert first
    (other,) = planned(table(OF_B), stored(first)).rows
    assert other.status is NEW
    again = planned(table(OF_A, OF_B), stored(first)).rows
    assert [row.status for row in again] == [UNCHANGED, NEW]


@pytest.mark.parametrize("link", ["http://[42", "https://example.com/#!", "42", "//"])
@pytest.mark.parametrize("ref", ["42", "#", "#!", "!42"])
def test_whatever_stands_in_link_and_reference_is_known_again(link: str, ref: str) -> None:
    odd = OF_A | {"link": link, "ref": ref}
    first = planned(table(odd)).command("t.csv")
    assert first
    assert [row.status for row in planned(table(odd), stored(first)).rows] == [UNCHANGED]


def test_a_reference_tells_where_only_one_has_a_link() -> None:
    bare = {key: cell for key, cell in OF_A.items() if key != "link"}
    for before, after in ((OF_A, bare), (bare, OF_A)):
        first = planned(table(before)).command("t.csv")
        assert first
        (row,) = planned(table(after), stored(first)).rows
        assert row.status is (UNCHANGED if after is bare else CHANGED)


def test_another_text_under_a_known_ref_is_a_correction_with_a_reason() -> None:
    command = planned(table(ROW)).command("t.csv")
    plan = planned(table({**ROW, "text": "Other"}), stored(command))
    (corrected,) = plan.command("t.csv").corrected
    assert statuses(plan) == [CHANGED]
    assert (corrected.evidence, corrected.content.text) == (command.added[0].id, "Other")
    assert corrected.reason == "Imported again from t.csv."


def test_fields_without_a_column_stay_as_they_are() -> None:
    held = stored(planned(table({**ROW, "kind": "Letter"})).command("t.csv"))
    bare = table(
        {"candidate": "Ann Lee", "title": "Better title", "ref": "#1", "date": "14 Mar 2026"}
    )
    (corrected,) = planned(bare, held).command("t.csv").corrected
    before, after = held[0].content, corrected.content
    assert (after.title, after.kind, after.text) == ("Better title", "Letter", before.text)
    assert (after.date, after.link, after.author) == (before.date, before.link, before.author)


def test_the_same_ref_of_another_candidate_is_another_piece() -> None:
    held = stored(planned(table(ROW)).command("t.csv"))
    assert statuses(planned(table({**ROW, "candidate": "Ben Roy"}), held)) == [NEW]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"date": "not a date"}, "t.csv, row 1, column date, “not a date”: Expected a date such"),
        ({"date": "2026-02-30"}, "column date, “2026-02-30”: Expected a date"),
        ({"date": "2026-03-14T25:00"}, "column date"),
        ({"title": " "}, "t.csv, row 1, column title: A title is needed."),
        ({"title": "x" * 301}, "column title, “x+…”: This is longer than 300 characters"),
        ({"text": "x" * 64_001}, "column text, .*longer than 64000 characters"),
        ({"text": "a\x1b[2J"}, r"column text, .*The control character U\+001B is in it"),
        ({"link": "x" * 2_001}, "column link, .*longer than 2000"),
        ({"candidate": ""}, "column candidate: The candidate needs a name"),
        ({"candidate": "x" * 201}, "column candidate, .*longer than 200"),
        ({"criteria": "code;cod"}, "column criteria, .*no criterion “cod”; there are: code"),
    ],
)
def test_a_cell_that_cannot_stand_is_a_problem(change: dict[str, str], sentence: str) -> None:
    plan = planned(table({**ROW, **change}))
    assert statuses(plan) == [PROBLEM]
    assert re.search(sentence, only_problem(plan))


def test_a_ref_twice_names_the_row_that_had_it_first() -> None:
    plan = planned(table(ROW, {**ROW, "title": "Other"}))
    assert statuses(plan) == [NEW, PROBLEM]
    assert only_problem(plan) == (
        "t.csv, row 2, column ref, “#1”: This piece is in row 1 already; keep one."
    )


def test_problems_hold_the_import_up_unless_the_good_rows_are_asked_for() -> None:
    plan = planned(table(ROW, {**ROW, "ref": "#2", "date": "soon", "title": ""}))
    with pytest.raises(BadRows) as raised:
        plan.command("t.csv")
    assert len(raised.value.sentences) == 2
    assert len(plan.command("t.csv", only_good=True).added) == 1


def test_a_wrong_mapping_is_refused_as_a_whole() -> None:
    with pytest.raises(BadInput, match="no column is known as the candidate"):
        planned(table({"title": "One"}))


def test_criteria_are_separated_by_commas_semicolons_or_lines() -> None:
    for cell in ("code,lead", "Improvements\nCODE", "lead; Code, and tests", "lead,code,lead"):
        (added,) = planned(table({**ROW, "criteria": cell})).command("t.csv").added
        assert sorted(added.criteria) == ["code", "lead"]


def in_tabs(table: Table) -> str:
    """What a spreadsheet puts on the clipboard when all of a table is copied."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter="\t")
    writer.writerow(table.columns)
    writer.writerows([row.cells[column] for column in table.columns] for row in table.rows)
    return out.getvalue()


def test_what_was_pasted_is_known_again_as_the_table(tmp_path: Path) -> None:
    path = written(tmp_path, 'candidate,title,text,date\nAnn Lee,One,"Two ""\nlines",2026-03-14\n')
    held = stored(planned(read_table(path)).command("t.csv"))
    assert statuses(planned(read_pasted(in_tabs(read_table(path))), held)) == [UNCHANGED]


def test_the_real_table_is_new_once_and_the_json_adds_nothing(shared: Path) -> None:
    empty = Session("s", "Autumn", SessionPhase.SETUP, CRAFT)
    comma = read_table(shared / "evidence" / "merged-changes.csv")
    plan = planned(comma, session=empty)
    command = plan.command(comma.source)
    assert (plan.count(NEW), len(command.candidates)) == (98, 3)
    filled = Session(
        "s",
        "Autumn",
        SessionPhase.SETUP,
        CRAFT,
        candidates=tuple(CandidateState(one) for one in command.candidates),
    )
    listed = read_table(shared / "evidence" / "merged-changes.json")
    copied = read_pasted(in_tabs(comma))
    text = (shared / "evidence" / "merged-changes.json").read_text("utf-8")
    for again, count in ((comma, 98), (listed, 36), (copied, 98), (read_pasted(text), 36)):
        repeated = planned(again, stored(command), filled)
        assert repeated.count(UNCHANGED) == count == len(repeated.rows)


def test_the_json_gives_the_same_pieces_as_the_rows_of_the_csv(shared: Path) -> None:
    pieces = []
    for name in ("merged-changes.csv", "merged-changes.json"):
        found = planned(read_table(shared / "evidence" / name))
        names = {one.id: one.name for one in found.candidates}
        added = found.command(name).added
        pieces.append({(names[one.candidate], one.content) for one in added})
    assert pieces[1] <= pieces[0]


def test_a_broken_date_names_its_row_and_its_line(shared: Path) -> None:
    whole = read_table(shared / "evidence" / "merged-changes.csv")
    rows = list(whole.rows)
    broken = {**rows[56].cells, "mergedAt": "not a date"}
    rows[56] = replace(rows[56], cells=broken)
    plan = planned(replace(whole, rows=tuple(rows)))
    expected = "merged-changes.csv, row 57 (row 58 in a spreadsheet, line "
    assert only_problem(plan).startswith(expected)
    assert plan.problems[0].row == 57
    assert plan.count(NEW) == 97


def test_a_known_candidate_is_not_added_again() -> None:
    assert planned(table({"candidate": ANN_LEE.name.upper(), "title": "x"})).candidates == ()


def test_a_table_says_who_may_see_a_piece_and_changes_it_without_a_correction() -> None:
    rows = (
        {"candidate": "Ann Lee", "title": "One", "ref": "1", "audience": "candidate"},
        {"candidate": "Ann Lee", "title": "Two", "ref": "2", "audience": ""},
    )
    command = planned(table(*rows)).command("t.csv")
    assert [new.audience for new in command.added] == [Audience.CANDIDATE, None]
    there = stored(command)
    again = planned(table(*({**row, "audience": "panel"} for row in rows)), there)
    assert statuses(again) == [CHANGED, CHANGED]
    changed = again.command("t.csv")
    assert [(one.evidence, one.audience) for one in changed.shown] == [
        (piece.id, Audience.PANEL) for piece in there
    ]
    assert changed.corrected == ()
    assert statuses(planned(table(rows[1]), there)) == [UNCHANGED]


def test_an_unknown_audience_is_a_problem_of_its_row() -> None:
    row = {"candidate": "Ann Lee", "title": "One", "audience": "world"}
    assert "audience" in only_problem(planned(table(row)))
