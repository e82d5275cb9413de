"""What is kept of a packet that is handed out, who reads it, and that it changes no case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.authority import HOLDER, Actor
from calibrate.domain.commands import (
    CorrectName,
    IssuePacket,
    RecordDecision,
    ReopenCandidate,
    RevealRound,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome
from calibrate.domain.errors import BadInput, CalibrateError, Refused
from calibrate.domain.handing.editions import Edition
from calibrate.domain.phases import in_chair
from calibrate.domain.record.case import Case
from calibrate.packet.packet import drawn_packet
from calibrate.store.record.payloads import parts_of
from tests.reading import everything, viewers
from tests.worlds.issuing import DIRECTOR, HASH, issue, register
from tests.worlds.kits import Kits
from tests.worlds.people import FAY
from tests.worlds.sessions import Made, in_charge
from tests.worlds.stages import STAGES


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    made = STAGES["decided"](tmp_path / "s.calib")
    yield made
    made.store.close()


def case(made: Made) -> Case:
    return made.store.checked_case(made.ann, in_charge(made.store))


def refused(made: Made, command: IssuePacket, kind: type[CalibrateError] = Refused) -> str:
    before = made.store.verify()
    with pytest.raises(kind) as error:
        made.do(command)
    assert made.store.verify() == before
    return str(error.value)


def test_the_register_has_which_edition_to_whom_when_and_its_hash(made: Made) -> None:
    line = case(made).log_line
    made.do(issue(made), issue(made, "  Ann\n herself ", sha256="0b" * 32))
    first, second = register(made)
    assert (first.edition, first.recipient, first.sha256) == (Edition.PANEL, DIRECTOR, HASH)
    assert first.time <= second.time <= made.store.now()
    assert second.recipient == "Ann herself"
    assert [(one.candidate, one.line) for one in first.cases] == [(made.ann, line)]
    assert made.store.verify().problems == ()


def test_its_line_says_what_was_done_and_not_to_whom(made: Made) -> None:
    made.do(issue(made))
    line = made.store.log(in_charge(made.store))[-1]
    assert line.sentence == "issued the panel edition of Ann"
    lines = made.store.verify().lines
    with made.store._document.transaction() as connection:
        parts = parts_of(connection, lines)
    assert [DIRECTOR in part.body for part in parts.values()] == [False, True]
    assert all(part.people == (made.ann,) for part in parts.values())


def test_a_packet_is_the_same_to_the_byte_once_it_was_issued(made: Made) -> None:
    before = case(made)
    made.do(issue(made), issue(made, "Somebody else"))
    after = case(made)
    assert not before.damage
    assert after == before
    assert drawn_packet(after) == drawn_packet(before)


def test_what_changes_the_case_after_that_is_its_last_change(made: Made) -> None:
    made.do(issue(made), CorrectName(made.ann, "Anna", "misspelt"), issue(made))
    first, second = register(made)
    assert second.cases[0].line == first.cases[0].line + 2
    assert case(made).log_line == second.cases[0].line
    assert not case(made).damage


def test_a_draft_cannot_be_issued(made: Made) -> None:
    made.do(ReopenCandidate(made.ann, "an appeal"))
    assert "a draft cannot be issued" in refused(made, issue(made))
    made.do(WithdrawCandidate(made.ann, "moved on"))
    assert "no packet to issue" in refused(made, issue(made))


def test_a_closed_session_still_takes_it(tmp_path: Path) -> None:
    made = STAGES["closed"](tmp_path / "c.calib")
    made.do(issue(made))
    assert len(register(made)) == 1
    assert made.store.verify().problems == ()


def test_what_is_wrong_with_it_is_said(made: Made) -> None:
    sent = issue(made)
    cases = {
        "to whom": replace(sent, recipient=" \n "),
        "longer than 200": replace(sent, recipient="x" * 201),
        "not a SHA-256": replace(sent, sha256="5A" * 32),
        "whose packet": replace(sent, candidates=()),
        "exported and not issued": replace(sent, edition=Edition.READING),
        "an id of its own": replace(sent, id=""),
    }
    for said, command in cases.items():
        with pytest.raises(BadInput, match=said):
            made.do(command)
    assert register(made) == ()


def test_a_book_is_one_entry_of_several_cases(made: Made) -> None:
    made.rate(4, 4, candidate=1)
    made.do(RevealRound(made.ben, 1, made.panelists[2:], "ill"))
    made.do(RecordDecision(Decision(new_id(), made.ben, Outcome.DEFER, "Later.")))
    book = replace(issue(made), candidates=(made.ben, made.ann, made.ben), edition=Edition.BOOK)
    one_of_two = replace(book, edition=Edition.PANEL)
    assert "issued as a book" in refused(made, one_of_two, BadInput)
    made.do(book)
    (found,) = register(made)
    assert {one.candidate for one in found.cases} == {made.ann, made.ben}
    sentence = made.store.log(in_charge(made.store))[-1].sentence
    assert sentence == "issued the book of 2 candidates"


def test_one_that_is_sent_twice_is_noted_once(made: Made) -> None:
    sent = issue(made, id="one")
    made.do(sent, sent)
    assert len(register(made)) == 1
    assert "under a new one" in refused(made, replace(sent, recipient="Other"), BadInput)


def test_the_register_is_read_by_who_runs_that_part_alone(made: Made) -> None:
    made.do(issue(made))
    for name, viewer in viewers((*made.panelists, FAY.id), made.candidates).items():
        runs = viewer == in_chair(FAY.id)
        text = everything(made.store, viewer, made.candidates)
        assert ((DIRECTOR in text), (HASH in text)) == (runs, runs), name


def test_only_who_runs_that_part_issues(made: Made) -> None:
    for actor in (Actor(made.panelists[0]), HOLDER, Actor("nobody")):
        with pytest.raises(Refused):
            made.store.apply(issue(made), actor)


def test_a_kit_has_nothing_of_it(tmp_path: Path, made: Made) -> None:
    made.do(issue(made))
    (kit,) = Kits(made, tmp_path).make(0)
    content = kit.path.read_bytes()
    assert DIRECTOR.encode() not in content
    assert HASH.encode() not in content
