"""Every text of every command goes by the rule for text at the store's door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from calibrate.domain.commands import (
    Command,
    CreateSession,
    RenameSession,
    ReplaceRubric,
    WithdrawCandidate,
)
from calibrate.domain.errors import BadInput
from calibrate.domain.text.lengths import LONGEST_TEXT, need_lengths
from calibrate.domain.text.rule import cleaned
from tests.worlds.sessions import chair, new_session, open_session

COMMANDS = tuple(get_args(Command))
MEASURED = tuple(kind for kind in COMMANDS if kind not in (CreateSession, ReplaceRubric))
"""A ladder is as long as its documents."""


def made(kind: Any, texts: Iterator[str]) -> Any:
    """Return a value of a type whose every text comes from `texts`."""
    if kind is str:
        return next(texts)
    if isinstance(kind, UnionType):
        return made(next(one for one in get_args(kind) if one is not NoneType), texts)
    if get_origin(kind) is tuple:
        return (made(get_args(kind)[0], texts),)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        filled = object.__new__(kind)
        for one in fields(kind):
            object.__setattr__(filled, one.name, made(hints[one.name], texts))
        return filled
    assert kind in (int, bool, bytes, date), kind
    return date(2026, 3, 14) if kind is date else kind(1)


def plain_texts(found: list[str], bad: int = -1, character: str = "") -> Iterator[str]:
    """Yield texts, noting each; the one at `bad` holds a character."""
    while True:
        found.append(f"text{character if len(found) == bad else ''}")
        yield found[-1]


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("character", ["\0", "\x1b", "\ud800"])
def test_no_text_of_a_command_takes_what_no_text_may_hold(kind: type, character: str) -> None:
    texts: list[str] = []
    whole = made(kind, plain_texts(texts))
    assert cleaned(whole) is whole
    for place in range(len(texts)):
        command = made(kind, plain_texts([], place, character))
        with pytest.raises(BadInput, match="take it out"):
            cleaned(command)


@pytest.mark.parametrize("kind", MEASURED, ids=lambda kind: kind.__name__)
def test_no_text_of_a_command_goes_beyond_its_length(kind: type) -> None:
    texts: list[str] = []
    need_lengths(made(kind, plain_texts(texts)))
    for place in range(len(texts)):
        with pytest.raises(BadInput, match=r"is longer than \d+ characters; shorten it"):
            need_lengths(made(kind, plain_texts([], place, "x" * LONGEST_TEXT)))


def test_the_store_refuses_a_command_with_such_a_text_and_mends_others(tmp_path: Path) -> None:
    with new_session(tmp_path / "s.calib").store as store:
        before = store.path.read_bytes()
        with pytest.raises(BadInput, match=r"U\+0000 is in the title"):
            store.apply(RenameSession("Autumn\0"), chair(store))
        assert store.path.read_bytes() == before
    with open_session(tmp_path / "t.calib").store as store:
        ann = store.session(_viewer(store)).candidate_named("Ann").id
        store.apply(WithdrawCandidate(ann, "Ann left.\v\u2028Today."), chair(store))
        log = store.log(_viewer(store))[-1]
        assert "\v" not in repr(log)


def _viewer(store: Any) -> Any:
    from tests.worlds.sessions import in_charge

    return in_charge(store)
