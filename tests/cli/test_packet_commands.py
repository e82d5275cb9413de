from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest

from calibrate.cli import packet_commands
from calibrate.domain.handing.editions import Paper
from calibrate.domain.record.case import Case
from calibrate.packet.packet import Attached, PacketReport, write_packet
from tests.cli.conftest import ALL_OF_ANN, Run, ratings_csv, with_facilitator


def test_packets_of_those_who_are_decided_are_written(run: Run, demo: Path, tmp_path: Path) -> None:
    outcome = run("packet", demo, "--out", "new/packets")
    assert outcome.status == 0
    (written,) = (tmp_path / "new" / "packets").iterdir()
    assert written.name == "Miriam Castellanos.pdf"
    told, line = outcome.out.splitlines()
    assert told.startswith("Not decided: Zofia") and "ليلى حداد" in told and "--drafts" in told
    assert line.endswith(".pdf: 8 pages")


def test_drafts_of_all_but_those_withdrawn_are_written(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    outcome = run("packet", demo, "--drafts", "--out", "p")
    written = sorted(path.name for path in (tmp_path / "p").iterdir())
    assert len(written) == 5 and "陳美玲.pdf" in written
    lines = outcome.out.splitlines()
    assert sum(".pdf: " in line and line.endswith(" pages") for line in lines) == 5


def test_while_nobody_is_decided_it_is_said_what_can_be_written(run: Run, in_setup: Path) -> None:
    outcome = run("packet", in_setup, "--out", "p")
    assert outcome.status == 1
    assert "--drafts" in outcome.complaint and "--edition reading" in outcome.complaint


def test_a_reading_pack_has_whom_its_reader_may_see(run: Run, demo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    assert run("packet", demo, "--edition", "reading", "--out", "p").status == 0
    named = run("packet", demo, "--edition", "reading", "--for", "Søren Ødegård", "--out", "p")
    assert named.out.startswith("p/Reading pack, Søren Ødegård.pdf: ")
    assert sorted(path.name for path in folder.iterdir()) == [
        "Reading pack, Søren Ødegård.pdf",
        "Reading pack.pdf",
    ]
    nobody = run("packet", demo, "--edition", "reading", "--for", "Zoe", "--out", "p")
    assert (nobody.status, "no panelist named “Zoe”" in nobody.complaint) == (2, True)
    alone = run("packet", demo, "--for", "Søren Ødegård", "--out", "p")
    assert (alone.status, "--edition reading" in alone.complaint) == (2, True)


def test_who_is_recused_reads_nothing_of_the_candidate(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    run("recuse", in_setup, "Pia", "Ann", "--deputy", "Rosa")
    run("packet", in_setup, "--edition", "reading", "--for", "Pia", "--out", "p")
    with pikepdf.open(tmp_path / "p" / "Reading pack, Pia.pdf") as pdf, pdf.open_outline() as found:
        titles = [item.title for item in found.root]
    assert titles[0] == "Ben" and "Ann" not in titles


def test_a_packet_of_somebody_named_is_written_alone(run: Run, demo: Path, tmp_path: Path) -> None:
    outcome = run("packet", demo, "--candidate", "ليلى حداد", "--edition", "panel", "--out", "p")
    assert outcome.status == 0
    (written,) = (tmp_path / "p").iterdir()
    assert written.read_bytes().startswith(b"%PDF-")


def test_a_folder_that_cannot_be_made_is_named(run: Run, in_setup: Path) -> None:
    outcome = run("packet", in_setup, "--drafts", "--out", in_setup)
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
    def fails_on_one(
        case: Case, path: Path, paper: Paper, attached: Sequence[Attached]
    ) -> PacketReport:
        if path.name == "陳美玲.pdf":
            raise ValueError("the lines have not exactly the letters of the text")
        return write_packet(case, path, paper=paper, attached=attached)

    monkeypatch.setattr(packet_commands, "write_packet", fails_on_one)
    outcome = run("packet", demo, "--drafts", "--out", "p")
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
    assert len(list((tmp_path / "p").iterdir())) == 1


def test_whoever_exports_gives_one_candidate_one_name(
    run: Run, in_setup: Path, tmp_path: Path
) -> None:
    run("add-candidate", in_setup, "Ann.", "--from", "L3", "--to", "L4")
    with_facilitator(run, in_setup)
    run("recuse", in_setup, "Fay", "Ann", "--deputy", "Rosa")
    assert run("open-rating", in_setup).status == 0
    assert run("packet", in_setup, "--drafts", "--out", "p").status == 0
    folder = tmp_path / "p"
    assert {path.name for path in folder.iterdir()} == {"Ben.pdf", "Ann (2).pdf"}
    assert run("packet", in_setup, "--drafts", "--out", "p", "--as", "Rosa").status == 0
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
