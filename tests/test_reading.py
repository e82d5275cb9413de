"""`everything` is everything: no read of the store can be forgotten by the tests of leaks."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calibrate.domain.phases import HOLDER
from calibrate.store.known_file import KnownFile
from calibrate.store.own_file import OwnFile
from calibrate.store.questions_file import QuestionsFile
from calibrate.store.searched_file import SearchedFile
from calibrate.store.store import Store
from calibrate.store.with_kits import WithKits
from tests.reading import everything
from tests.worlds.sessions import open_session, reveal, submit

MANY = {"apply_all", "save_drafts", "make_kits", "take_over", "keep_asked"}
WRITES = MANY | {"apply", "ask", "save_draft", "save_decision_draft", "create", "open", "close"}
OF_THE_FILE = {
    "now",
    "path",
    "verify",
    "damage",
    "rubric_damage",
    "check_on",
    "log_on",
    "go_on_in",
    "compare",
}
"""What is read of the file and not of the session: the time, its name, whether it holds."""
SECRETS = {"wrapped_key", "unlock", "hold", "lock", "is_open_to", "choose_secret", "cost"}
"""What opens a panelist's own, and says nothing of what that is."""


def public() -> dict[str, Callable[..., Any]]:
    """Return the store's public methods and properties by name."""
    inherited = (KnownFile, SearchedFile, WithKits, OwnFile, QuestionsFile, Store)
    found = {name: value for one in inherited for name, value in vars(one).items()}
    return {name: value for name, value in found.items() if not name.startswith("_")}


def test_every_read_of_the_store_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = open_session(tmp_path / "s.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    called: set[str] = set()
    for name, method in public().items():
        if inspect.isfunction(method):
            monkeypatch.setattr(Store, name, _noted(method, name, called))
    everything(made.store, HOLDER, made.candidates)
    assert called - OF_THE_FILE - SECRETS == public().keys() - WRITES - OF_THE_FILE - SECRETS


def _noted(method: Callable[..., Any], name: str, called: set[str]) -> Callable[..., Any]:
    def note(*handed: Any, **named: Any) -> Any:
        called.add(name)
        return method(*handed, **named)

    return note


def test_every_read_of_the_session_takes_a_viewer_but_for_the_undo_of_set_up() -> None:
    reads = public().keys() - WRITES - OF_THE_FILE - SECRETS
    without = {
        name for name in reads if "viewer" not in inspect.signature(public()[name]).parameters
    }
    assert without == {"last_change", "last_taken_back"}
