"""How long a text may be, by what it is: one measure for window, table and command line."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from calibrate.domain.errors import BadInput
from calibrate.domain.text.rule import ON_ONE_LINE

LONGEST_NAME = 200
LONGEST_TITLE = 300
LONGEST_LINE = 2_000
LONGEST_REASON = 8_000
LONGEST_TEXT = 64_000

LONG = frozenset({("content", "text"), ("", "statement"), ("", "response")})
"""What may be as long as a document: by the field that holds it, and its own."""
MEASURED_ELSEWHERE = frozenset({"rubric"})
"""A ladder is as long as its documents may be."""


def within(text: str, most: int, what: str = "This") -> str:
    """Return `text`; raise BadInput, saying `what` it is, if it has more than `most` characters."""
    if len(text) > most:
        raise BadInput(f"{what} is longer than {most} characters; shorten it.")
    return text


def need_lengths(value: Any, holder: str = "", field: str = "") -> None:
    """Raise BadInput, naming the field, where a text of a command is longer than it may be."""
    if type(value) is str:
        within(value, _longest(holder, field), f"The {field}")
    elif isinstance(value, tuple):
        for one in value:
            need_lengths(one, holder, field)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in MEASURED_ELSEWHERE:
                need_lengths(getattr(value, one.name), field, one.name)


def _longest(holder: str, field: str) -> int:
    if (holder, field) in LONG:
        return LONGEST_TEXT
    is_line = field in ON_ONE_LINE or (holder, field) == ("observations", "text")
    return LONGEST_LINE if is_line else LONGEST_REASON
