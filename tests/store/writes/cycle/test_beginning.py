"""Which session one was made from is said right after it was begun, and only then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.commands import BeginFrom, CreateSession, new_id
from calibrate.domain.earlier.earlier import Earlier
from calibrate.domain.errors import BadInput, Refused
from calibrate.store.store import Store
from tests.worlds.rubrics import RUBRIC
from tests.worlds.sessions import Made, in_charge, new_session

AUTUMN = Earlier("autumn", "Autumn", 56, "ab" * 32, 35, 10)


def begun(path: Path, earlier: Earlier) -> Store:
    create = CreateSession(new_id(), "Spring", RUBRIC)
    return Store.create(path, create, further=(BeginFrom(earlier),))


def test_it_is_kept_and_verified_and_cannot_be_undone(tmp_path: Path) -> None:
    with begun(tmp_path / "s.calib", AUTUMN) as store:
        assert store.session(in_charge(store)).earlier == AUTUMN
        assert store.last_change() is None and store.verify().problems == ()
        with pytest.raises(Refused, match="just begun"):
            Made(store, (), ()).do(BeginFrom(AUTUMN))


def test_one_that_is_under_way_is_made_from_none(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="just begun"):
        new_session(tmp_path / "s.calib").do(BeginFrom(AUTUMN))


@pytest.mark.parametrize(
    "odd",
    [
        replace(AUTUMN, line=0),
        replace(AUTUMN, line=2**63),
        replace(AUTUMN, minutes=0),
        replace(AUTUMN, minutes=601),
        replace(AUTUMN, reading_minutes=36),
    ],
)
def test_what_no_session_can_have_had_is_refused(tmp_path: Path, odd: Earlier) -> None:
    with pytest.raises(BadInput, match="No session stood so"):
        begun(tmp_path / "s.calib", odd)
    assert list(tmp_path.iterdir()) == []
