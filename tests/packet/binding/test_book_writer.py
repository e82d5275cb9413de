"""A book: one file, the same bytes every time, in which everybody is found by every way."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from calibrate.domain.errors import FileTrouble
from calibrate.domain.handing.editions import Paper
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.record.case import Case
from calibrate.packet.binding.book_writer import BookWriter
from calibrate.packet.packet import write_book, write_packet
from tests.packet.test_packet import said, tool
from tests.worlds import books, cases
from tests.worlds.logos import png

ACME = Organisation("Acme", "Internal", png())
MOST_KEPT = 300
"""Objects of Python's that may be kept of each packet, of its outline and of its pages."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of four: two decided, one draft, one damaged."""
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    plan = books.plan(4, ACME)
    path.write_bytes(books.written(plan, four()))
    return path


def four() -> list[Case]:
    first, second, third, last = (books.case(place) for place in range(4))
    given = (first, second, books.as_draft(third), replace(last, damage="It is damaged."))
    return [replace(one, organisation=ACME) for one in given]


def test_it_is_a_whole_pdf_with_each_font_once(made: Path) -> None:
    tool("qpdf", "--check", made)
    lines = tool("pdffonts", made).splitlines()[2:]
    names = [line.split()[0].partition("+")[2] for line in lines]
    assert len(names) == len(set(names)) and all(" yes yes yes " in line for line in lines)


def test_it_says_what_it_is(made: Path) -> None:
    with pikepdf.open(made) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.docinfo.Title) == "Session book, Autumn 2026 calibration"
        assert str(pdf.docinfo.Author) == "Acme"
        assert str(pdf.docinfo.Subject) == "Internal · book"
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert str(pdf.Root.Lang) == "en-GB" and bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        assert "/OpenAction" not in pdf.Root and "/Names" not in pdf.Root


def test_pages_count_through_the_book_in_feet_that_are_the_same(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        count = len(pdf.pages)
    pages = said(made).split("\f")[:-1]
    assert len(pages) == count
    for number, words in enumerate(pages, start=1):
        assert "Autumn 2026 calibration · Internal · book" in words
        assert f"Page {number} of {count}" in words


def begins(made: Path) -> list[int]:
    """On which page each packet begins, by the outline."""
    with pikepdf.open(made) as pdf, pdf.open_outline() as outline:
        objects = [page.obj.objgen for page in pdf.pages]
        leads: list[Any] = [entry.destination for entry in outline.root[2:]]
        return [objects.index(one[0].objgen) + 1 for one in leads]


def test_contents_and_overview_say_where_everybody_begins(made: Path) -> None:
    pages = said(made).split("\f")
    for place, number in enumerate(begins(made)):
        name = books.name_of(place)
        assert "Promotion decision" in pages[number - 1] and name in pages[number - 1]
        assert re.search(rf"^{name} {number}$", pages[0], re.M)
        overview = pages[0].partition("Decision")[2]
        row = overview[overview.index(name) :].split(books.name_of(place + 1))[0]
        assert str(number) in row.split()


def test_links_lead_to_the_page_that_they_name(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        objects = [page.obj.objgen for page in pdf.pages]
        for number, page in enumerate(pdf.pages):
            for link in page.obj.get("/Annots", []):
                if "/Dest" in link:
                    leads = objects.index(link.Dest[0].objgen) + 1
                    assert str(link.Contents) == f"Page {leads}"
                    assert number != leads - 1 or number == 0
        assert len(pdf.pages[0].obj.Annots) == 5 + 4


def test_the_outline_has_everybody_with_their_sections_and_criteria(made: Path) -> None:
    with pikepdf.open(made) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        assert titles == ["Session book", "Overview", *map(books.name_of, range(4))]
        first = outline.root[2]
        assert [one.title for one in first.children][:2] == [
            "Promotion decision",
            "Evidence against expectations",
        ]
        assert first.children[1].children[0].title == "1 Technical knowledge"
        damaged = outline.root[5].children[0].title
        assert damaged == "Damaged file: this packet does not verify"


def test_what_is_heard_stands_in_the_order_of_the_pages(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        document = pdf.Root.StructTreeRoot.K
        pages = [page.obj.objgen for page in pdf.pages]
        firsts = [pages.index(first_page(top)) for top in document.K]
        assert firsts == sorted(firsts)
        headings = [text for text in tags(document) if text.startswith("/H")]
        assert "/H1" in headings and set(headings) <= {"/H1", "/H2", "/H3", "/H4"}


def first_page(element: pikepdf.Object) -> tuple[int, int]:
    if "/Pg" in element:
        return element.Pg.objgen
    return next(first_page(kid) for kid in element.K if isinstance(kid, pikepdf.Dictionary))


def tags(element: pikepdf.Object) -> Iterator[str]:
    yield str(element.S)
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and "/P" in kid:
            yield from tags(kid)


def test_every_marked_piece_of_a_page_is_found_from_it(made: Path) -> None:
    with pikepdf.open(made) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        keys = [int(key) for key in numbers[::2]]
        assert keys == sorted(set(keys))
        found = dict(zip(keys, numbers[1::2], strict=True))
        for page in pdf.pages:
            pieces = marked(page)
            assert len(found[int(page.obj.StructParents)]) == pieces
            for link in page.obj.get("/Annots", []):
                assert str(found[int(link.StructParent)].S) == "/Link"


def marked(page: pikepdf.Page) -> int:
    drawn = b"\n".join(stream.read_bytes() for stream in page.obj.Contents)
    return drawn.count(b"/MCID ")


def test_words_of_a_packet_are_those_of_the_packet_alone(made: Path, tmp_path: Path) -> None:
    write_packet(four()[0], tmp_path / "one.pdf")
    first = begins(made)[0] - 1
    alone = said(tmp_path / "one.pdf").split("\f")[:-1]
    bound = said(made).split("\f")[first : first + len(alone)]
    for one, other in zip(alone, bound, strict=True):
        assert without_numbers(one) == without_numbers(other)


def without_numbers(words: str) -> list[str]:
    """The words of a page without its foot, and without numbers, which are of other pages."""
    lines = [line for line in words.splitlines() if "Page " not in line and " · Int" not in line]
    return re.sub(r"\d+", "#", " ".join(lines)).split()


def test_a_draft_is_short_and_nothing_of_its_numbers_is_in_the_overview(made: Path) -> None:
    overview = said(made).split("\f")[0]
    assert overview.count("Nothing is decided yet, so no number is shown.") == 1
    assert overview.count("It does not verify, so no number is shown.") == 1
    assert "Draft 1" in overview and "Damaged 1" in overview


@pytest.mark.parametrize("paper", Paper)
def test_the_same_cases_give_the_same_bytes(paper: Paper) -> None:
    plan = books.plan(4, ACME)
    once = books.written(plan, four(), paper)
    assert books.written(plan, four(), paper) == once
    with pikepdf.open(BytesIO(once)) as pdf:
        width, height = (612, 792) if paper is Paper.LETTER else (595.28, 841.89)
        sizes = {tuple(map(float, page.mediabox))[2:] for page in pdf.pages}
        assert sizes == {(width, height)}


def test_one_who_does_not_verify_has_a_row_and_no_page() -> None:
    plan = books.plan(2)
    target = BytesIO()
    book = BookWriter(plan, target)
    book.leave_out()
    book.add(books.case(1))
    book.finish()
    with pikepdf.open(target) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        assert titles == ["Session book", "Overview", books.name_of(1)]


def test_a_book_of_nobody_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    with pytest.raises(FileTrouble, match="Nothing of this verifies"):
        write_book(books.plan(2), [None, None], path)
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_and_a_stop_leaves_what_was_there(tmp_path: Path) -> None:
    path, plan = tmp_path / "book.pdf", books.plan(4)
    told: list[int] = []
    report = write_book(plan, four(), path, told=told.append)
    assert told == [1, 2, 3, 4]
    before = path.read_bytes()
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == report.pages

    def stop(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_book(plan, four(), path, told=stop)
    assert list(tmp_path.iterdir()) == [path] and path.read_bytes() == before


def test_a_newer_book_takes_the_place_of_the_older_and_of_no_other_file(tmp_path: Path) -> None:
    path, plan = tmp_path / "book.pdf", books.plan(1)
    write_book(plan, [books.case(0)], path)
    write_book(plan, [books.case(0)], path)
    with pytest.raises(FileTrouble):
        write_book(books.plan(2), [books.case(0), books.case(1)], path)
    path.write_bytes(b"mine")
    with pytest.raises(FileTrouble):
        write_book(plan, [books.case(0)], path)
    assert path.read_bytes() == b"mine"


def test_hardly_anything_is_kept_of_a_packet_that_was_painted(tmp_path: Path) -> None:
    """Of its nine pages and their structure; and nothing waits until circles are looked for."""
    one = cases.decided()
    with (tmp_path / "book.pdf").open("wb") as target:
        book = BookWriter(books.plan(8), target)
        for _ in range(4):
            book.add(one)
        gc.collect()
        gc.disable()
        try:
            before = len(gc.get_objects())
            for _ in range(4):
                book.add(one)
            kept = len(gc.get_objects()) - before
            circles = gc.collect()
        finally:
            gc.enable()
    assert kept / 4 < MOST_KEPT
    assert circles == 0
