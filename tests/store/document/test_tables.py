from __future__ import annotations

from calibrate.domain.changes import Subject
from calibrate.store.document.tables import STATE


def test_every_table_of_the_state_says_what_its_rows_are_about() -> None:
    subjects = {table.name: table.info.get("subject") for table in STATE}
    assert not [name for name, subject in subjects.items() if not isinstance(subject, Subject)]


def test_there_is_no_subject_that_nothing_is_about() -> None:
    assert {table.info["subject"] for table in STATE} == set(Subject)
