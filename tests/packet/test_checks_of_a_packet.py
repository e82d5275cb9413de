"""Checks that tell a good packet from a bad one, of every packet of sessions hard to print.

What another program says is asked where it is there; each check has a form of its own that always
runs. A title is sought as the packet draws it, without blanks, for it may go over lines.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import Case
from calibrate.domain.text.clusters import is_invisible
from calibrate.exchange.exported.case_json import FILE_NAME
from calibrate.packet.flow.style import TEXT
from calibrate.packet.flow.text import ELLIPSIS, fitted
from calibrate.packet.fonts import script
from calibrate.packet.packet import layout_case
from calibrate.packet.pages.evidence_pages import EVIDENCE
from calibrate.packet.pages.index import GAP, KIND_LEFT, MOST_LINES, TITLE_LEFT
from calibrate.packet.reading import pieces_on
from tests.packet.inside import Inside
from tests.worlds.printed import REAL, WORLDS, cases_in, drawn, write_world

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
BOTH_WAYS, NO_FONT = "both ways", "no font"
PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from tests.worlds.printed import cases_in, drawn
for case in cases_in(Path(sys.argv[1])):
    print(sha256(drawn(case)).hexdigest())
"""


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet as it was drawn, and the same open."""

    case: Case
    data: bytes
    inside: Inside


@dataclass(frozen=True, slots=True)
class Printed:
    """A session file and all packets of it."""

    world: str
    path: Path
    packets: tuple[Packet, ...]


@pytest.fixture(scope="module", params=WORLDS)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    world: str = request.param
    if world == REAL and not SHARED.is_dir():
        pytest.skip("no shared material beside this checkout")
    path = tmp_path_factory.mktemp("printed") / "a.calib"
    write_world(world, path, SHARED)
    packets = [(case, drawn(case)) for case in cases_in(path)]
    return Printed(world, path, tuple(Packet(case, data, Inside(data)) for case, data in packets))


def need(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")


def told_by(program: str, packet: Packet, folder: Path, *arguments: str) -> str:
    """What a program says of a packet."""
    path = folder / "a.pdf"
    path.write_bytes(packet.data)
    behind = ("-",) if program == "pdftotext" else ()
    words = (program, *arguments, str(path), *behind)
    done = subprocess.run(words, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def test_there_are_packets(printed: Printed) -> None:
    assert len(printed.packets) >= 2
    assert any(packet.case.sheet.decision for packet in printed.packets)


def test_the_file_has_no_fault_of_syntax(printed: Printed) -> None:
    for packet in printed.packets:
        assert packet.inside.pdf.check_pdf_syntax() == []


def test_qpdf_finds_no_fault(printed: Printed, tmp_path: Path) -> None:
    need("qpdf")
    for packet in printed.packets:
        said = told_by("qpdf", packet, tmp_path, "--check")
        assert "No syntax or stream encoding errors" in said


def test_every_title_of_evidence_is_there_in_order(printed: Printed) -> None:
    for packet in printed.packets:
        need_in_order(titles(packet.case), "".join(packet.inside.pages), printed.world)


def test_pdftotext_has_every_title_of_evidence_in_order(printed: Printed, tmp_path: Path) -> None:
    need("pdftotext")
    for packet in printed.packets:
        said = told_by("pdftotext", packet, tmp_path, "-raw")
        need_in_order(titles(packet.case), said, printed.world)


def titles(case: Case) -> list[str]:
    """The titles of what stands on each criterion, and of what is listed as far as a list goes.

    A list has a line each, in which a long title ends early. A draft has nothing but lists.
    """
    sheet = case.sheet
    if case.is_draft:
        placed = [piece for row in sheet.rows for piece in row.evidence]
        return listed([*placed, *(piece for piece in sheet.evidence if not piece.criteria)])
    pieces = [piece for row in sheet.rows for piece in pieces_on(sheet, row)]
    shown = {piece.id for piece in pieces}
    others = [piece for piece in sheet.evidence if piece.id not in shown]
    return [*(piece.content.title for piece in pieces), *listed(others)]


def listed(pieces: Sequence[Evidence]) -> list[str]:
    return [in_index(piece.content.title).removesuffix(ELLIPSIS) for piece in pieces[:MOST_LINES]]


def in_index(title: str) -> str:
    return fitted(title, TEXT, KIND_LEFT - TITLE_LEFT - GAP)


def need_in_order(sought: Sequence[str], said: str, world: str) -> None:
    """Fail unless a packet has these texts one behind the other in its section of evidence."""
    whole = bare(said, world)
    at = whole.index(bare(EVIDENCE, world))
    for text in sought:
        found = whole.find(bare(text, world), at)
        assert found >= 0, text
        at = found


def bare(text: str, world: str) -> str:
    """A text as it is drawn, without blanks and what nobody sees.

    Where words of both directions meet, readers do not agree on which side a sign belongs.
    """
    drawn = unicodedata.normalize("NFC", script.clean(re.sub("[\u202a-\u202e]", "", text)))
    return "".join(
        script.SUBSTITUTE if script.is_unshowable(one) else one
        for one in drawn
        if not (one.isspace() or is_invisible(one))
        and not (world == BOTH_WAYS and unicodedata.category(one).startswith("P"))
    )


def test_every_font_is_embedded_cut_down_and_says_its_text(printed: Printed) -> None:
    for packet in printed.packets:
        fonts = packet.inside.fonts()
        assert fonts
        for name, font in fonts.items():
            assert re.match("/[A-Z]{6}[+]", name)
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font


def test_pdffonts_says_so_too(printed: Printed, tmp_path: Path) -> None:
    need("pdffonts")
    for packet in printed.packets:
        rows = told_by("pdffonts", packet, tmp_path).splitlines()[2:]
        assert rows
        assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_no_glyph_is_empty_and_no_text_is_lost(printed: Printed) -> None:
    for packet in printed.packets:
        for page in packet.inside.pdf.pages:
            for shown in packet.inside.shown(page):
                assert all(shown.glyphs)
                assert all(shown.texts)
                assert "\ufffd" not in shown.said


def test_pdfium_reads_every_page_without_a_lost_character(printed: Printed) -> None:
    for packet in printed.packets:
        with pypdfium2.PdfDocument(packet.data) as document:
            for page in document:
                assert "\ufffd" not in page.get_textpage().get_text_range()


def test_every_page_has_its_number_of_all(printed: Printed) -> None:
    for packet in printed.packets:
        pages = packet.inside.pages
        for number, said in enumerate(pages, 1):
            assert said.count(f"Page {number} of {len(pages)}") == 1


def test_there_are_an_outline_a_language_and_a_title(printed: Printed) -> None:
    for packet in printed.packets:
        pdf = packet.inside.pdf
        with pdf.open_outline() as outline:
            heads = [one.title for one in outline.root]
        assert EVIDENCE in heads
        assert packet.case.is_draft or "The record" in heads
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title).startswith(packet.case.sheet.candidate.name)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_outline_has_criteria_as_they_were_typed(printed: Printed) -> None:
    for packet in printed.packets:
        with packet.inside.pdf.open_outline() as outline:
            (section,) = (one for one in outline.root if one.title == EVIDENCE)
            entries = [one.title for one in section.children]
        for row in packet.case.sheet.rows:
            assert f"{row.number} {row.criterion.title}" in entries


def test_nothing_acts_and_nothing_comes_from_elsewhere(printed: Printed) -> None:
    for packet in printed.packets:
        assert packet.inside.acting() == set()
        assert list(packet.inside.pdf.attachments) == [FILE_NAME]


def test_links_lead_where_somebody_said_and_nowhere_else(printed: Printed) -> None:
    for packet in printed.packets:
        typed = {piece.content.link for piece in packet.case.sheet.evidence}
        assert packet.inside.addresses() <= typed


def test_the_same_bytes_come_out_under_another_hash_seed(printed: Printed) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, printed.path],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1",
        },
        timeout=120,
    )
    assert done.stdout.split() == [sha256(packet.data).hexdigest() for packet in printed.packets]


def test_what_no_font_has_is_listed_and_nothing_else(printed: Printed) -> None:
    wanted = ("\ue000", "\ufffd", "\U00013000", "\U0002a6d6") if printed.world == NO_FONT else ()
    for packet in printed.packets:
        assert layout_case(packet.case).substitutions == wanted
