from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from calibrate.cli.packets.paper import usual_paper
from calibrate.domain.handing.editions import Paper
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("environment", "paper"),
    [
        ({"LANG": "en_US.UTF-8"}, Paper.LETTER),
        ({"LANG": "en_US.UTF-8", "LC_PAPER": "de_DE.UTF-8"}, Paper.A4),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "es_MX@euro"}, Paper.LETTER),
        ({"LANG": "en_US", "LC_ALL": ""}, Paper.LETTER),
        ({"LANG": "C.UTF-8"}, Paper.A4),
        ({}, Paper.A4),
    ],
)
def test_paper_is_what_the_locale_says(environment: dict[str, str], paper: Paper) -> None:
    assert usual_paper(environment) is paper


def sizes(folder: Path) -> set[tuple[float, ...]]:
    """How wide and how high every page of every packet in a folder is."""
    found = set()
    for path in folder.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            found |= {tuple(float(edge) for edge in page.mediabox)[2:] for page in pdf.pages}
    return found


def test_packets_and_reading_packs_are_on_the_paper_that_is_asked_for(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for edition in ("panel", "reading"):
        assert run("packet", demo, "--edition", edition, "--out", "a4").status == 0
        letter = ("--edition", edition, "--paper", "letter", "--out", "letter")
        assert run("packet", demo, *letter).status == 0
    assert sizes(tmp_path / "a4") == {(595.28, 841.89)}
    assert sizes(tmp_path / "letter") == {(612, 792)}
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    run("packet", demo, "--out", "usual")
    assert sizes(tmp_path / "usual") == {(612, 792)}
