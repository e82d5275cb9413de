from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.cli import packet_commands
from calibrate.domain.record.case import Case
from calibrate.packet.packet import PacketReport, write_packet
from tests.cli.conftest import ALL_OF_ANN, Run, ratings_csv, with_facilitator


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


def test_one_packet_that_cannot_be_drawn_is_named_and_the_others_are_written(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_on_one(case: Case, path: Path) -> PacketReport:
        if path.name == "陳美玲.pdf":
            raise ValueError("the lines have not exactly the letters of the text")
        return write_packet(case, path)

    monkeypatch.setattr(packet_commands, "write_packet", fails_on_one)
    outcome = run("packet", demo, "--out", "p")
    assert outcome.status == 2
    assert outcome.complaint.startswith("The packet of 陳美玲 was not written, for it cannot be")
    assert len(list((tmp_path / "p").iterdir())) == 4


def test_a_long_reason_with_joined_emoji_is_written(
    run: Run, in_rating: Path, tmp_path: Path
) -> None:
    run("import-ratings", in_rating, ratings_csv(tmp_path / "r.csv", *ALL_OF_ANN), "--submit")
    run("reveal", in_rating, "--candidate", "Ann")
    reason = " ".join(f"Sentence {number} went well 👩\u200d🚀." for number in range(60))
    decided = run(
        *("decide", in_rating, "Ann", "promote", "--because", reason),
        *("--for", "3", "--against", "0"),
    )
    assert decided.status == 0, decided.err
    outcome = run("packet", in_rating, "--out", "p")
    assert (outcome.status, outcome.err) == (0, "")
    assert len(list((tmp_path / "p").iterdir())) == 2


def test_whoever_exports_gives_one_candidate_one_name(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    run("add-candidate", in_setup, "Ann.", "--from", "L3", "--to", "L4")
    with_facilitator(run, in_setup)
    run("recuse", in_setup, "Fay", "Ann", "--deputy", "Rosa")
    assert run("open-rating", in_setup).status == 0
    assert run("packet", in_setup, "--out", "p").status == 0
    folder = tmp_path / "p"
    assert {path.name for path in folder.iterdir()} == {"Ben.pdf", "Ann (2).pdf"}
    assert run("packet", in_setup, "--out", "p", "--as", "Rosa").status == 0
    assert {path.name for path in folder.iterdir()} == {"Ben.pdf", "Ann (2).pdf", "Ann.pdf"}


def test_a_file_of_somebody_else_stays_and_the_packet_is_counted(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    (tmp_path / "Ann.pdf").write_text("a letter")
    for _ in range(2):
        outcome = run("packet", in_setup, "--out", ".", "--candidate", "Ann")
        assert outcome.out.startswith("Ann (2).pdf: ")
        assert (tmp_path / "Ann.pdf").read_text() == "a letter"
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["Ann (2).pdf", "Ann.pdf"]
