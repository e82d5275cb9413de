"""What is read back of a packet's structure: order, headings, tables, figures, links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from calibrate.domain.record.case import Case
from calibrate.packet.pack import layout_pack, pack_of
from calibrate.packet.reading import pieces_on
from tests.packet.tagged.structure import Heard, Read, marked
from tests.packet.test_packet import MAKERS, tool
from tests.worlds import cases, two_rounds

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@pytest.mark.parametrize("make", [*MAKERS, cases.many, two_rounds.endless])
def test_whatever_is_drawn_belongs_to_one_element_or_is_for_the_eye(
    make: Callable[[], Case],
) -> None:
    with Heard(make()) as heard:
        claimed = [piece for one in heard.root.walk() for piece in one.kids if type(piece) is tuple]
        drawn = [
            (place, piece)
            for place, page in enumerate(heard.pdf.pages)
            for piece, _, _ in marked(page)
            if piece is not None
        ]
        assert len(claimed) == len(set(claimed))
        assert set(claimed) == set(drawn)


def test_from_each_piece_of_a_page_its_element_is_found() -> None:
    with Heard(two_rounds.talked()) as heard:
        for one in heard.root.walk():
            for kid in one.kids:
                if isinstance(kid, Read):
                    assert kid.entry.P.objgen == one.entry.objgen
                else:
                    page, piece = kid
                    found = heard.found(int(heard.pdf.pages[page].obj.StructParents))
                    assert found[piece].objgen == one.entry.objgen


@pytest.mark.parametrize("make", [*MAKERS, cases.many])
def test_headings_skip_no_level_and_the_first_names_the_candidate(
    make: Callable[[], Case],
) -> None:
    case = make()
    with Heard(case) as heard:
        found = [int(one.tag[1:]) for one in heard.all(*HEADINGS)]
        assert found[0] == 1 and found.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(found))
        first = heard.said(heard.all("H1")[0])
        assert first.startswith("Promotion decision ")
        assert case.sheet.candidate.name[:20] in first


def test_the_sections_of_a_packet_are_headings_of_one_level_below_which_criteria_stand() -> None:
    case = two_rounds.talked()
    with Heard(case) as heard:
        second = heard.told("H2")
        assert second[:3] == ["Vote", "Who decided", "Why"]
        assert "Evidence against expectations" in second and "The record" in second
        third = heard.told("H3")
        for row in case.sheet.rows:
            assert third.count(f"{row.number} {row.criterion.title}") == 2


def test_in_a_reading_pack_each_candidate_is_a_heading_of_the_first_level() -> None:
    pages = layout_pack(pack_of([cases.decided(), two_rounds.talked()]))
    with Heard(pages) as heard:
        found = heard.told("H1")
        assert found == ["Nadia Rahimi", "Nadia Rahimi", "Appendix: ladder examples"]
        assert "/AF" not in heard.pdf.Root and not heard.pdf.attachments


def test_columns_are_read_one_after_the_other_within_their_section() -> None:
    case = cases.decided()
    with Heard(case) as heard:
        titles = heard.told("H4")
    expected = [one.content.title for row in case.sheet.rows for one in pieces_on(case.sheet, row)]
    assert titles[: len(expected)] == expected


def test_what_a_column_says_is_whole_before_the_next_though_both_go_on_overleaf() -> None:
    case = cases.decided(3, excused=0)
    row = case.sheet.rows[0]
    assert row.current and row.target
    long = {
        side: replace(
            one, text="\n".join(f"{side} {line} {'expects much ' * 14}" for line in range(60))
        )
        for side, one in (("Current", row.current), ("Target", row.target))
    }
    rows = (replace(row, current=long["Current"], target=long["Target"]), *case.sheet.rows[1:])
    with Heard(replace(case, sheet=replace(case.sheet, rows=rows))) as heard:
        words = heard.told("P")
        told = [one.split(" expects")[0] for one in words if " expects much" in one]
        assert told == [f"{side} {line}" for side in long for line in range(60)]
        spread = {page for one in heard.all("P") for page, _ in one.pieces()}
        assert len(spread) > 2


def test_a_paragraph_that_a_page_cuts_is_one_with_content_on_both() -> None:
    case = cases.extreme()
    with Heard(case) as heard:
        cut = [one for one in heard.all("P") if len({page for page, _ in one.pieces()}) == 2]
        assert cut
        for one in cut:
            first, second = dict.fromkeys(page for page, _ in one.pieces())
            assert second == first + 1


def test_lines_of_a_paragraph_do_not_run_together() -> None:
    case = cases.decided()
    with Heard(case) as heard:
        words = heard.told("P")
    assert case.sheet.decision
    assert case.sheet.decision.reason in words
    assert f"“{cases.DISSENT}”" in words


def test_the_head_of_a_page_and_what_is_said_again_are_for_the_eye() -> None:
    case = cases.decided(3, times=3, excused=0)
    with Heard(case) as heard:
        words = " ".join(heard.words.values())
    for said in ("continued", "Goes on, page", "Page 1 of", "Confidential, panel edition"):
        assert said not in words


def rows_of(table: Read) -> list[list[Read]]:
    return [[one for one in row.kids if isinstance(one, Read)] for row in table.all("TR")]


def attributes(cell: Read) -> pikepdf.Object:
    return cell.entry.get("/A", pikepdf.Dictionary())


def columns(cell: Read) -> int:
    return int(attributes(cell).get("/ColSpan", 1))


def scope(cell: Read) -> str:
    return str(attributes(cell).get("/Scope", ""))


@pytest.mark.parametrize("make", [*MAKERS, cases.many])
def test_tables_are_regular_and_each_row_begins_with_its_head(make: Callable[[], Case]) -> None:
    with Heard(make()) as heard:
        tables = heard.all("Table")
        assert tables
        for table in tables:
            rows = rows_of(table)
            assert len({sum(map(columns, row)) for row in rows}) == 1
            headed = [row for row in rows if scope(row[0]) == "/Column"]
            assert all(
                cell.tag == "TH" and scope(cell) == "/Column" for row in headed for cell in row
            )
            for row in rows[len(headed) :]:
                assert row[0].tag == "TH" and scope(row[0]) == "/Row"
                assert {cell.tag for cell in row[1:]} == {"TD"}


def test_the_table_of_ratings_has_the_points_of_the_scale_as_its_heads() -> None:
    with Heard(cases.decided()) as heard:
        table = heard.all("Table")[0]
        heads = [heard.said(cell) for cell in rows_of(table)[0]]
        assert heads == [
            "Criterion",
            "1 Below L3",
            "2 Meets L3",
            "3 Between L3 and L4",
            "4 Meets L4",
            "5 Above L4",
            "No number",
            "Meet L4",
            "Page",
        ]
        assert [heard.said(row[0]) for row in rows_of(table)[1:3]] == [
            "1 Technical knowledge",
            "2 Code and tests",
        ]


def test_a_figure_says_in_words_what_it_shows() -> None:
    case = two_rounds.talked()
    with Heard(case) as heard:
        design = rows_of(heard.all("Table")[0])[4]
        alternatives = [str(one.entry.Alt) for cell in design for one in cell.all("Figure")]
        assert alternatives == [
            "Before the talk 1 rating of 2 Meets L3, 4 ratings of 3 Between L3 and L4, "
            "4 ratings of 4 Meets L4, 1 rating of 5 Above L4",
            "2 ratings of 3 Between L3 and L4, 8 ratings of 4 Meets L4, 1 rating of 5 Above L4",
            "1 not enough evidence",
            "1 absent",
        ]
        assert all(str(one.entry.Alt).strip() for one in heard.all("Figure"))


def test_without_names_no_figure_tells_any() -> None:
    case = two_rounds.nameless()
    names = {one.name for row in two_rounds.talked().sheet.rows for one in row.ratings}
    with Heard(case) as heard:
        told = " ".join(str(one.entry.Alt) for one in heard.all("Figure"))
    assert told and not any(name in told for name in names)


def test_a_page_number_leads_to_its_page_and_an_address_to_the_web() -> None:
    case = cases.decided()
    content = replace(
        case.sheet.evidence[0].content,
        text="The note (https://example.org/notes/1) and its answer.",
        reference="",
        link="https://example.org/a/rather/long/way/to/the/note?of=march",
    )
    pieces = (replace(case.sheet.evidence[0], content=content), *case.sheet.evidence[1:])
    case = replace(case, sheet=replace(case.sheet, evidence=pieces))
    with Heard(case) as heard:
        links = heard.all("Link")
        assert links
        pages = [page.obj.objgen for page in heard.pdf.pages]
        seen = set()
        for link in links:
            for area in link.links:
                assert str(area.Contents)
                assert heard.found(int(area.StructParent)).objgen == link.entry.objgen
                if "/Dest" in area:
                    place = pages.index(area.Dest[0].objgen)
                    assert heard.said(link) == str(place + 1)
                else:
                    seen.add((str(area.A.URI), heard.said(link)))
        assert seen == {
            (address, address.removeprefix("https://") if address == content.link else address)
            for address in ("https://example.org/notes/1", content.link)
        }
        assert all(str(page.obj.Tabs) == "/S" for page in heard.pdf.pages)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "https://a@b.example/", "ftp://a.example/x"],
)
def test_what_the_window_would_not_open_is_no_link_on_paper(link: str) -> None:
    case = cases.decided(3, excused=0)
    content = replace(case.sheet.evidence[0].content, reference="", link=link, text=f"See {link}")
    pieces = (replace(case.sheet.evidence[0], content=content), *case.sheet.evidence[1:])
    with Heard(replace(case, sheet=replace(case.sheet, evidence=pieces))) as heard:
        areas = [area for one in heard.all("Link") for area in one.links]
        assert areas and all("/A" not in area for area in areas)


def test_another_program_finds_headings_and_tables_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Heard(cases.decided()) as heard:
        heard.pdf.save(path)
    found = tool("pdfinfo", "-struct", path)
    at = 0
    for tag in ("Document", "H1", "H2", "Table", "TR", "TH", "Figure", "Link", "H3", "H4", "Lbl"):
        at = found.index(f" {tag}" if at else tag, at)
