from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_it_is_noted_listed_and_taken_away(run: Run, in_setup: Path) -> None:
    assert run("seniority", in_setup).out == "How senior anybody is was not noted.\n"
    assert run("seniority", in_setup, "Sami", "7").out == "Noted how senior Sami is.\n"
    assert run("seniority", in_setup, "Rosa", "4").out == "Noted how senior Rosa is.\n"
    assert run("seniority", in_setup).out == "Rosa: 4.\nSami: 7.\n"
    assert run("seniority", in_setup, "Sami", "none").out == "No longer notes how senior Sami is.\n"
    assert run("seniority", in_setup).out == "Rosa: 4.\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("Sami",), "belong together"),
        (("Sami", "high"), "no whole number"),
        (("Sami", "0"), "from 1 to 99"),
        (("Nobody", "3"), "There is no panelist named"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    run: Run, in_setup: Path, given: tuple[str, ...], told: str
) -> None:
    outcome = run("seniority", in_setup, *given)
    assert outcome.status == 2
    assert told in outcome.complaint


def test_once_rating_is_open_it_stands(run: Run, demo: Path) -> None:
    outcome = run("seniority", demo, "Owen Castellan", "3")
    assert outcome.status in (1, 2)
    assert outcome.out == ""
