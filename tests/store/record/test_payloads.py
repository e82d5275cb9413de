"""Payloads lie in parts, one for the people each speaks of, with salts and digests of their own."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete

from calibrate.domain.authority import Actor
from calibrate.domain.commands import AddPanelist, OpenRating, RecordDecision, RevealRound
from calibrate.domain.decisions import Decision, Dissent, Outcome
from calibrate.domain.people import Panelist, Role
from calibrate.domain.phases import in_chair
from calibrate.store.document import tables
from calibrate.store.record import log, payloads
from calibrate.store.record.payloads import Part
from calibrate.store.store import Store
from tests.worlds.sessions import Made, chair, naturally, new_session, open_session, reveal, submit


def parts(store: Store, line: int) -> list[Part]:
    with store._document.transaction() as connection:
        return list(payloads.parts_of(connection, line).values())


def newest(made: Made, kind: str) -> int:
    with made.store._document.transaction() as connection:
        rows = map(log.heading, log.newest_first(connection))
        return next(row.sequence for row in rows if row.kind == kind)


def test_an_import_has_a_part_for_each_candidate_with_their_pieces_alone(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    line = newest(made, "ImportEvidence")
    of_ben = [part for part in parts(made.store, line) if part.people == (made.candidates[1],)]
    assert len(of_ben) == 1 and of_ben[0].body.count("Piece ") >= 3
    assert made.candidates[0] not in of_ben[0].body
    sentence = parts(made.store, line)[0]
    assert sentence.people == () and sentence.body.startswith("imported 3 pieces")


def test_a_dissent_is_a_part_of_its_dissenter(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    reveal(made, 0)
    dissent = Dissent(made.panelists[2], "I saw less.")
    decision = Decision("d", made.candidates[0], Outcome.PROMOTE, "Surely.", dissents=(dissent,))
    line = made.store.apply(RecordDecision(decision), chair(made.store)).line
    said = [part for part in parts(made.store, line) if "I saw less." in part.body]
    assert [set(part.people) for part in said] == [{made.candidates[0], made.panelists[2]}]
    again = made.store.apply(RecordDecision(decision), chair(made.store))
    assert again.line == line and made.store.verify().holds


def test_one_part_can_go_while_the_others_still_fit_the_line(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    line = newest(made, "ImportEvidence")
    before = [part.digest for part in parts(made.store, line)]
    is_second = (tables.payload.c.sequence == line) & (tables.payload.c.part == 1)
    with made.store._document.transaction() as connection:
        connection.execute(delete(tables.payload).where(is_second))
    assert [part.digest for part in parts(made.store, line)] == [before[0], *before[2:]]
    assert made.store.verify().problems == (f"What log line {line} was handed was changed.",)


def test_a_line_says_who_acted_for_whom_and_on_what_ground(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    fay = Panelist("fay", "Fay", Role.FACILITATOR, rates=False)
    made.store.apply(AddPanelist(fay), chair(made.store))
    made.store.apply(OpenRating(), Actor("fay"))
    for panelist in range(4):
        submit(made, panelist, 0, 4)
    command = RevealRound(made.candidates[0])
    made.store.apply(command, naturally(made.store, command))
    acted = {line.kind: line.actor for line in made.store.log(in_chair("fay"))}
    assert acted["CreateSession"].ground == "holder"
    assert (acted["OpenRating"].who, acted["OpenRating"].ground) == ("fay", "unproven")
    assert acted["Submit"].who in made.panelists
