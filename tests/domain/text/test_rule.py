"""One rule for text, and no command has a text that goes past it."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.people import same_name
from calibrate.domain.text.rule import cleaned, in_lines, on_one_line

ENDS = ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]
REFUSED = ["\0", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\udfff", "\ufdd0", "\uffff"]


@pytest.mark.parametrize("end", ENDS)
def test_whatever_ends_a_line_is_mended(end: str) -> None:
    assert in_lines(f"one{end}two") == "one\ntwo"
    assert on_one_line(f"one{end}two") == "one two"


@pytest.mark.parametrize("character", REFUSED)
def test_what_no_text_may_hold_is_refused_and_named(character: str) -> None:
    for rule in (in_lines, on_one_line):
        with pytest.raises(BadInput, match=f"U\\+{ord(character):04X},? is in it; take it out"):
            rule(f"one{character}two")


@pytest.mark.parametrize("text", ["a\tb\nc", "نام\u200cها", "👩\u200d🚀", "e\u0301 £"])
def test_what_a_person_writes_stays_as_it_is(text: str) -> None:
    assert in_lines(text) == text
    assert cleaned((text,)) == (text,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "ann\u00a0lee"),
        ("Zoe\u0308", "ZOË"),
        ("ＡＮＮ", "ann"),
        ("An\u200dn", "Ann"),
        ("Ann\u200c", "Ann"),
    ],
)
def test_names_are_the_same_in_one_normal_form(one: str, other: str) -> None:
    assert same_name(one, other)


def test_a_joiner_that_shapes_a_name_tells_names_apart() -> None:
    assert not same_name("نام\u200cها", "نامها")
