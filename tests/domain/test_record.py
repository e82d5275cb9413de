"""Who a line of the log is by, said in words."""

from __future__ import annotations

import pytest

from calibrate.domain.record import LogEntry, who_acted
from tests.domain.rooms import START, session


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("pia", "Pia"),
        ("holder", "The file’s holder"),
        ("facilitator", "The file’s holder"),
        ("app", "Calibrate"),
        ("gone", "Somebody no longer on the panel"),
    ],
)
def test_an_actor_is_said_by_name_or_by_what_they_are(actor: str, words: str) -> None:
    entry = LogEntry(1, START, actor, "Submit", "submitted Ann", "00")
    assert who_acted(entry, session()) == words
