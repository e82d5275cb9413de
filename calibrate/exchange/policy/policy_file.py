"""A policy as a file, TOML: read strictly, written with a sentence above each choice."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tomli_w

from calibrate.domain.errors import BadInput
from calibrate.domain.policy.policy import (
    LARGEST_QUORUM,
    LONGEST_RETENTION,
    MOST_BLIND_ROUNDS,
    Choice,
    Policy,
    checked_policy,
)
from calibrate.domain.text.lengths import need_lengths
from calibrate.domain.text.rule import cleaned
from calibrate.exchange.files import MEGABYTE, decode, read_bytes, write_new
from calibrate.words.phrases import briefly, listing
from calibrate.words.policy.policy import choice_words

SUFFIX = ".toml"
FORMAT = 1
MOST_BYTES = 16_000
"""A policy is one page; and reading a dotted key takes the square of its parts in time."""

USUAL_QUORUM = "two thirds"
NO_END = "none"
SHOWN, HIDDEN = "shown", "hidden"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text in quotation marks")
    return value


def _day(value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("a day such as 2026-10-01, without quotation marks")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _quorum(value: object) -> int | None:
    allowed = f"a number from 1 to {LARGEST_QUORUM}, or “{USUAL_QUORUM}”"
    return None if value == USUAL_QUORUM else _number(value, LARGEST_QUORUM, allowed)


def _rounds(value: object) -> int:
    return _number(value, MOST_BLIND_ROUNDS, "1 or 2")


def _retention(value: object) -> int | None:
    allowed = f"a number of months from 1 to {LONGEST_RETENTION}, or “{NO_END}”"
    return None if value == NO_END else _number(value, LONGEST_RETENTION, allowed)


def _names_hidden(value: object) -> bool:
    if value not in (SHOWN, HIDDEN):
        raise ValueError(f"“{SHOWN}” or “{HIDDEN}”")
    return value == HIDDEN


def _number(value: object, most: int, allowed: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise ValueError(allowed)
    return value


Reader = Callable[[object], Any]
ABOUT: Mapping[str, tuple[str, Reader]] = {
    "name": ("name", _text),
    "since": ("since", _day),
    "laid_down_in": ("source", _text),
}
CHOICES: Mapping[str, tuple[Choice, Reader]] = {
    "quorum": (Choice.QUORUM, _quorum),
    "blind_rounds": (Choice.BLIND_ROUNDS, _rounds),
    "consent": (Choice.CONSENT, _yes_or_no),
    "retention_months": (Choice.RETENTION, _retention),
    "statistics": (Choice.STATISTICS, _yes_or_no),
    "names_on_projector": (Choice.NAMES, _names_hidden),
}
"""The keys of the file: which field each fills, and what reads it, or raises what is allowed."""
KEYS: Mapping[str, tuple[str, Reader]] = {**ABOUT, **CHOICES}


def read_policy_file(path: Path) -> Policy:
    """Return the policy of a file; what it leaves out is as usual.

    Raises BadInput, naming the file, the key and what is allowed there.
    """
    raw = read_bytes(path, MEGABYTE)
    if len(raw) > MOST_BYTES:
        raise BadInput(
            f"{path.name} is longer than a policy, which is one page; name another file."
        )
    text, _ = decode(raw, path.name)
    return read_policy_text(text, path.name)


def read_policy_text(text: str, name: str) -> Policy:
    """Return the policy of a file's text, as `read_policy_file` does of the file `name`."""
    content = _tables(text, name)
    _check_keys(content, name)
    found = {KEYS[key][0]: _read(key, value, name) for key, value in content.items()}
    try:
        policy = cleaned(Policy(**found))
        need_lengths(policy)
        return checked_policy(policy)
    except BadInput as trouble:
        raise BadInput(f"{name}: {trouble}") from None


def _tables(text: str, name: str) -> dict[str, Any]:
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as trouble:
        raise BadInput(f"{name} is not TOML: {briefly(str(trouble))}.") from trouble
    found = content.pop("format", None)
    if found is None:
        raise BadInput(f"{name} is not a policy file of Calibrate: it has no “format”.")
    if found != FORMAT or isinstance(found, bool):
        told = briefly(str(found))
        raise BadInput(
            f"{name}: the format is {told}, and this Calibrate reads {FORMAT}; update it."
        )
    return content


def _check_keys(content: Mapping[str, Any], name: str) -> None:
    unknown = [key for key in content if key not in KEYS]
    if unknown:
        raise BadInput(
            f"{name}: “{briefly(unknown[0])}” is nothing that a policy chooses; it has "
            f"{listing(list(KEYS))}."
        )


def _read(key: str, value: object, name: str) -> Any:
    try:
        return KEYS[key][1](value)
    except ValueError as allowed:
        raise BadInput(f"{name}: {key} has to be {allowed}.") from None


def write_policy_file(policy: Policy, path: Path) -> None:
    """Write a policy as a new file; raise BadInput if there is one, or it cannot be written."""
    write_new(path, policy_text(policy).encode())


def policy_text(policy: Policy) -> str:
    """Return the file's text: all that is chosen, each below the sentence that says it."""
    about = {"name": policy.name, "since": policy.since, "laid_down_in": policy.source}
    head = {"format": FORMAT} | {key: value for key, value in about.items() if value}
    chosen = (
        f"\n# {choice_words(policy, choice)}\n{_line(key, _written(policy, choice))}"
        for key, (choice, _) in CHOICES.items()
    )
    return tomli_w.dumps(head) + "".join(chosen)


def _line(key: str, value: object) -> str:
    return tomli_w.dumps({key: value})


def _written(policy: Policy, choice: Choice) -> object:
    if choice is Choice.QUORUM:
        return policy.quorum or USUAL_QUORUM
    if choice is Choice.RETENTION:
        return policy.retention or NO_END
    if choice is Choice.NAMES:
        return HIDDEN if policy.names_hidden else SHOWN
    value: object = getattr(policy, choice)
    return value
