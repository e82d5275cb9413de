"""The candidate edition on paper: every page keeps the rules, and says what it has to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from calibrate.domain.decisions import Outcome
from calibrate.domain.errors import Refused
from calibrate.domain.handing.editions import Paper
from calibrate.domain.letter.edition import CandidateEdition, texts_of
from calibrate.domain.organisation.organisation import Organisation
from calibrate.packet.flow.operations import Stroke, Text
from calibrate.packet.flow.paper import PAGE_SIZES
from calibrate.packet.flow.style import CRITERION, HEADER_RULE, LEFT, RIGHT, SECTION
from calibrate.packet.letter.criteria import CRITERIA
from calibrate.packet.letter.given import WORK
from calibrate.packet.letter.letter_pages import UNREAD, layout_letter
from calibrate.packet.packet import drawn_letter, write_letter
from tests.packet.ink import drawn, inked, texts
from tests.packet.test_rules_of_the_page import ends
from tests.worlds.letters import EVERY, bare, edition, fourteen, right_to_left

Make = Callable[[], CandidateEdition]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", EVERY)
def test_no_page_but_the_last_is_under_half_full(make: Make, paper: Paper) -> None:
    half = HEADER_RULE + (PAGE_SIZES[paper].bottom - HEADER_RULE) / 2
    assert all(end >= half for end in ends(layout_letter(make(), paper))[:-1])


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("make", EVERY)
def test_nothing_that_heads_something_ends_a_page_and_no_line_does(
    make: Make, paper: Paper
) -> None:
    pages = layout_letter(make(), paper)
    for page, end in list(zip(pages.pages, ends(pages), strict=True))[:-1]:
        last = [one for one, (_, _, _, bottom) in inked(page) if bottom == end]
        assert not all(isinstance(one, Stroke) for one in last), page.number
        heads = {SECTION.size, CRITERION.size}
        assert not any(isinstance(one, Text) and one.size in heads for one in last), page.number


@pytest.mark.parametrize("make", EVERY)
def test_nothing_stands_beyond_the_edges_and_no_two_lines_overlap(make: Make) -> None:
    for page in layout_letter(make()).pages:
        for _, (left, _, right, _) in inked(page):
            assert left >= LEFT - 0.5 and right <= RIGHT + 0.5


def test_every_word_that_was_confirmed_is_there_in_order() -> None:
    made = edition()
    told = " ".join(texts(layout_letter(made)))
    wanted = [
        made.candidate.name,
        "Not yet at L4",
        "Dear Nadia Rahimi,",
        "In short",
        CRITERIA,
        "Examples of the ladder at L4",
        WORK,
        *(piece.title for piece in made.pieces),
    ]
    at = -1
    for words in wanted:
        at = told.find(words, at + 1)
        assert at >= 0, words


def test_fourteen_criteria_are_fourteen_heads() -> None:
    told = " ".join(texts(layout_letter(fourteen())))
    assert all(told.count(one.title) >= 2 for one in fourteen().criteria)


def test_where_nothing_was_given_it_is_said() -> None:
    told = " ".join(texts(layout_letter(bare())))
    assert "No piece of your work was given" in told
    assert "Examples" not in told and "Seen in your work" not in told


def test_what_was_not_confirmed_is_marked_on_every_page_and_never_written(
    tmp_path: Path,
) -> None:
    draft = replace(edition(), is_draft=True)
    assert all(UNREAD in page for page in texts(layout_letter(draft)))
    assert not any(UNREAD in page for page in texts(layout_letter(edition())))
    with pytest.raises(Refused, match="not confirmed"):
        write_letter(draft, tmp_path / "letter.pdf")
    assert not (tmp_path / "letter.pdf").exists()


def test_the_same_edition_gives_the_same_bytes_and_no_outcome_in_its_name() -> None:
    assert drawn_letter(right_to_left()) == drawn_letter(right_to_left())
    told = {
        (pages.title, pages.subject, pages.mark, pages.author, pages.changed)
        for pages in (layout_letter(edition(outcome=outcome)) for outcome in Outcome)
    }
    assert len(told) == 1


WORD = re.compile(r"zq[a-z]+x")


def planted() -> CandidateEdition:
    """An edition in which every text that somebody typed is a word of its own."""
    made = edition()
    pieces = tuple(
        replace(
            one,
            title=f"zqtitle{letter}x",
            text=f"zqtext{letter}x",
            kind=f"zqkind{letter}x",
            reference=f"zqreference{letter}x" if letter == "a" else "",
            link=f"https://zqlink{letter}x.example.org",
            part=f"zqpart{letter}x",
        )
        for letter, one in zip("abcdefghi", made.pieces, strict=False)
    )
    return replace(
        made,
        candidate=replace(made.candidate, team="zqteamx"),
        session="zqsessionx",
        message="zqmessagex",
        criteria=tuple(replace(one, words="zqwordsx") for one in made.criteria),
        pieces=pieces,
        organisation=Organisation("zqorganisationx", "zqlinex"),
    )


def test_every_text_that_somebody_typed_and_that_is_printed_is_looked_through() -> None:
    pages = layout_letter(planted())
    printed = " ".join([*texts(pages), pages.title, pages.subject, pages.author])
    looked_at = " ".join(text for _, text in texts_of(planted()))
    assert len(set(WORD.findall(printed))) > 30
    assert set(WORD.findall(printed)) <= set(WORD.findall(looked_at))


def test_it_is_heard_as_headings_paragraphs_and_a_table_whose_rows_have_heads() -> None:
    with pikepdf.open(BytesIO(drawn_letter(edition()))) as pdf:
        kinds = {str(one.get("/S")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
        assert "/StructTreeRoot" in pdf.Root and str(pdf.Root.Lang) == "en-GB"
    assert {"/Document", "/Sect", "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD"} <= kinds


def test_every_line_stands_where_it_was_laid_out() -> None:
    """Also one before which a space is written, so that its words do not run together."""
    pages, content = layout_letter(edition()), drawn_letter(edition())
    document = pypdfium2.PdfDocument(content)
    for page, sheet in zip(pages.pages, document, strict=True):
        text = sheet.get_textpage()
        boxes = [text.get_charbox(at, loose=True) for at in range(text.count_chars())]
        begins = {
            (round(left), round(PAGE_SIZES[Paper.A4].height - low)) for left, low, *_ in boxes
        }
        for one in (one for one in drawn(page) if isinstance(one, Text)):
            near = ((round(one.x) + x, round(one.y) + y) for x in (-1, 0, 1) for y in range(8))
            assert begins.intersection(near), one
    document.close()
