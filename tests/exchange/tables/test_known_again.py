"""A piece is known by its source and reference, and without them by all that does not change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.exchange.tables.known_again import Found, claimed_twice, known_pieces, repeated

DAY, OTHER_DAY = date(2026, 3, 14), date(2026, 5, 1)
TEXT = "It bounded the retries, and nothing storms any more."


def row(**said: object) -> Found:
    return {"candidate": "ann", "title": "One", "text": "", "date": DAY} | said


def piece(id: str, **said: object) -> Evidence:
    found: Mapping[str, object] = row(**said)
    content = {"reference" if name == "ref" else name: one for name, one in found.items()}
    content.pop("candidate")
    return Evidence(id, str(found["candidate"]), 1, EvidenceText(**content))  # type: ignore[arg-type]


def ids(*found: Found, among: tuple[Evidence, ...]) -> list[str | None]:
    return [one.id if one else None for one in known_pieces(found, among)]


A, B = "https://example.com/a/pull/42", "https://example.com/b/pull/42"


def test_a_number_of_another_repository_is_another_piece() -> None:
    there = (piece("a", ref="42", link=A),)
    assert ids(row(ref="#42", link=A), row(ref="42", link=B), among=there) == ["a", None]


def test_a_number_without_a_link_needs_something_else_that_agrees() -> None:
    there = (piece("a", ref="42", text=TEXT),)
    assert ids(row(ref="42", title="Other"), among=there) == ["a"]
    other = row(ref="42", title="Other", date=OTHER_DAY)
    assert ids(other, among=there) == [None]
    assert ids(row(ref="42", title="Other", date=None, text=TEXT), among=there) == ["a"]
    assert repeated([row(ref="42"), other, row(ref="#42", text=TEXT)]) == {2: 0}


def test_a_hash_or_a_key_is_enough_by_itself() -> None:
    for ref in ("3f2a1bc", "PAY-17"):
        other = row(ref=ref, title="Other", date=OTHER_DAY)
        assert ids(other, among=(piece("a", ref=ref),)) == ["a"]


def test_without_a_reference_all_that_does_not_change_has_to_agree() -> None:
    there = (piece("a", text=TEXT, author="Bo"), piece("b", text="Other", author="Cy"))
    assert ids(row(text=TEXT, author="Bo"), among=there) == ["a"]
    assert ids(row(text="New", author="Bo"), among=there) == ["a"]
    assert ids(row(title="Two", text=TEXT, author="Bo"), among=there) == ["a"]
    assert ids(row(text=TEXT, author="Di"), among=there) == [None]
    assert ids(row(text=TEXT, author="Bo", date=OTHER_DAY), among=there) == [None]
    assert ids(row(title="Two", text="Other", author="Cy"), among=there) == [None]


def test_who_agrees_in_all_comes_first_and_nobody_is_taken_by_chance() -> None:
    there = (piece("a", text="First"), piece("b", text="Second"))
    rows = (row(text="Second"), row(text="Third"))
    assert ids(*rows, among=there) == ["b", "a"]
    assert ids(row(text="Third"), row(text="Fourth"), among=there) == [None, None]


def test_a_piece_gets_the_reference_that_it_did_not_have() -> None:
    there = (piece("a", text=TEXT), piece("b", ref="7", text=TEXT))
    assert ids(row(ref="42", text=TEXT), among=there) == ["a"]
    assert ids(row(ref="42", text=TEXT), among=there[1:]) == [None]


@pytest.mark.parametrize("again", [row(), row(ref="42", link=A), row(ref="PAY-17")])
def test_the_same_row_again_is_told_with_the_first(again: Found) -> None:
    assert repeated([again, None, dict(again)]) == {2: 0}


def test_two_rows_about_one_piece_are_told() -> None:
    there = (piece("a", ref="42"),)
    found = known_pieces([row(ref="42", link=A), row(ref="42", link=B)], there)
    assert claimed_twice(found) == {1: 0}
