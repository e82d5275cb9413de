"""What of a text is sought, and that it is found again at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.terms import in_terms, outline


def terms(text: str) -> list[str]:
    return in_terms(text).split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Überblick, ÉCOLE naïve", ["uberblick", "ecole", "naive"]),
        ("Łódź Ørsted ıstanbul", ["lodz", "orsted", "istanbul"]),
        ("e\u0301cole", ["ecole"]),
        ("Straße", ["strasse"]),
        ("#42 PROJ-12", ["#", "42", "proj", "12"]),
        ("C++ C#", ["c", "+", "+", "c", "#"]),
        ("mssql_include `x`", ["mssql", "include", "x"]),
        ("陳美玲", ["陳", "美", "玲"]),
        ("ปฏิบัติ", ["ป", "ฏ", "ิ", "บ", "ั", "ต", "ิ"]),
        ("한국", ["한국"]),
        ("が", ["が"]),
        ("ＡＢＣ　１２", ["abc", "12"]),
        ("مُحَمَّد", ["محمد"]),
        ("می\u200cخواهم", ["میخواهم"]),
        ("हिन्दी", ["हिन्दी"]),
        ("Дми́трий", ["дмитрии"]),
        ("🚀 done", ["🚀", "done"]),
        ("a\x00b \ud800 \t", ["a", "b"]),
        ("… – ’ \u00a0", []),
    ],
)
def test_terms_are_letters_and_digits_without_case_and_marks(text: str, found: list[str]) -> None:
    assert terms(text) == found


@given(st.text(max_size=60))
def test_terms_of_terms_are_the_same(text: str) -> None:
    assert terms(in_terms(text)) == terms(text)


@given(st.text(max_size=60))
def test_an_outline_has_each_character_at_its_place(text: str) -> None:
    assert len(outline(text)) == len(text)


def test_an_outline_shows_terms_where_the_text_has_them() -> None:
    assert outline("ÜBER e\u0301cole")[:4] == "uber"
    assert "strasse" not in outline("Straße") and outline("Straße") == "straße"
