"""People once rating is open, by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.store.store import Store
from tests.cli.conftest import Run
from tests.worlds.sessions import in_charge, open_session


@pytest.fixture
def session(tmp_path: Path) -> Path:
    made = open_session(tmp_path / "s.calib")
    made.store.close()
    return made.store.path


def test_people_come_late_with_a_reason(run: Run, session: Path) -> None:
    refused = run("add-panelist", session, "Tom")
    assert refused.status == 1 and "frozen" in refused.err
    assert run("add-panelist", session, "Tom", "--because", "Somebody left.").status == 0
    instead = run("add-panelist", session, "Una", "--instead-of", "Pia", "--because", "Pia is ill.")
    assert instead.out == "Una rates in the place of Pia: Pia is ill.\n"
    assert run("add-candidate", session, "Cleo", "--because", "Was forgotten.").status == 0
    assert run("rename", session, "Cleo", "Chloe", "--because", "Misspelt.").status == 0
    assert run("rename", session, "Tom", "Thom", "--because", "Misspelt.").status == 0
    with Store.open(session) as store:
        seen = store.session(in_charge(store))
    assert [one.name for one in seen.candidates] == ["Ann", "Ben", "Chloe"]
    assert [one.name for one in seen.panel.raters(seen.candidates[0].id)][-2:] == ["Thom", "Una"]


def test_the_day_that_ratings_are_due_is_shown_as_long_as_it_matters(
    run: Run, session: Path
) -> None:
    assert run("due", session, "2026-12-04").out == "Ratings are due on 4 Dec 2026.\n"
    assert run("show", session).out.startswith("Autumn: rating, due 2026-12-04\n")
    assert run("due", session, "none").out == "Ratings are due on no day.\n"
    bad = run("due", session, "Friday")
    assert bad.status == 2 and "no day such as 2026-12-04" in bad.err
