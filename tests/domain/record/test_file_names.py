from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.record.case import Case
from calibrate.packet.file_names import file_name, unique_names
from tests.worlds import cases


def case_of(name: str) -> Case:
    case = cases.sealed()
    candidate = replace(case.sheet.candidate, name=name)
    return replace(case, sheet=replace(case.sheet, candidate=candidate))


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
        ("nul.txt", "nul.txt_.pdf"),
        ("  dots... ", "dots.pdf"),
        ("\u202egnp.exe\x00", "gnp.exe.pdf"),
        ("???", "candidate.pdf"),
        ("", "candidate.pdf"),
    ],
)
def test_a_name_becomes_a_file_name_that_every_system_takes(name: str, expected: str) -> None:
    assert file_name(case_of(name)) == expected


@given(st.text(max_size=200))
def test_whatever_the_name_the_file_name_is_short_and_has_nothing_reserved(name: str) -> None:
    made = file_name(case_of(name))
    assert made.endswith(".pdf")
    assert len(made.encode()) <= 160
    assert not set(made) & set('/\\:*?"<>|\0')
    assert made == made.strip()
    assert not made.startswith(".")


def test_the_same_name_twice_is_counted_even_in_another_case() -> None:
    made = unique_names([case_of("Jo Lee"), case_of("jo lee"), case_of("Jo Lee (2)")])
    assert made == ("Jo Lee.pdf", "jo lee (2).pdf", "Jo Lee (2) (2).pdf")
