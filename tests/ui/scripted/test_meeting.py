"""A whole meeting over the demo, through the windows, with the app killed between any two steps."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from calibrate.domain.decisions import Outcome, Vote
from calibrate.domain.meeting import AttendanceKind, TurnKind
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase, SessionPhase
from calibrate.domain.sheet import Movement
from calibrate.exchange.demo.session import write_demo
from calibrate.store.store import Store
from tests.ui.scripted.person import Person
from tests.ui.scripted.script import (
    CHEN,
    DMYTRO,
    ELENI,
    MARIA,
    MIRIAM,
    PRIYANKA,
    SOREN,
    ZOFIA,
    steps,
)
from tests.worlds.sessions import in_charge

LONGEST = 500
"""Seconds after which the meeting hangs."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The demo, before its meeting."""
    written = tmp_path / "demo.calib"
    write_demo(written, has_met=False)
    (tmp_path / "packets").mkdir()
    return written


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX matter")
def test_the_meeting_goes_on_where_it_was_though_killed_after_every_step(path: Path) -> None:
    faulthandler.cancel_dump_traceback_later()  # thirty apps take longer than any other test
    command = [sys.executable, "-m", "tests.ui.scripted", str(path), str(path.parent / "packets")]
    played = subprocess.run(command, capture_output=True, timeout=LONGEST, text=True)
    assert played.returncode == 0, f"{played.stdout.splitlines()[-1:]}: {played.stderr}"
    _check(path)


def test_the_same_meeting_in_one_sitting(path: Path, qtbot: QtBot) -> None:
    folder = path.parent / "packets"
    person = Person(path)
    qtbot.addWidget(person.window)
    for step in steps(folder).values():
        step(person)
    person.window.close()
    _check(path)


def _check(path: Path) -> None:
    with Store.open(path) as store:
        session = store.session(in_charge(store))
        assert session.phase is SessionPhase.CLOSED
        assert store.verify().problems == ()

        def case(name: str) -> Case:
            return store.case(session.candidate_named(name).id, in_charge(store))

        _check_decisions(case)
        _check_people(store, case)
        turns = [line.kind for line in session.meeting.turns]
        assert turns.count(TurnKind.CALLED) == 5 and turns.count(TurnKind.SET_ASIDE) == 1
        assert session.candidate_named(DMYTRO).phase is CandidatePhase.WITHDRAWN
    _check_packets(path.parent / "packets")


def _check_decisions(case: Callable[[str], Case]) -> None:
    outcomes = {name: case(name).sheet.decision for name in (MIRIAM, ZOFIA, CHEN, MARIA)}
    assert {name: one.outcome for name, one in outcomes.items() if one} == {
        MIRIAM: Outcome.PROMOTE,
        ZOFIA: Outcome.NOT_YET,
        CHEN: Outcome.PROMOTE,
        MARIA: Outcome.DEFER,
    }
    miriam, zofia = case(MIRIAM), case(ZOFIA)
    standard = miriam.sheet.row("standard")
    assert standard.movement == Movement(up=1, same=2)
    assert miriam.sheet.split_first(standard) and not miriam.sheet.splits(standard)
    assert miriam.dissenters == ((SOREN, "Nothing of hers outlives her attention."),)
    assert zofia.sheet.decision and zofia.sheet.decision.vote == Vote(2, 2)
    assert zofia.decider == "Helena Brandt"
    assert all(zofia.sheet.splits(zofia.sheet.row(one)) for one in ("review", "standard"))


def _check_people(store: Store, case: Callable[[str], Case]) -> None:
    assert [away.name for away in case(MIRIAM).attendance] == [ELENI]
    outside = [away for away in case(MARIA).attendance if not away.absent]
    assert {away.name for away in outside} == {PRIYANKA} and len(outside) == 2
    assert case(CHEN).sheet.reveals[0].excused == (ELENI,)
    lines = store.session(in_charge(store)).meeting.attendance
    assert sum(line.kind is AttendanceKind.ABSENT for line in lines) == 1


def _check_packets(folder: Path) -> None:
    texts = {}
    for path in folder.glob("*.pdf"):
        document = pypdfium2.PdfDocument(path.read_bytes())
        texts[path.stem] = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    assert set(texts) >= {MIRIAM, ZOFIA, MARIA}
    assert "1 moved up" in texts[MIRIAM] and "outlives her attention" in texts[MIRIAM]
    assert "tie" in texts[ZOFIA] and "Helena Brandt" in texts[ZOFIA]
