"""Each table says what it holds, and its words are those of the domain."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from calibrate.domain.changes import Subject
from calibrate.domain.errors import BadInput
from calibrate.store.document import tables
from calibrate.store.document.tables import TableKind, metadata, of_kind
from tests.worlds.sessions import open_session, submit


def test_every_table_says_its_kind() -> None:
    assert all(table.info["kind"] in TableKind for table in metadata.tables.values())
    assert {table.name for table in of_kind(TableKind.RECORD)} == {"log", "payload", "row_salt"}
    assert {table.name for table in of_kind(TableKind.SEALED)} == {
        "draft",
        "own",
        "kept",
        "decision_draft",
        "asked",
    }
    assert {table.name for table in of_kind(TableKind.DERIVED)} == {"mention"}


def test_no_two_entries_have_one_place_in_a_writers_chain(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    submit(made, 0, 0, 4)
    with pytest.raises(BadInput), made.store._document.transaction() as connection:
        row = dict(connection.execute(select(tables.entry)).one()._mapping)
        connection.execute(tables.entry.insert().values(row | {"id": "another"}))


def test_every_table_of_the_state_says_what_its_rows_are_about() -> None:
    subjects = {table.name: table.info.get("subject") for table in of_kind(TableKind.STATE)}
    assert not [name for name, subject in subjects.items() if not isinstance(subject, Subject)]


def test_there_is_no_subject_that_nothing_is_about() -> None:
    assert {table.info["subject"] for table in of_kind(TableKind.STATE)} == set(Subject)
