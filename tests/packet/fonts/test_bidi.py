import sys
import unicodedata
from collections.abc import Iterator

import pytest

from calibrate.packet.fonts import bidi, script
from tests.packet.fonts.standard import cases, characters


def shown(text: str, right_to_left: bool = False) -> str:
    levels = bidi.levels(text, right_to_left)
    parts = (
        bidi.mirrored(text[start:end]) if levels[start] % 2 else text[start:end]
        for start, end in bidi.visual_order(levels)
    )
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "right_to_left", "expected"),
    [
        ("plain text", False, "plain text"),
        ("אבג", True, "גבא"),
        ("by אבג דהו, today", False, "by והד גבא, today"),
        ("אבג L4 דהו", True, "והד L4 גבא"),
        ("אבג 12.5% דהו", True, "והד 12.5% גבא"),
        ("أبج 12 دهو", True, "وهد 12 جبأ"),
        ("אבג (דהו)", True, "(והד) גבא"),
        ("a (אבג) b", False, "a (גבא) b"),
        ("אבג (a)", False, "גבא (a)"),
        ("1 אבג 2", False, "1 2 גבא"),
        ("", False, ""),
    ],
)
def test_text_is_shown_in_the_order_of_the_standard(
    text: str, right_to_left: bool, expected: str
) -> None:
    assert shown(text, right_to_left) == expected


def test_the_first_letter_gives_the_direction() -> None:
    assert bidi.is_right_to_left("12. שלום Dana")
    assert not bidi.is_right_to_left("12. Dana שלום")
    assert not bidi.is_right_to_left("12.")


def test_every_character_is_shown_once() -> None:
    text = "a(אב1٣ [c) ד]-%\u0301"
    places = bidi.visual_order(bidi.levels(text, right_to_left=True))
    assert sorted(i for start, end in places for i in range(start, end)) == list(range(len(text)))


def shown_places(levels: list[int]) -> Iterator[int]:
    for start, end in bidi.visual_order(levels):
        yield from range(end - 1, start - 1, -1) if levels[start] % 2 else range(start, end)


def test_every_case_of_the_standard_comes_out_as_it_says() -> None:
    """All but the 103 of what `clean` takes out: tabs, and what turns the text around it."""
    wrong, asked = [], 0
    for case in cases("BidiCharacterTest.txt"):
        codes, direction, paragraph, levels, order = case.split(";")
        text = characters(codes)
        if script.clean(text) != text:
            continue
        asked += 1
        right_to_left = direction == "1" or (direction == "2" and bidi.is_right_to_left(text))
        found = bidi.levels(text, right_to_left)
        told = [level for level, given in zip(found, levels.split(), strict=True) if given != "x"]
        places = [place for place in shown_places(found) if levels.split()[place] != "x"]
        expected = ([int(given) for given in levels.split() if given != "x"], order)
        if (int(right_to_left), told, " ".join(map(str, places))) != (int(paragraph), *expected):
            wrong.append(case)
    assert not wrong
    assert asked == 91_604


def test_every_bracket_of_unicode_has_its_partner() -> None:
    every = [chr(code) for code in range(sys.maxunicode) if unicodedata.mirrored(chr(code))]
    assert set(bidi.OPENING) == {one for one in every if unicodedata.category(one) == "Ps"}
    assert set(bidi.CLOSING) == {one for one in every if unicodedata.category(one) == "Pe"}
