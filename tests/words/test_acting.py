"""Who a line of the log is by, said in words."""

from __future__ import annotations

import pytest

from calibrate.domain.authority import APP, HOLDER, Actor, Ground, on_behalf
from calibrate.words.acting import who_acted
from tests.worlds.values import session


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (Actor("pia"), "Pia"),
        (HOLDER, "The file’s holder"),
        (Actor("facilitator"), "The file’s holder"),
        (APP, "Calibrate"),
        (Actor("gone"), "Somebody no longer on the panel"),
        (on_behalf(Actor("fay"), "pia", Ground.IMPORT), "Fay, for Pia, from a table"),
    ],
)
def test_an_actor_is_said_by_name_or_by_what_they_are(actor: Actor, words: str) -> None:
    assert who_acted(actor, session()) == words
