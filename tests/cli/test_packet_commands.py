from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_packets_of_all_but_those_withdrawn_are_written(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    outcome = run("packet", demo, "--out", "new/packets")
    assert outcome.status == 0
    written = sorted(path.name for path in (tmp_path / "new" / "packets").iterdir())
    assert len(written) == 5
    assert "陳美玲.pdf" in written
    lines = outcome.out.splitlines()
    assert [line for line in lines if "was withdrawn" in line]
    assert sum(".pdf: " in line and line.endswith(" pages") for line in lines) == 5


def test_a_packet_of_somebody_named_is_written_alone(run: Run, demo: Path, tmp_path: Path) -> None:
    outcome = run("packet", demo, "--candidate", "ليلى حداد", "--edition", "panel", "--out", "p")
    assert outcome.status == 0
    (written,) = (tmp_path / "p").iterdir()
    assert written.read_bytes().startswith(b"%PDF-")


def test_a_folder_that_cannot_be_made_is_named(run: Run, in_setup: Path) -> None:
    outcome = run("packet", in_setup, "--out", in_setup)
    assert outcome.status == 2
    assert "setup.calib cannot be made" in outcome.complaint


def test_a_session_without_candidates_has_no_packets(run: Run, tmp_path: Path) -> None:
    run("new", "a.calib", "--title", "A")
    assert run("packet", "a.calib", "--out", "p").status == 1
    assert not (tmp_path / "p").exists()


def test_a_candidate_who_is_not_there_has_no_packet(run: Run, in_setup: Path) -> None:
    assert run("packet", in_setup, "--out", "p", "--candidate", "Zoe").status == 2
