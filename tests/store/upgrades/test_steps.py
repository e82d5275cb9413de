"""A session of every older version opens, keeps what it held, and then equals a fresh one."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from calibrate.domain.commands import ReopenCandidate
from calibrate.domain.decisions import Outcome
from calibrate.domain.errors import FileTrouble
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.store.document.document import Document
from calibrate.store.store import Store
from tests.worlds.sessions import chair, in_charge

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    path = tmp_path / "old.calib"
    path.write_bytes(gzip.decompress((DATA / "version-1.calib.gz").read_bytes()))
    return path


def test_a_session_of_version_1_is_upgraded_and_still_verifies(first_version: Path) -> None:
    with Store.open(first_version) as store:
        assert store.verify().problems == ()
        assert store.log(in_charge(store))[-1].sentence == "upgraded the file from version 1"
    assert (first_version.parent / "old (version 1).calib").exists()


def test_what_a_session_of_version_1_held_is_kept(first_version: Path) -> None:
    with Store.open(first_version) as store:
        session = store.session(in_charge(store))
        ann = session.candidate_named("Ann")
        sheet = store.sheet(ann.id, in_charge(store))
        case = store.case(ann.id, in_charge(store))
    assert session.phase is SessionPhase.MEETING and not session.meeting.is_open
    assert [one.name for one in sheet.rows[0].ratings] == ["Pia"]
    assert sheet.decision and sheet.decision.outcome is Outcome.DEFER
    assert case.present == 1 and case.dissenters == (("Pia", "No."),)


def test_a_session_of_version_1_goes_on(first_version: Path) -> None:
    with Store.open(first_version) as store:
        ann = store.session(in_charge(store)).candidate_named("Ann").id
        store.apply(ReopenCandidate(ann, "Somebody asked."), chair(store))
        assert store.session(in_charge(store)).candidate(ann).phase is CandidatePhase.REVEALED
        assert store.case(ann, in_charge(store)).earlier[0].because == "Somebody asked."
        assert store.verify().holds


def test_an_upgrade_whose_copy_cannot_be_written_says_so_and_leaves_nothing(
    first_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_version.read_bytes()

    def refuse(_: Document, __: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Document, "copy_to", refuse)
    with pytest.raises(FileTrouble, match=r"old\.calib .* Read-only file system"):
        Store.open(first_version)
    assert first_version.read_bytes() == before


def test_an_upgrade_that_ends_in_its_copy_leaves_no_copy(
    first_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(_: Document, target: Path) -> None:
        target.touch()
        raise FileTrouble("The disk is full.")

    monkeypatch.setattr(Document, "copy_to", fill_the_disk)
    with pytest.raises(FileTrouble):
        Store.open(first_version)
    assert list(first_version.parent.iterdir()) == [first_version]
