"""Whatever is asked for is right, and no more is kept than the bound."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.store import known
from calibrate.store.latest import Latest
from calibrate.store.reads.ratings import read_evidence
from tests.worlds.sessions import in_charge, new_session

KEYS = st.frozensets(st.sampled_from("abcdefgh"), max_size=8)


@given(st.integers(1, 5), st.lists(KEYS, max_size=20))
def test_what_was_asked_for_last_is_kept_and_nothing_else(most: int, asked: list[Set[str]]) -> None:
    latest = Latest[str](most)
    for keys in asked:
        assert latest.values(keys, _upper) == _upper(keys)
        assert len(latest._kept) <= most
        assert len(keys & latest._kept.keys()) == min(len(keys), most)


def test_one_that_is_asked_for_again_outlasts_one_that_is_not() -> None:
    latest, read = Latest[str](2), list[Set[str]]()

    def noted(keys: Set[str]) -> dict[str, str]:
        read.append(keys)
        return _upper(keys)

    for key in "abacab":
        latest.values({key}, noted)
    assert read == [{"a"}, {"b"}, {"c"}, {"b"}]
    latest.drop("a", "nobody")
    latest.values({"a"}, noted)
    assert read[-1] == {"a"}


def test_cases_of_more_than_are_kept_are_those_that_are_read_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "MOST_CANDIDATES", 2)
    made = new_session(tmp_path / "s.calib", ("Ann", "Ben", "Cleo", "Dov", "Eve"))
    viewer = in_charge(made.store)
    cases = made.store.cases(made.candidates, viewer)
    assert cases == tuple(made.store.case(id, viewer) for id in made.candidates)
    assert [case.sheet.candidate.id for case in cases] == list(made.candidates)
    reach = made.store.scope(viewer)
    assert len(made.store._known.pieces(reach)._kept) == 2
    with made.store._document.transaction() as connection:
        in_file = read_evidence(connection, reach, reach.candidates)
    assert made.store.evidence(viewer) == in_file


def _upper(keys: Set[str]) -> dict[str, str]:
    return {key: key.upper() for key in keys}
