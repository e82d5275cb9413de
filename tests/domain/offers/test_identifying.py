"""What still tells whose work it was is found, and what has a name or an address is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.errors import Refused
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.offers.identifying import Known, TelltaleKind, need_unnamed, telltales

PIECE = EvidenceText(
    "Retry path in three steps",
    "Replaced the retry path of Kestrel in three steps; the slowest call went from 41 s to 6 s "
    "for all of Payments. The API stays.",
    reference="PAY-12",
)
KNOWN = Known(
    "Mara Villalobos", "Payments", ("Fay Lindqvist", "Will van Dam", "王小明", "Bo"), PIECE
)


def told(words: str) -> list[tuple[str, str]]:
    return [(found.kind.value, found.text) for found in telltales(words, KNOWN)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Made retries safe, and the slowest call seven times as fast.", []),
        ("MARA  VILLALOBOS did it", [("person", "Mara Villalobos")]),
        ("Mara’s note", [("person", "Mara")]),
        ("It was mara", [("name", "Mara")]),
        ("They will review it", []),
        ("With Will it was reviewed", [("person", "Will")]),
        ("Held the dam of van and bo", []),
        ("Held it with Bo", [("person", "Bo")]),
        ("Written for 王小明们", [("person", "王小明")]),
        ("See https://a.example/b, x@y.example", [("address", "https://a.example/b"),
                                                  ("address", "x@y.example")]),
        ("Merged #42 as PAY-12", [("reference", "#42"), ("reference", "PAY-12")]),
        ("In May 2026, after 2026-03-04", [("date", "May 2026"), ("date", "2026-03-04")]),
        ("Helped Payments move", [("team", "Payments")]),
        ("Moved Kestrel; the API stays", [("name", "Kestrel")]),
        ("A retry path of three steps", []),
        ("The retry path in three steps", [("title", "Retry path in three steps")]),
        (
            "Saw that the slowest call went from 41 s to 6 s",
            [("copied", "the slowest call went from 41 s to 6 s")],
        ),
    ],
)  # fmt: skip
def test_what_still_tells_whose_work_it_was(words: str, found: list[tuple[str, str]]) -> None:
    assert told(words) == found


def test_a_name_or_an_address_is_refused_and_the_rest_is_left_to_a_person() -> None:
    with pytest.raises(Refused, match=r"still says “Mara”, “x@y\.example”: say what was done"):
        need_unnamed("Mara wrote to x@y.example in May 2026", KNOWN)
    need_unnamed("Merged #42 of Payments in May 2026, as Kestrel needed", KNOWN)
    assert telltales("May 2026, by Mara", KNOWN)[0].kind is TelltaleKind.PERSON


WORDS = st.text("abcdef gh", min_size=1, max_size=60)
NAMES = st.lists(st.from_regex(r"\A[A-Z][a-z]{2,8}\Z"), min_size=1, max_size=3).map(" ".join)


@given(before=WORDS, name=NAMES, after=WORDS)
def test_no_name_gets_through_wherever_it_stands(before: str, name: str, after: str) -> None:
    known = Known(name, "", (), EvidenceText("One"))
    for form in (name, name.upper(), f"{name}'s", f"({name})"):
        assert any(one.refuses for one in telltales(f"{before} {form} {after}", known))


@given(text=st.lists(st.sampled_from(["one", "two", "three", "four", "five", "six"]), max_size=14))
def test_what_is_copied_is_never_longer_than_it_is_told(text: list[str]) -> None:
    known = Known("Mara", "", (), EvidenceText("One", " ".join(text)))
    copied = telltales(" ".join(text), known)
    assert bool(copied) == (len(text) > 7)
    assert all(one.text == " ".join(text) for one in copied)
