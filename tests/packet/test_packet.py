from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from calibrate.domain.errors import FileTrouble
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.record.case import Case
from calibrate.packet.packet import layout_case, write_packet
from calibrate.packet.pages.examples import EXAMPLES
from calibrate.packet.paint import draw_pages
from calibrate.packet.reading import pieces_on
from calibrate.packet.tagged.tree import Tree
from tests.worlds import cases, two_rounds
from tests.worlds.people import PANEL

ROOT = Path(__file__).parents[2]
MAKERS: list[Callable[[], Case]] = [
    cases.decided,
    cases.undecided,
    cases.sealed,
    cases.extreme,
    two_rounds.talked,
    two_rounds.sealed_again,
    two_rounds.nameless,
]
HOSTILE = (
    "List<String>",
    "<img src=/etc/passwd>",
    "<b>",
    "&amp;",
    "%s",
    "<a href='https://example.org'>x</a>",
    "{0} $HOME \\n",
)


def tool(name: str, *arguments: object) -> str:
    """What a program says; skips where it is missing, but never on the build machine."""
    if not shutil.which(name) and not os.environ.get("CI"):
        pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        [name, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def said(path: Path, *arguments: object) -> str:
    return tool("pdftotext", "-raw", *arguments, path, "-")


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packet") / "nadia.pdf"
    write_packet(cases.decided(), path)
    return path


@pytest.mark.parametrize("make", MAKERS)
def test_the_file_holds_together(make: Callable[[], Case], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    report = write_packet(make(), path)
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", path)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == report.pages


@pytest.mark.parametrize("make", MAKERS)
def test_all_fonts_are_embedded_cut_down_and_can_be_copied_from(
    make: Callable[[], Case], tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    write_packet(make(), path)
    rows = tool("pdffonts", path).splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def test_every_title_of_evidence_is_there_in_order(packet: Path) -> None:
    words = one_line(said(packet))
    section = words[words.index("Evidence against expectations") :]
    sheet = cases.decided().sheet
    at = 0
    for row in sheet.rows:
        for piece in pieces_on(sheet, row):
            at = section.index(piece.content.title, at)
    assert {piece.id for row in sheet.rows for piece in pieces_on(sheet, row)} == {
        piece.id for piece in sheet.evidence
    }


def test_everybodys_words_are_there(packet: Path) -> None:
    words = one_line(said(packet))
    case = cases.decided()
    for row in case.sheet.rows:
        for opened in row.ratings:
            assert opened.rating.reason in words
    for row in case.sheet.rows:
        for expectation in (row.current, row.target):
            for word in (expectation.text if expectation else "").split():
                assert word in words
    assert cases.DISSENT in words
    assert cases.DECISION.reason in words
    for follow_up in cases.DECISION.follow_ups:
        assert follow_up.text in words


def test_both_reasons_of_everybody_are_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    case = two_rounds.talked()
    write_packet(case, path)
    words = one_line(said(path))
    for row in case.sheet.rows:
        for opened in row.ratings:
            assert one_line(opened.rating.reason) in words
    assert one_line(two_rounds.NOTE) in words


def test_every_page_says_which_it_is_of_how_many(packet: Path) -> None:
    with pikepdf.open(packet) as pdf:
        count = len(pdf.pages)
    for page in range(1, count + 1):
        assert f"Page {page} of {count}" in said(packet, "-f", page, "-l", page)


def test_the_file_says_what_it_is_in_which_language(packet: Path) -> None:
    with pikepdf.open(packet) as pdf:
        assert str(pdf.docinfo.Title) == "Nadia Rahimi: promotion decision, Autumn 2026 calibration"
        assert str(pdf.docinfo.Subject) == "L3 to L4: Promote. Confidential, panel edition"
        assert str(pdf.docinfo.CreationDate) == "D:20261119142500+00'00'"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_the_outline_leads_to_sections_and_criteria(packet: Path) -> None:
    with pikepdf.open(packet) as pdf, pdf.open_outline() as outline:
        sections = {item.title: [child.title for child in item.children] for item in outline.root}
    assert list(sections) == [
        "Promotion decision",
        "Evidence against expectations",
        "Ratings with reasons",
        "The record",
        EXAMPLES,
    ]
    titles = [f"{row.number} {row.criterion.title}" for row in cases.decided().sheet.rows]
    assert sections["Ratings with reasons"] == titles
    assert sections["Evidence against expectations"] == titles


def test_nothing_in_the_file_acts(packet: Path) -> None:
    with pikepdf.open(packet) as pdf:
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
        for page in pdf.pages:
            assert "/AA" not in page
            for one in page.get("/Annots", ()):
                assert str(one.Subtype) == "/Link"
                assert "/AA" not in one
                assert "/A" not in one or str(one.A.S) == "/URI"


def test_texts_come_out_as_they_were_typed(tmp_path: Path) -> None:
    case = cases.decided(3, excused=0)
    content = EvidenceText(" ".join(HOSTILE), "\n".join(HOSTILE), author=HOSTILE[1])
    pieces = (replace(case.sheet.evidence[0], content=content), *case.sheet.evidence[1:])
    rows = tuple(
        replace(
            row, evidence=tuple(piece for piece in pieces if row.criterion.id in piece.criteria)
        )
        for row in case.sheet.rows
    )
    decision = replace(cases.DECISION, reason="\n".join(HOSTILE))
    candidate = replace(case.sheet.candidate, name="Ελένη <b>Παπαδοπούλου</b> 陳美玲 & Дмитро")
    sheet = replace(case.sheet, candidate=candidate, evidence=pieces, rows=rows, decision=decision)
    path = tmp_path / "a.pdf"
    report = write_packet(replace(case, sheet=sheet, session="%s <i>&lt;"), path)
    words = one_line(said(path))
    for text in (*HOSTILE, candidate.name, "%s <i>&lt;"):
        assert one_line(text) in words, text
    assert "�" not in words
    assert report.substitutions == ()


def test_names_in_any_script_are_copied_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    names = ("ليلى حداد", "陳美玲", "Дмитро Коваленко", "พิมพ์ชนก", "צבי לוי", "सुनीता")
    for name in names:
        write_packet(cases.decided(3, name=name, excused=0), path)
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo.Title).startswith(name)
        page = said(path, "-f", 1, "-l", 1)
        for word in name.split():
            assert word in page


def test_a_character_that_no_font_has_is_shown_reported_and_recorded(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    report = write_packet(cases.decided(3, name="Nadia \U0002a6d7 Rahimi", excused=0), path)
    assert report.substitutions == ("\U0002a6d7",)
    assert "U+2A6D7 CJK UNIFIED IDEOGRAPH-2A6D7" in one_line(said(path))


def test_an_undecided_packet_says_draft_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    report = write_packet(cases.undecided(), path)
    for page in range(1, report.pages + 1):
        words = said(path, "-f", page, "-l", page)
        assert words.count("DRAFT") >= 2
        assert "no decision was recorded" in words
    assert "Signature" not in said(path).replace("Signatures", "")


def test_a_decided_packet_says_draft_nowhere_and_has_a_line_for_everybody(packet: Path) -> None:
    words = one_line(said(packet))
    assert "DRAFT" not in words
    signed = words[words.index("Signatures") :]
    assert "Maren Holt, facilitator" in signed
    for name in PANEL:
        assert f"{name}, panelist" in signed


def test_no_word_of_a_sealed_rating_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_packet(cases.sealed(), path)
    words = one_line(said(path))
    assert "Sealed until the reveal" in words
    for row in cases.decided().sheet.rows:
        for opened in row.ratings:
            assert opened.rating.reason not in words
            for observation in opened.rating.observations:
                assert observation.text not in words
    for sign in ("cited as", "Strongest reason", "meet L4", "Ratings with reasons"):
        assert sign not in words


PROGRAM = """
import sys
from hashlib import sha256
from io import BytesIO
from calibrate.packet.packet import layout_case, paint
from tests.worlds import cases, two_rounds
for make in (cases.decided, cases.extreme, two_rounds.talked):
    drawn = BytesIO()
    paint(layout_case(make()), drawn)
    print(sha256(drawn.getvalue()).hexdigest())
"""


def test_the_same_case_gives_the_same_bytes_in_every_process(packet: Path) -> None:
    hashes = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            timeout=120,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(hashes) == 1
    assert hashes.pop().split()[0] == sha256(packet.read_bytes()).hexdigest()


def test_a_packet_is_for_its_owner_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_packet(replace(cases.sealed(), session="Spring"), path)
    path.chmod(0o644)
    write_packet(cases.sealed(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_older_packet_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "a.pdf"
    write_packet(replace(cases.sealed(), session="Spring"), path)
    older = path.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble, match=r"Rahimi\.pdf cannot be written to .*: no space"):
        write_packet(cases.sealed(), path)
    assert path.read_bytes() == older
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"nowhere: no such file or directory; choose another"):
        write_packet(cases.sealed(), tmp_path / "nowhere" / "a.pdf")


def test_a_folder_in_the_place_of_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.mkdir()
    with pytest.raises(FileTrouble):
        write_packet(cases.sealed(), path)
    assert list(tmp_path.iterdir()) == [path]


def test_words_stand_where_they_were_laid_out_with_and_without_tags() -> None:
    """A space, written before a line so that words do not run together, moves no word."""
    pages = layout_case(cases.decided())
    tagged, plain = BytesIO(), BytesIO()
    draw_pages(pages, tagged, Tree())
    draw_pages(pages, plain)
    for page in range(len(pages.pages)):
        placed, expected = letters_on(tagged, page), letters_on(plain, page)
        assert placed.keys() == expected.keys()
        for letter, lefts in expected.items():
            assert placed[letter] == pytest.approx(lefts, abs=0.2)


def letters_on(pdf: BytesIO, page: int) -> dict[str, list[float]]:
    """How far from the left each visible character of a page stands, in points, in that order."""
    words = pypdfium2.PdfDocument(pdf.getvalue())[page].get_textpage()
    lefts: dict[str, list[float]] = {}
    for index in range(words.count_chars()):
        letter = words.get_text_range(index, 1)
        if letter.strip():
            lefts.setdefault(letter, []).append(words.get_charbox(index, loose=True)[0])
    return {letter: sorted(found) for letter, found in lefts.items()}
