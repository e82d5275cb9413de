"""Drafts in the bytes of the file: of one size, and gone once they are done with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from calibrate.domain.commands import Submit, new_id
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.store import Store
from tests.worlds.clocks import Clock
from tests.worlds.secrets import acting
from tests.worlds.sessions import Made, open_session, ratings, submit

SHORT = Draft((DraftRating("code", 4, True, reason="Seen."),))
LONG = Draft((DraftRating("code", None, True, reason="Took the retry path apart. " * 200),))


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return open_session(tmp_path / "session.calib")


def bodies(path: Path) -> list[bytes]:
    """The sealed drafts of a closed file."""
    with sqlite3.connect(path) as raw:
        found = [row[0] for row in raw.execute("SELECT body FROM own")]
    raw.close()
    return found


def test_the_size_of_a_draft_tells_nothing_of_what_is_in_it(made: Made) -> None:
    submit(made, 2, 0, 3)
    for panelist, draft in enumerate((SHORT, LONG, LONG)):
        made.store.save_draft(made.candidates[0], made.viewer(panelist), draft)
    made.store.close()
    assert len({len(body) for body in bodies(made.store.path)}) == 1


def test_a_draft_that_was_submitted_is_gone_from_the_bytes_of_the_file(made: Made) -> None:
    made.store.save_draft(made.candidates[0], made.viewer(0), LONG)
    made.store.close()
    (body,) = bodies(made.store.path)
    with Store.open(made.store.path, Clock(tick=1)) as store:
        command = Submit(new_id(), made.panelists[0], made.candidates[0], ratings(4))
        store.apply(command, acting(store, made.panelists[0]))
    content = made.store.path.read_bytes()
    assert not any(body[start : start + 64] in content for start in range(0, len(body), 1024))
