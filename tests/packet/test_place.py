"""A packet takes the place of an older one of the same candidate, and of nothing else."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.errors import FileTrouble
from calibrate.domain.record.case import Case
from calibrate.packet.packet import write_packet
from calibrate.packet.place import free_place, is_of, place_for
from tests.worlds import cases

ANN = cases.sealed()
NAME = ANN.file_name
COUNTED = NAME.replace(".pdf", " (2).pdf")


def somebody_else() -> Case:
    """Another candidate of the same name, of another session."""
    candidate = replace(ANN.sheet.candidate, id="other")
    return replace(ANN, sheet=replace(ANN.sheet, candidate=candidate))


def test_a_packet_is_known_as_its_candidates_and_nobody_elses(tmp_path: Path) -> None:
    write_packet(ANN, tmp_path / NAME)
    assert is_of(tmp_path / NAME, ANN)
    assert not is_of(tmp_path / NAME, somebody_else())
    assert place_for(tmp_path, ANN) == tmp_path / NAME
    assert (
        free_place(tmp_path, ANN.file_name)
        == place_for(tmp_path, somebody_else())
        == tmp_path / COUNTED
    )


def test_a_folder_a_pipe_a_dead_link_or_a_letter_of_that_name_is_not_replaced(
    tmp_path: Path,
) -> None:
    (tmp_path / NAME).mkdir()
    os.mkfifo(tmp_path / COUNTED)
    (tmp_path / COUNTED.replace("2", "3")).symlink_to(tmp_path / "nowhere")
    (tmp_path / COUNTED.replace("2", "4")).write_text("a letter")
    assert place_for(tmp_path, ANN) == tmp_path / COUNTED.replace("2", "5")


def test_what_came_there_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("a letter")
    with pytest.raises(FileTrouble, match="file exists"):
        write_packet(ANN, tmp_path / NAME)
    assert (tmp_path / NAME).read_text() == "a letter"
    assert list(tmp_path.iterdir()) == [tmp_path / NAME]
