"""The one rule for text, asked at every door: what is mended without loss, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from calibrate.domain.errors import BadInput

LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Every way to end a line but \\n; the same that `str.splitlines` knows."""

UNUSUAL_LINE_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Those that no usual program writes: who hands them in is told that they are mended."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls that say nothing, halves of characters, and codes that will never be one."""

ON_ONE_LINE = frozenset(
    {
        "title",
        "name",
        "team",
        "kind",
        "reference",
        "link",
        "author",
        "part",
        "owner",
        "source",
        "passage",
        "recipient",
    }
)
"""Fields of commands, by name, that hold no more than one line."""


def with_plain_ends(text: str) -> str:
    """Return `text` with every line end as \\n."""
    return LINE_ENDS.sub("\n", text)


def in_lines(text: str) -> str:
    """Return `text` with every line end as \\n; raise BadInput if it holds what no text may."""
    if found := FORBIDDEN.search(text):
        raise BadInput(f"{_named(found.group())} is in it; take it out.")
    return with_plain_ends(text)


def on_one_line(text: str) -> str:
    """Return `text` with blanks for line ends and tabs; raise BadInput as `in_lines` does."""
    return re.sub("[\n\t]", " ", in_lines(text))


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if "\ud800" <= character <= "\udfff":
        return f"Half a character, {code},"
    if character > "\udfff":
        return f"What is no character, {code},"
    return f"The control character {code}"


def cleaned(value: Any, field: str = "") -> Any:
    """Return a value with every text in it by the rule; raise BadInput naming the field."""
    if type(value) is str:
        return _cleaned_text(value, field)
    if isinstance(value, tuple | list):
        return type(value)(cleaned(one, field) for one in value)
    if isinstance(value, Mapping):
        return {cleaned(key): cleaned(one, str(key)) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _cleaned_fields(value)
    return value


def _cleaned_text(text: str, field: str) -> str:
    try:
        return on_one_line(text) if field in ON_ONE_LINE else in_lines(text)
    except BadInput as trouble:
        raise BadInput(str(trouble).replace("is in it;", f"is in the {field or 'text'};")) from None


def _cleaned_fields(value: Any) -> Any:
    """Return a dataclass with its texts cleaned: the same one if there was nothing to clean."""
    found = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    clean = {name: cleaned(one, name) for name, one in found.items()}
    changed = {name: one for name, one in clean.items() if one != found[name]}
    return replace(value, **changed) if changed else value
