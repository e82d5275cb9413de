import re
from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.packet.fonts import script
from calibrate.packet.fonts.typesetting import Face, SetLine, width, wrap
from tests.packet.fonts.standard import cases, characters

SIZE = 10.0
WORDS = st.text(alphabet="abc -/0é—", max_size=60)


def texts(lines: tuple[SetLine, ...]) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in lines]


def broken(text: str, to: str) -> list[str]:
    """The lines of a text in a column as wide as `to`."""
    return texts(wrap(text, Face.REGULAR, SIZE, width(to, Face.REGULAR, SIZE)))


def test_lines_break_at_spaces() -> None:
    assert broken("one two three", "one two") == ["one two", "three"]


def test_line_ends_and_empty_lines_stay() -> None:
    assert broken("one\n\ntwo\r\n", "one two three") == ["one", "", "two"]


def test_an_empty_text_has_no_lines() -> None:
    assert broken("", "wide") == []


def test_lines_break_after_a_hyphen_or_slash_that_a_letter_follows() -> None:
    assert broken("some ad-hoc plan", "some ad-") == ["some ad-", "hoc plan"]
    assert broken("read and/or write", "read and/") == ["read and/", "or write"]


def test_references_and_dates_stay_whole() -> None:
    assert broken("see EV-01", "see EV-") == ["see", "EV-01"]
    assert broken("on 2026-10-14", "on 2026-10-1") == ["on", "2026-10-14"]


def test_a_word_wider_than_the_line_is_taken_apart() -> None:
    assert broken("a mmmmmmm b", "mmm") == ["a mm", "mmm", "mm", "b"]


def test_a_line_too_narrow_for_one_letter_takes_one() -> None:
    assert texts(wrap("mm", Face.REGULAR, SIZE, 1.0)) == ["m", "m"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("会議で「設計(案)」を", "会 議 で 「設 計 (案)」 を"),
        ("“東京”(東京)", "“東 京”(東 京)"),
        ("約30％。東京……大阪", "約 30％。 東 京…… 大 阪"),
        ("¥100、＄5。第3章", "¥100、 ＄5。 第 3 章"),
        ("東京/大阪-5丁目", "東 京/ 大 阪-5 丁 目"),
        ("ちょっとア゛ー", "ちょっ と ア゛ー"),
        ("한국어(테스트)", "한 국 어 (테 스 트)"),
        ("abc(東京)def", "abc (東 京) def"),
        ("(สวัสดี)!", "(ส วั ส ดี)!"),
        ("ភាសាខ្មែរ។", "ភា សា ខ្មែ រ។"),
        ("C++17", "C++17"),
        ("--force", "--force"),
        ("10–20", "10–20"),
        ("it—then", "it— then"),
        ("“ad-hoc”", "“ad- hoc”"),
        ("na\u00a0me", "na\u00a0me"),
        ("אב-גד", "אב-גד"),
    ],
)
def test_marks_stay_with_what_they_belong_to(word: str, pieces: str) -> None:
    assert script.pieces(word) == pieces.split(" ")


def places(pieces: Sequence[str]) -> set[int]:
    """Where in a word its pieces meet."""
    return set(accumulate(len(piece) for piece in pieces[:-1]))


def test_no_line_breaks_where_unicode_forbids_it() -> None:
    """Thai, the one script of the cases that needs a dictionary, is left out."""
    wrong, asked = [], 0
    for case in cases("LineBreakTest.txt"):
        parts = [characters(part.replace("×", " ")) for part in case.split("÷")]
        text, allowed = "".join(parts), places(parts)
        for word in re.finditer("[^ ]+", text):
            if script.clean(word[0]) == word[0] and "\u0e01" not in word[0]:
                asked += 1
                broken = {word.start() + place for place in places(script.pieces(word[0]))}
                wrong += [case] if broken - allowed else []
    assert not wrong
    assert asked == 8_236


def test_thai_breaks_between_clusters() -> None:
    lines = broken("สวัสดีที่นี่", "สวัสดี")
    assert "".join(lines) == "สวัสดีที่นี่"
    assert all(line[0] not in "\u0e31\u0e34\u0e35\u0e48" for line in lines)


def test_a_right_to_left_paragraph_says_so() -> None:
    assert [line.right_to_left for line in wrap("שלום\nhello", Face.BOLD, 9, 90)] == [True, False]


def test_an_indentation_that_leaves_no_room_for_the_word_goes() -> None:
    (line,) = wrap(" a/", Face.REGULAR, 10, 10)
    assert line.width <= 10


def test_indentation_stays_and_spaces_at_a_break_go() -> None:
    assert broken("  one   two", "  one  ") == ["  one", "two"]


@settings(deadline=None)
@given(WORDS, st.floats(min_value=5, max_value=200))
def test_lines_fit_and_lose_nothing_but_spaces(text: str, limit: float) -> None:
    lines = wrap(text, Face.REGULAR, SIZE, limit)
    assert "".join(texts(lines)).replace(" ", "") == text.replace(" ", "")
    for line, content in zip(lines, texts(lines), strict=True):
        assert line.width <= limit + 0.01 or len(content.strip()) <= 1
        assert abs(line.width - width(content, Face.REGULAR, SIZE)) < 0.001
