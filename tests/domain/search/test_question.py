"""What is asked for by what somebody types, and where a text has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.search.question import MOST_TERMS, ROOM, asked, excerpt, marked


def bold(text: str, typed: str) -> list[str]:
    found = marked(text, asked(typed))
    return [found.text[begin:end] for begin, end in found.spans]


def test_words_are_runs_of_terms_and_the_last_may_still_be_typed() -> None:
    assert asked("PROJ-12 is").words == (("proj", "12"), ("is",))
    assert asked("PROJ-12 is").is_open
    assert not asked("PROJ-12 is ").is_open
    assert asked(" … ’ ").words == ()


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("The design of designs", "DESIGN", ["design", "design"]),
        ("The design of designs", "design ", ["design"]),
        ("Undesigned", "design", []),
        ("Ein Überblick", "uber", ["Über"]),
        ("une e\u0301cole", "ecole", ["e\u0301cole"]),
        ("Die Straße", "strasse", ["Straße"]),
        ("see PROJ-12, PROJ 123", "proj-12 ", ["PROJ-12"]),
        ("closes #42 and 42", "#42", ["#42"]),
        ("closes #42 and 42", "42", ["42", "42"]),
        ("報告：面接評価の件", "評価", ["評価"]),
        ("ผลการปฏิบัติงาน", "ปฏิบัติ", ["ปฏิบัติ"]),
        ("two  words\nhere", "words here", ["words", "here"]),
        ("up 🚀 up", "🚀", ["🚀"]),
    ],
)
def test_what_was_asked_for_is_marked(text: str, typed: str, found: list[str]) -> None:
    assert bold(text, typed) == found


def test_an_excerpt_has_the_words_around_the_first_place() -> None:
    text = f"{'before ' * 80}the needle {'after ' * 80}"
    found = excerpt(text, asked("needle"))
    assert found.text.startswith("… ") and found.text.endswith(" …")
    assert "the needle after" in found.text and len(found.text) <= ROOM + 30
    assert [found.text[begin:end] for begin, end in found.spans] == ["needle"]


def test_an_excerpt_of_what_has_it_nowhere_is_its_beginning() -> None:
    assert excerpt("word " * 100, asked("absent")).text.startswith("word word")


@given(st.text(max_size=300), st.text(max_size=40))
def test_no_text_and_no_words_are_too_odd(text: str, typed: str) -> None:
    found = excerpt(text, asked(typed))
    assert all(0 <= begin < end <= len(found.text) for begin, end in found.spans)


def test_of_endless_words_the_first_are_asked_for() -> None:
    assert sum(map(len, asked("a-b " * 5_000).words)) == MOST_TERMS
    assert asked("x" * 10_000).words
