"""What finds each forgery is what the table in the README says."""

from __future__ import annotations

from pathlib import Path

from tests.attacks.forgeries import attempts


def test_each_forgery_is_found_by_what_is_said_to_find_it(tmp_path: Path) -> None:
    for forgery, finds in attempts(tmp_path):
        assert finds is forgery.found_by, forgery.name
