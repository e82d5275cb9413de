"""Files on pieces, by command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    plan, photo = tmp_path / "plan.pdf", tmp_path / "photo.png"
    plan.write_bytes(b"%PDF a plan")
    photo.write_bytes(b"a photo" * 3_000)
    return [plan, photo]


def test_files_are_attached_listed_written_out_and_taken_off(
    run: Run, in_setup: Path, files: list[Path], tmp_path: Path
) -> None:
    done = run("attach", in_setup, "Ann", "ev-02", *files)
    assert (done.status, done.out) == (0, "Attached plan.pdf and photo.png to EV-02.\n")
    listed = run("attached", in_setup).out.splitlines()
    assert [line.split("  ")[:3] for line in listed] == [
        ["Ann", "EV-02", "plan.pdf, 11 bytes"],
        ["Ann", "EV-02", "photo.png, 21 kB"],
    ]
    out = run("attached", in_setup, "--piece", "EV-02", "--candidate", "Ann", "--out", "got").out
    assert out.endswith("Wrote 2 files to got.\n")
    got = {path.name: path.read_bytes() for path in (tmp_path / "got").iterdir()}
    assert got == {f"Ann, EV-02, {path.name}": path.read_bytes() for path in files}
    assert "is there already" in run("attached", in_setup, "--out", "got").complaint
    assert run("detach", in_setup, "Ann", "EV-02", "plan.pdf").out == "Took plan.pdf off EV-02.\n"
    gone = run("detach", in_setup, "Ann", "EV-02", "plan.pdf")
    assert gone.complaint == "EV-02 has no file “plan.pdf”; attached is photo.png."
    shown = " ".join(run("show", in_setup, "--candidate", "Ann").out.split())
    assert "; 1 file" in shown
    told_json = json.loads(run("show", in_setup, "--candidate", "Ann", "--json").out)
    (told,) = told_json["candidates"][0]["evidence"][1]["attachments"]
    assert (told["name"], told["size"], len(told["sha256"])) == ("photo.png", 21_000, 64)


def test_what_cannot_be_attached_says_why_and_nothing_is(
    run: Run, in_setup: Path, in_rating: Path, files: list[Path]
) -> None:
    plan = files[0]
    missing = run("attach", in_setup, "Ann", "EV-01", plan, "none.pdf")
    assert (missing.status, missing.complaint) == (2, "There is no file none.pdf.")
    wrong = run("attach", in_setup, "Ann", "EV-09", plan)
    assert wrong.complaint == "Ann has no piece EV-09; there is EV-01 to EV-03."
    late = run("attach", in_rating, "Ann", "EV-01", plan)
    assert (late.status, "needs a reason" in late.complaint) == (1, True)
    assert run("attached", in_setup).out == "" == run("attached", in_rating).out
    assert run("attach", in_rating, "Ann", "EV-01", plan, "--because", "Found since.").status == 0
    assert "plan.pdf" in run("attached", in_rating, "--as", "Pia").out
    assert "plan.pdf" not in run("attached", in_rating, "--as", "Sami").out
