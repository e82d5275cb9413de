import pytest

from calibrate.packet.fonts import bidi


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
