"""Verifying one case: all that it draws from is looked at, and nothing that only others do."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Column, Connection, Delete, LargeBinary, Table, select

from calibrate.domain.commands import PlaceEvidence, RemoveEvidence
from calibrate.domain.record.case import Case
from calibrate.store.document.tables import TableKind, of_kind
from calibrate.store.store import Store
from calibrate.store.verifying.case import CaseCheck
from calibrate.store.verifying.owning import owning
from tests.store.verifying.test_whole import apply, changed, full_session
from tests.worlds.sessions import in_charge, new_session

OF_ENTRY = "SELECT candidate FROM entry WHERE id = :entry"
OF_EVIDENCE = "SELECT candidate FROM evidence WHERE id = :evidence"
OF_DECISION = "SELECT candidate FROM decision WHERE id = :decision"
OWN = "SELECT :candidate"
WHOSE = {
    "session": "",
    "rubric": "",
    "panelist": "",
    "seniority": "",
    "reasons_first": "",
    "numbers_shown": OWN,
    "seed": "",
    "session_key": "",
    "witness": "",
    "draft_key": "",
    "secret": "",
    "meeting": "",
    "organisation": "",
    "policy": "",
    "earlier_session": "",
    "attendance": "",
    "candidate": "SELECT :id",
    "relation": OWN,
    "evidence": OWN,
    "evidence_version": OF_EVIDENCE,
    "placement": OF_EVIDENCE,
    "attachment": OF_EVIDENCE,
    "round_key": OWN,
    "lost_key": OWN,
    "given_key": OWN,
    "entry": OWN,
    "reveal": OWN,
    "excused": OWN,
    "opened_entry": OF_ENTRY,
    "rating": OF_ENTRY,
    "citation": f"{OF_ENTRY} UNION {OF_EVIDENCE}",
    "decision": OWN,
    "dissent": OF_DECISION,
    "follow_up": OF_DECISION,
    "reopening": OWN,
    "second_round": OWN,
    "note": OWN,
    "offered_example": OWN,
    "letter_message": OWN,
    "letter_finding": OWN,
    "letter_left_out": OF_EVIDENCE,
    "letter_kept": OWN,
    "issued_packet": OWN,
    "statement": OWN,
    "statement_version": OWN,
    "fact": OWN,
    "earlier_outcome": OWN,
    "response_deadline": OF_DECISION,
    "response": OWN,
    "question": OWN,
    "deputy": OWN,
    "without_deputy": OWN,
    "agenda": OWN,
    "turn": OWN,
    "consent_line": OWN,
    "consented": OF_DECISION,
    "kit": "",
    "kit_order": OWN,
    "this_kit": "",
    "writer": "",
}
"""Who draws on a row of each table, nobody told apart where all do; a new table has to say it."""
IN_SESSIONS = [one for one in of_kind(TableKind.STATE) if one.name not in ("this_kit", "writer")]
"""The two left out have rows in kits alone, of which no packet is made."""
NAMED_BY_ITSELF = {
    "consent_line",
    "decision",
    "entry",
    "evidence",
    "offered_example",
    "question",
    "response",
    "turn",
}
"""A row whose key is gone, of which nothing else says whose it was, is missed by everybody."""

Rows = list[dict[str, object]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("case") / "session.calib"
    full_session(path)
    with Store.open(path) as opened:
        raw = opened._document.raw
        raw.execute("PRAGMA ignore_check_constraints=ON")
        raw.execute("PRAGMA foreign_keys=OFF")
        yield opened


@pytest.fixture(scope="module")
def cases(store: Store) -> dict[str, Case]:
    viewer = in_charge(store)
    return {state.id: store.case(state.id, viewer) for state in store.session(viewer).candidates}


class Undone(Exception):
    """Takes a change back with the transaction in which it was made."""


def missed_by(
    store: Store, cases: dict[str, Case], change: Callable[[Connection], object]
) -> tuple[set[str], bool]:
    """Return which cases do not verify after a change, and whether it left references behind."""
    found: set[str] = set()
    left = False
    with pytest.raises(Undone), store._document.transaction() as connection:
        change(connection)
        check = CaseCheck()
        found = {one for one, case in cases.items() if not check.holds(connection, case)}
        left = connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
        raise Undone
    return found, left


def whose(connection: Connection, table: Table, row: dict[str, object]) -> set[str]:
    """Return whose a row is, by its own SQL."""
    found = connection.exec_driver_sql(WHOSE[table.name], row)
    return {str(one) for one in found.scalars()}


def other_value(connection: Connection, column: Column[object], value: object) -> object:
    """Return another value that a column may have: one that is there, or that its check allows."""
    if value is None and isinstance(column.type, LargeBinary):
        return b"x"
    for key in column.foreign_keys:
        ids = connection.execute(select(key.column)).scalars().all()
        return next((id for id in ids if id != value), changed(value, random.Random(3)))
    for check in column.table.constraints:
        if isinstance(check, CheckConstraint) and f"{column.name} IN" in str(check.sqltext):
            words = re.findall(r"'(\w[\w-]*)'", str(check.sqltext)) or ["0", "1"]
            other = next(word for word in words if word != str(value))
            return int(other) if isinstance(value, int) else other
    return changed(value, random.Random(3))


def stands(connection: Connection, table: Table, row: dict[str, object]) -> bool:
    """Tell whether a row is there already, to the letter."""
    same = [column.is_not_distinct_from(row[column.name]) for column in table.c]
    return connection.execute(select(table).where(*same)).first() is not None


def one_a_case(store: Store, table: Table) -> Rows:
    """Return a row of each case, of a table."""
    found: dict[frozenset[str], dict[str, object]] = {}
    with store._document.transaction() as connection:
        for row in connection.execute(select(table)):
            values = dict(row._mapping)
            owners = whose(connection, table, values) if WHOSE[table.name] else set()
            found.setdefault(frozenset(owners), values)
    assert found, f"there is no row of {table.name} to try"
    return list(found.values())


def test_the_whole_session_verifies(store: Store, cases: dict[str, Case]) -> None:
    assert len(cases) == 4
    assert missed_by(store, cases, lambda connection: None) == (set(), False)


def test_which_tables_count_for_every_case() -> None:
    assert {table.name for table in of_kind(TableKind.STATE) if not owning(table)} == {
        name for name, whose_it_is in WHOSE.items() if not whose_it_is
    }


@pytest.mark.parametrize("table", IN_SESSIONS, ids=lambda table: table.name)
def test_one_changed_value_is_noticed_by_the_cases_that_draw_on_it_and_no_others(
    store: Store, cases: dict[str, Case], table: Table
) -> None:
    replacing = table.update().prefix_with("OR REPLACE")
    for row in one_a_case(store, table):
        for column in table.c:
            touched: set[str] = set()

            def change(
                connection: Connection,
                row: dict[str, object] = row,
                column: Column[object] = column,
                touched: set[str] = touched,
            ) -> None:
                after = row | {column.name: other_value(connection, column, row[column.name])}
                if WHOSE[table.name]:
                    touched |= whose(connection, table, row)
                    if not stands(connection, table, after):
                        touched |= whose(connection, table, after)
                here = [one == row[one.name] for one in table.primary_key.columns]
                connection.execute(replacing.where(*here).values(after))

            found, left = missed_by(store, cases, change)
            is_lost = column.primary_key and table.name in NAMED_BY_ITSELF
            everybody = left or is_lost or not WHOSE[table.name]
            expected = set(cases) if everybody else touched & set(cases)
            assert found == expected, (table.name, column.name, row)


@pytest.mark.parametrize("table", IN_SESSIONS, ids=lambda table: table.name)
def test_a_row_that_is_gone_is_missed(store: Store, cases: dict[str, Case], table: Table) -> None:
    for row in one_a_case(store, table):
        here = [one == row[one.name] for one in table.primary_key.columns]
        with store._document.transaction() as connection:
            owners = whose(connection, table, row) if WHOSE[table.name] else set(cases)
        gone = table.delete().where(*here)

        def change(connection: Connection, gone: Delete = gone) -> None:
            connection.execute(gone)

        found, _ = missed_by(store, cases, change)
        assert found >= owners & set(cases)


@pytest.mark.parametrize(
    ("change", "noticed_by"),
    [
        (
            "UPDATE log SET line = replace(line, 'Submit', 'Submot') "
            "WHERE sequence = (SELECT max(sequence) FROM log WHERE line LIKE '%\"Submit\"%')",
            "all",
        ),
        ("UPDATE log SET head = x'00' WHERE sequence = 3", "all"),
        ("DELETE FROM log WHERE sequence = 4", "all"),
        ("UPDATE row_salt SET salt = x'00' WHERE table_name = 'rubric'", "all"),
        ("UPDATE row_salt SET salt = x'00' WHERE table_name = 'rating'", "rated"),
        ("INSERT INTO note SELECT candidate, 'lead', text FROM note", "Ann"),
        ("DELETE FROM mention WHERE sequence = (SELECT max(sequence) FROM mention)", "nobody"),
        ("UPDATE payload SET body = 'x'", "nobody"),
        ("UPDATE own SET time = 'x'", "nobody"),
        ("DELETE FROM own", "nobody"),
    ],
)
def test_the_log_and_the_salts_are_looked_at_and_what_is_not_printed_is_not(
    store: Store, cases: dict[str, Case], change: str, noticed_by: str
) -> None:
    found, _ = missed_by(store, cases, lambda connection: connection.exec_driver_sql(change))
    names = {case.sheet.candidate.name for one, case in cases.items() if one in found}
    rated = {"Ann", "Cleo", "Dana"}
    whom = {"all": {*rated, "Ben"}, "rated": rated, "Ann": {"Ann"}, "nobody": set[str]()}
    assert names == whom[noticed_by]


def test_a_place_in_the_log_that_its_index_has_wrong_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "session.calib"
    full_session(path)
    with Store.open(path) as store:
        viewer = in_charge(store)
        ann, ben, *_ = (state.id for state in store.session(viewer).candidates)
        line = store.case(ann, viewer).log_line
        with store._document.transaction() as connection:
            connection.exec_driver_sql(
                "DELETE FROM mention WHERE id = ? AND sequence = ?", (ann, line)
            )
        assert store.checked_case(ann, viewer).damage
        assert not store.checked_case(ben, viewer).damage


def test_what_is_recorded_after_a_look_is_followed(tmp_path: Path) -> None:
    made = new_session(tmp_path / "session.calib", pieces=2)
    store, (ann, ben) = made.store, made.candidates
    viewer = in_charge(store)
    assert not store.checked_case(ann, viewer).damage
    piece = store.evidence(viewer)[ann][0]
    apply(made, RemoveEvidence(piece.id))
    assert not store.checked_case(ann, viewer).damage
    with store._document.transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE evidence SET number = number + 7 WHERE candidate = ?", (ben,)
        )
    assert not store.checked_case(ann, viewer).damage
    assert store.checked_case(ben, viewer).damage


@pytest.mark.parametrize("taken", [0, 1, 5, 12, 20])
def test_what_is_recorded_between_two_steps_is_followed(tmp_path: Path, taken: int) -> None:
    made = new_session(tmp_path / "session.calib", pieces=2)
    store, (ann, ben) = made.store, made.candidates
    viewer = in_charge(store)
    for _ in range(taken):
        assert store.check_on()
    piece, other = store.evidence(viewer)[ann]
    apply(made, RemoveEvidence(piece.id))
    apply(made, PlaceEvidence(other.id, ()))
    while store.check_on():
        pass
    assert not store.checked_case(ann, viewer).damage
    assert not store.checked_case(ben, viewer).damage
    assert not store.check_on()


def test_damage_that_a_step_meets_is_not_forgotten(tmp_path: Path) -> None:
    made = new_session(tmp_path / "session.calib", pieces=2)
    with made.store._document.transaction() as connection:
        connection.exec_driver_sql("UPDATE log SET head = x'00' WHERE sequence = 2")
    while made.store.check_on():
        pass
    assert made.store.checked_case(made.candidates[1], in_charge(made.store)).damage


def test_damage_is_told_of_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "session.calib"
    full_session(path)
    with Store.open(path) as store:
        viewer = in_charge(store)
        ann, *_ = (state.id for state in store.session(viewer).candidates)
        with store._document.transaction() as connection:
            connection.exec_driver_sql("UPDATE panelist SET position = position + 1")
        case = store.checked_case(ann, viewer)
        assert case.damage == (
            "session.calib is damaged: what the packet of Ann draws from is not what was recorded."
        )
        assert case.file_name == "Ann DAMAGED.pdf"
        assert store.case(ann, viewer).damage == ""
