from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.packet.fonts.setting import Face, Line, width, wrap

SIZE = 10.0
WORDS = st.text(alphabet="abc -/0é—", max_size=60)


def texts(lines: tuple[Line, ...]) -> list[str]:
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


def test_ideographs_break_anywhere_but_before_closing_marks() -> None:
    assert broken("東京東京。東", "東京東京") == ["東京東", "京。東"]


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
