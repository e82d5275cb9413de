"""Two checkers that know nothing of each other find no error in any packet."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import page
import pytest

from calibrate.cli import main
from calibrate.domain.evidence import EvidenceText
from calibrate.domain.handing.editions import Paper
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.record.case import Case
from calibrate.exchange.exported.case_json import attached_case
from calibrate.packet.packet import (
    pack_of,
    write_book,
    write_letter,
    write_pack,
    write_packet,
)
from tests.packet.test_packet import HOSTILE
from tests.worlds import books, cases, letters, two_rounds
from tests.worlds.logos import JPEG, png

ROOT = Path(__file__).parents[3]
OUTLOUD = ROOT / ".checkers" / ("Scripts" if os.name == "nt" else "bin") / "outloud"
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
MAKERS: dict[str, Callable[[], Case]] = {
    "decided": cases.decided,
    "undecided": cases.undecided,
    "sealed": cases.sealed,
    "many": cases.many,
    "extreme": cases.extreme,
    "damaged": lambda: replace(cases.decided(3, excused=0), damage="Not what was recorded."),
    "talked": two_rounds.talked,
    "sealed again": two_rounds.sealed_again,
    "tied": two_rounds.tied,
    "nameless": two_rounds.nameless,
    "endless": two_rounds.endless,
}
ACME = Organisation("Acme", "Internal", png(360, 90))
NAMES = (
    "ليلى حداد",
    "陳美玲",
    "พิมพ์ชนก",
    "צבי לוי",
    "सुनीता",
    "Nadia \U0001f9a9",
    "👩\u200d🚀 ❤\ufe0f",
)


def hostile(name: str) -> Case:
    """A small case in which a name, a title, a text and an author are not what one expects."""
    case = cases.decided(3, name=name, excused=0)
    text = f"{name} https://example.org/{name}\n" + "\n".join(HOSTILE)
    content = EvidenceText(f"{name} {HOSTILE[0]}", text, author=name, link="https://example.org/a")
    pieces = (replace(case.sheet.evidence[0], content=content), *case.sheet.evidence[1:])
    rows = tuple(
        replace(row, evidence=tuple(one for one in pieces if row.criterion.id in one.criteria))
        for row in case.sheet.rows
    )
    return replace(case, sheet=replace(case.sheet, evidence=pieces, rows=rows))


@pytest.fixture(scope="module")
def packets(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Packets of small worlds, of hostile ones, of the demo, and of real evidence if it is here."""
    folder = tmp_path_factory.mktemp("packets")
    for name, make in MAKERS.items():
        case = make()
        write_packet(case, folder / f"{name}.pdf", attached=(attached_case(case),))
    for number, name in enumerate(NAMES):
        write_packet(hostile(name), folder / f"hostile {number}.pdf")
    for name, logo in (("see-through", png(360, 90)), ("grey", JPEG)):
        case = replace(cases.decided(3, excused=0), organisation=Organisation("Acme", "", logo))
        write_packet(case, folder / f"{name} logo.pdf", paper=Paper.LETTER)
    for number, letter in enumerate((*letters.EVERY, *map(letters.hostile, NAMES))):
        write_letter(letter(), folder / f"letter {number}.pdf")
    both = [cases.decided(), two_rounds.endless()]
    write_pack(pack_of(both, "Ana"), folder / "reading pack.pdf")
    bound = [replace(one, organisation=ACME) for one in map(books.case, range(3))]
    bound += [replace(hostile(NAMES[0]), damage="Not as recorded."), cases.undecided()]
    write_book(books.plan(len(bound), ACME), bound, folder / "book.pdf")
    _of_session(folder / "demo", ("demo", folder / "demo.calib"))
    shared = ROOT.parent / "shared"
    if shared.is_dir():
        real = folder / "real.calib"
        ladder = sorted((shared / "rubric").iterdir())
        new = ("new", real, "--title", "Real", "--from", "L3", "--to", "L4", "--rubric", *ladder)
        table = shared / "evidence" / "merged-changes.csv"
        _of_session(folder / "real", new, ("import-evidence", real, table))
    return sorted(folder.rglob("*.pdf"))


def _of_session(out: Path, *made: tuple[object, ...]) -> None:
    session = next(one for one in made[0] if str(one).endswith(".calib"))
    whole = ("packet", session, "--drafts", "--out", out)
    reading = ("packet", session, "--edition", "reading", "--out", out)
    book = ("packet", session, "--edition", "book", "--drafts", "--out", out)
    for arguments in (*made, whole, reading, book):
        assert main([str(one) for one in arguments]) == 0


def problems(path: Path) -> Iterator[str]:
    for profile in PROFILES:
        for failure in page.validate_pdf(str(path), profile=profile).failures:
            yield f"{path.name}: {failure}"


def test_page_validation_finds_nothing(packets: list[Path]) -> None:
    assert len(packets) > 20
    assert not [problem for path in packets for problem in problems(path)]


def test_page_validation_would_find_it(packets: list[Path], tmp_path: Path) -> None:
    """A file that names another standard fails."""
    spoiled = tmp_path / "spoiled.pdf"
    spoiled.write_bytes(packets[0].read_bytes().replace(b"<pdfuaid:part>1", b"<pdfuaid:part>7"))
    assert list(problems(spoiled))


def test_outloud_finds_no_error(packets: list[Path], tmp_path: Path) -> None:
    outloud = str(OUTLOUD) if OUTLOUD.exists() else shutil.which("outloud")
    if outloud is None and not os.environ.get("CI"):
        pytest.skip("outloud is not installed; ./dev test brings it")
    assert outloud is not None
    told = tmp_path / "told.json"
    subprocess.run([outloud, "--quiet", "--json", told, *packets], capture_output=True, timeout=110)
    results = json.loads(told.read_text())["results"]
    assert len(results) == len(packets)
    found = [one for result in results for one in result["findings"]]
    assert not [one for one in found if one["severity"] == "error"]
