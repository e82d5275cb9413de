"""The document speaks to its file through whatever driver it is handed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from calibrate.domain.commands import CreateSession, new_id
from calibrate.domain.phases import HOLDER
from calibrate.store.document.driver import Driver
from calibrate.store.store import Store
from tests.worlds.rubrics import RUBRIC


class Counting:
    """Python's own module, that notes what it opens."""

    Error = sqlite3.Error

    def __init__(self) -> None:
        self.opened: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(sqlite3, name)

    def connect(self, database: str, **options: Any) -> sqlite3.Connection:
        self.opened.append(database)
        raw: sqlite3.Connection = sqlite3.connect(database, **options)
        return raw


def test_a_session_is_written_and_opened_by_the_driver_that_is_handed_in(tmp_path: Path) -> None:
    counting = Counting()
    driver: Driver = counting
    create = CreateSession(new_id(), "Autumn", RUBRIC)
    with Store.create(tmp_path / "s.calib", create, driver=driver) as store:
        assert store.session(HOLDER).title == "Autumn"
        assert len(counting.opened) == 2 and "s.calib" in counting.opened[-1]
    with Store.open(tmp_path / "s.calib", driver=driver):
        assert len(counting.opened) == 3
