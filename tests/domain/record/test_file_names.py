from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.record.file_names import damaged_name, unique_names
from calibrate.domain.text.folding import folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nadia Rahimi", "Nadia Rahimi.pdf"),
        ("陳美玲", "陳美玲.pdf"),
        ("ليلى حداد", "ليلى حداد.pdf"),
        ("Zofia Wiśniewska-Łuczak", "Zofia Wiśniewska-Łuczak.pdf"),
        ("A/B\\C:D*E?", "A-B-C-D-E.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("CON", "CON_.pdf"),
        ("nul.txt", "nul_.txt.pdf"),
        ("Aux .x", "Aux_ .x.pdf"),
        ("Conrad", "Conrad.pdf"),
        ("conin$", "conin$_.pdf"),
        ("  dots... ", "dots.pdf"),
        ("\u202egnp.exe\x00", "gnp.exe.pdf"),
        ("???", "candidate.pdf"),
        ("", "candidate.pdf"),
    ],
)
def test_a_name_becomes_a_file_name_that_every_system_takes(name: str, expected: str) -> None:
    assert unique_names((name,)) == (expected,)


@given(st.text(max_size=200))
def test_whatever_the_name_the_file_name_is_short_and_has_nothing_reserved(name: str) -> None:
    (made,) = unique_names((name,))
    assert made.endswith(".pdf")
    assert len(made.encode()) <= 160
    assert not set(made) & set('/\\:*?"<>|\0')
    assert made == made.strip()
    assert not made.startswith(".")


@pytest.mark.parametrize(
    ("one", "other", "second"),
    [
        ("Jo Lee", "jo lee", "jo lee (2).pdf"),
        ("Ann Lee", "Ann Lee.", "Ann Lee (2).pdf"),
        ("Ann Lee", "Ann Lee -", "Ann Lee (2).pdf"),
        ("Ann Lee", "Ann\u3000Lee", "Ann Lee (2).pdf"),
        ("José", "Jose\u0301", "José (2).pdf"),
        ("Straße", "STRASSE", "STRASSE (2).pdf"),
        ("\ufb01ona", "Fiona", "Fiona (2).pdf"),
        ("CON", "con_", "con_ (2).pdf"),
        ("?", "*", "candidate (2).pdf"),
        ("x" * 150 + "a", "x" * 150 + "b", "x" * 150 + " (2).pdf"),
    ],
)
def test_names_that_some_system_takes_for_the_same_are_counted(
    one: str, other: str, second: str
) -> None:
    assert unique_names((one, other))[1] == second


def test_a_name_that_looks_counted_is_counted_on() -> None:
    made = unique_names(("Jo Lee", "jo lee", "Jo Lee (2)"))
    assert made == ("Jo Lee.pdf", "jo lee (2).pdf", "Jo Lee (2) (2).pdf")


@given(st.lists(st.text("aA.ß -\u0301é?", max_size=4), max_size=12))
def test_no_two_names_fold_to_one_file(names: list[str]) -> None:
    made = [folded(name) for name in unique_names(tuple(names))]
    assert len(set(made)) == len(made)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nadia Rahimi.pdf", "Nadia Rahimi DAMAGED.pdf"),
        ("Ann (2).pdf", "Ann (2) DAMAGED.pdf"),
        (f"{'ü' * 75}.pdf", f"{'ü' * 71} DAMAGED.pdf"),
    ],
)
def test_what_does_not_verify_has_a_name_of_its_own_and_no_longer_one(
    name: str, expected: str
) -> None:
    assert damaged_name(name) == expected
    assert len(expected.encode()) <= 154
