"""Addresses in what is printed: whole over the ends of lines, and nothing else is moved."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Strips
from calibrate.packet.flow.links import Link, linked
from calibrate.packet.flow.operations import Operation, Part, Text, plain
from calibrate.packet.flow.style import TEXT
from calibrate.packet.flow.text import paragraph

WORDS = st.lists(st.sampled_from(["word", "of", "a/b", "x-y", "https", "example.org"]), max_size=12)
ADDRESSES = st.lists(
    st.sampled_from(["https://example.org/a/b-c", "https://example.org/" + "long/" * 9 + "x?y=1"]),
    max_size=3,
)


def letters(text: Text) -> str:
    return "".join(run.text for run in text.line.runs)


def followed(strips: Strips) -> list[tuple[Element, str]]:
    """Each link with all that is printed of it."""
    found = [pair for strip in strips for one in strip.operations for pair in _links(one, ())]
    groups = groupby(found, key=lambda pair: pair[0])
    return [(link, "".join(words for _, words in pairs)) for link, pairs in groups]


def _links(one: Operation, inside: tuple[Element, ...]) -> list[tuple[Element, str]]:
    if isinstance(one, Part):
        inner = (*inside, *one.elements)
        return [pair for each in one.operations for pair in _links(each, inner)]
    links = [element for element in inside if element.kind is Kind.LINK]
    return [(links[0], letters(one))] if links and isinstance(one, Text) else []


@given(WORDS, ADDRESSES, WORDS, st.floats(60, 400))
def test_each_address_is_one_link_however_lines_break(
    before: list[str], addresses: list[str], behind: list[str], room: float
) -> None:
    text = " ".join([*before, *addresses, *behind])
    found = followed(paragraph(text, TEXT, 0, room))
    assert [words for _, words in found] == addresses
    assert [link.address for link, _ in found] == addresses


@given(WORDS, ADDRESSES, st.floats(60, 400))
def test_a_link_moves_no_letter(words: list[str], addresses: list[str], room: float) -> None:
    text = " ".join([*words, *addresses, *words])
    for strip in paragraph(text, TEXT, 10, room):
        drawn = [one for one in plain(strip.operations) if isinstance(one, Text)]
        at = 10.0
        for one in drawn:
            assert abs(one.x - at) < 1e-6
            at += one.line.width


def test_an_address_is_followed_by_what_is_printed_of_it() -> None:
    strips = paragraph("PR  ·  example.org/x  ·  Ana", TEXT, 0, 400)
    (found,) = followed(linked(strips, [Link("example.org/x", "https://example.org/x")]))
    assert (found[0].address, found[1]) == ("https://example.org/x", "example.org/x")


def test_beside_letters_from_right_to_left_an_address_is_a_link_all_the_same() -> None:
    strips = paragraph("انظر https://example.org/x ثم عد", TEXT, 0, 400)
    (found,) = followed(strips)
    assert found[1] == "https://example.org/x"
