from __future__ import annotations

from pathlib import Path

import pikepdf

from tests.cli.conftest import Run
from tests.worlds.logos import png


def texts(path: Path) -> tuple[str, int]:
    """The author of a PDF, and how many pictures its first page has."""
    with pikepdf.open(path) as pdf:
        return str(pdf.docinfo.Author), len(pdf.pages[0].get_images())


def test_what_is_named_is_changed_and_the_rest_stays(run: Run, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    named = run("organisation", demo, "--name", "Acme", "--line", "Internal")
    assert named.out == "Put the name Acme and the line “Internal” on the packets.\n"
    drawn = run("organisation", demo, "--logo", "logo.png")
    assert drawn.out == "Put the name Acme, the line “Internal” and a logo on the packets.\n"
    assert run("organisation", demo, "--without", "line").out == (
        "Put the name Acme and a logo on the packets.\n"
    )
    assert run("organisation", demo).out == "Packets show the name Acme and a logo.\n"
    run("packet", demo, "--out", "with")
    (path,) = (tmp_path / "with").iterdir()
    assert texts(path) == ("Acme", 1)


def test_all_of_it_can_be_taken_away(run: Run, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    run("organisation", demo, "--name", "Acme", "--logo", "logo.png")
    taken = run("organisation", demo, "--without", "name", "logo")
    assert taken.out == "Took the organisation off the packets.\n"
    assert run("organisation", demo).out == "Packets show nothing of an organisation.\n"


def test_the_same_packet_has_the_same_bytes_before_and_after(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    run("packet", demo, "--out", "before")
    run("organisation", demo, "--name", "Acme")
    run("organisation", demo, "--without", "name")
    run("packet", demo, "--out", "after")
    (before,), (after,) = ((tmp_path / name).iterdir() for name in ("before", "after"))
    assert before.read_bytes() == after.read_bytes()


def test_what_is_no_logo_is_refused(run: Run, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")
    (tmp_path / "logo.png").write_bytes(png())
    outcome = run("organisation", demo, "--logo", "logo.svg")
    assert outcome.status == 2 and "no PNG or JPEG" in outcome.complaint
    assert run("organisation", demo, "--logo", "none.png").status == 2
    both = run("organisation", demo, "--logo", "logo.png", "--without", "logo")
    assert both.status == 2 and "exclude each other" in both.complaint
