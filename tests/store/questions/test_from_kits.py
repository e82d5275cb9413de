"""Questions that are asked in kits: how they travel, arrive without a name, and are answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from calibrate.domain.authority import A_PANELIST
from calibrate.domain.commands import DeclareConflict, TakeBackMerge
from calibrate.domain.errors import Refused
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.questions.asking import About, Asked
from calibrate.domain.questions.question import QuestionState
from calibrate.domain.submitting.arriving import Fate
from calibrate.domain.travel.ballot import Ballot
from calibrate.exchange.ballots.ballot_file import ballot_bytes, ballot_in
from calibrate.store.asking.marks import SIZE
from calibrate.store.reads.ballots import ALTERED
from tests.worlds.kits import Kits, ballot_of, own, submit_in
from tests.worlds.questions import (
    WORDS,
    about_gap,
    about_piece,
    all_of,
    answer,
    ask,
    ask_in,
    publish,
    take,
)
from tests.worlds.sessions import chair, in_charge, open_session


@pytest.fixture
def kits(tmp_path: Path) -> Kits:
    return Kits(open_session(tmp_path / "s.calib"), tmp_path / "kits")


def keep(kits: Kits, *ballots: Ballot) -> bool:
    store = kits.made.store
    return store.keep_asked(ballots, in_charge(store))


def test_what_is_asked_in_a_kit_is_readable_there_and_goes_with_its_ballot(kits: Kits) -> None:
    kit = kits.open()
    id = ask_in(kit, about_piece(kits.made))
    (question,) = kit.questions(own(kit))
    assert (question.id, question.text, question.is_own) == (id, WORDS, True)
    assert kit.questions(Viewer(ViewerKind.PANELIST, kits.made.panelists[1])) == ()
    ballot = ballot_in(ballot_bytes(ballot_of(kit)), "b")
    assert [one.id for one in ballot.questions] == [id]
    assert ballot.entries == ()
    kit.close()


def test_they_arrive_once_and_wait_without_a_line_or_a_name(kits: Kits) -> None:
    kit = kits.open()
    ask_in(kit, about_piece(kits.made))
    before = kits.made.store.verify()
    (arriving,) = kits.arriving(ballot_of(kit))
    assert (arriving.asks, arriving.may_bring) == (True, False)
    assert [keep(kits, ballot_of(kit)) for _ in range(3)] == [True, False, False]
    assert kits.made.store.verify() == before
    assert not kits.arriving(ballot_of(kit))[0].asks
    take(kits.made)
    assert not keep(kits, ballot_of(kit))
    line = kits.made.store.log(in_charge(kits.made.store))[-1]
    assert (line.actor, line.sentence) == (A_PANELIST, "asked 1 question about Ann")
    kit.close()


def test_all_that_waits_is_one_line_from_wherever_it_came(kits: Kits) -> None:
    ask(kits.made, 3, about_gap(kits.made), "Asked in the room?")
    opened = [kits.open(number) for number in (0, 1)]
    for kit in opened:
        ask_in(kit, about_piece(kits.made), "Asked in a kit?")
    assert keep(kits, *map(ballot_of, opened))
    take(kits.made)
    line = kits.made.store.log(in_charge(kits.made.store))[-1]
    assert line.sentence == "asked 3 questions about Ann"
    found = [one.id for one in all_of(kits.made)]
    assert found == sorted(found)


def test_a_merge_names_nobody_who_only_asks(kits: Kits) -> None:
    """Pia submitted before, and asks something now; Quentin's ballot brings a submission."""
    pia, quentin = kits.open(0), kits.open(1)
    submit_in(pia, kits.made.ann)
    kits.merge(ballot_of(pia))
    ask_in(pia, about_piece(kits.made))
    submit_in(quentin, kits.made.ann)
    ballots = ballot_of(pia), ballot_of(quentin)
    change = kits.merge(*ballots)
    keep(kits, *ballots)
    assert change.sentence == "merged the ballot of Quentin"
    line, payload = last_line(kits)
    assert kits.made.panelists[1] in line
    assert kits.made.panelists[0] not in line + payload
    with pytest.raises(Refused, match="here already"):
        kits.merge(ballot_of(pia))


def last_line(kits: Kits) -> tuple[str, str]:
    """The newest line as it lies in the file, and its payload."""
    with kits.made.store._document.transaction() as connection:
        query = "SELECT line FROM log ORDER BY sequence DESC LIMIT 1"
        line = connection.exec_driver_sql(query).scalar_one()
        newest = "sequence = (SELECT max(sequence) FROM log)"
        query = f"SELECT group_concat(people || body) FROM payload WHERE {newest}"
        return line, connection.exec_driver_sql(query).scalar_one()


def test_a_ballot_that_only_asks_makes_no_key_known(kits: Kits) -> None:
    """Else the kit's row would say that something came of it."""
    kit = kits.open()
    ask_in(kit, about_piece(kits.made))
    keep(kits, ballot_of(kit))
    assert kits.made.store.keys(in_charge(kits.made.store)) == ()
    with pytest.raises(Refused, match="here already"):
        kits.merge(ballot_of(kit))
    kit.close()


def test_taking_a_merge_back_leaves_what_was_asked(kits: Kits) -> None:
    """To know which questions a merge brought would be to keep whose they are."""
    kit = kits.open()
    submit_in(kit, kits.made.ann)
    ask_in(kit, about_piece(kits.made))
    merged = kits.merge(ballot_of(kit))
    keep(kits, ballot_of(kit))
    take(kits.made)
    store = kits.made.store
    store.apply(TakeBackMerge(merged.line), chair(store))
    assert len(all_of(kits.made)) == 1
    assert kits.fates(ballot_of(kit)) == [Fate.NEW]


CHANGES: dict[str, Callable[[Ballot], Ballot]] = {
    "other words": lambda b: replace(
        b, questions=(replace(b.questions[0], text="Something else?"),)
    ),
    "one more": lambda b: replace(
        b, questions=(*b.questions, replace(b.questions[0], id="another"))
    ),
    "none left": lambda b: replace(b, questions=()),
    "no signature": lambda b: replace(b, asked_by=""),
    "what is no signature": lambda b: replace(b, asked_by="no"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_questions_that_were_changed_on_their_way_refuse_the_ballot(
    change: str, kits: Kits
) -> None:
    kit = kits.open()
    submit_in(kit, kits.made.ann)
    ask_in(kit, about_piece(kits.made))
    (arriving,) = kits.arriving(CHANGES[change](ballot_of(kit)))
    assert arriving.refused == ALTERED
    assert not keep(kits, CHANGES[change](ballot_of(kit)))
    kit.close()


def test_what_its_panelist_may_not_ask_is_left_out(kits: Kits) -> None:
    """A conflict was declared since, or the kit has a piece that nobody here knows."""
    kit = kits.open()
    ask_in(kit, about_piece(kits.made))
    with kit._document.transaction() as connection:
        key = SigningKey(connection.exec_driver_sql("SELECT secret FROM writer").scalar_one())
    made = kits.made
    odd = (
        Asked("1", About(made.ann, "nothing"), "Why?", bytes(SIZE)),
        Asked("2", About(made.ann, "", "nothing"), "Why?", bytes(SIZE)),
        Asked("3", About("nobody", "", "code"), "Why?", bytes(SIZE)),
        Asked("4", About(made.ann, "", "code"), "Why?", b"short"),
        Asked("5", About(made.ann, "", "code"), "Why?", bytes(SIZE)),
    )
    ballot = replace(ballot_of(kit), questions=odd)
    ballot = replace(ballot, asked_by=key.sign(ballot.asked).signature.hex())
    assert keep(kits, ballot)
    take(made)
    assert [one.id for one in all_of(made)] == ["5"]
    made.do(DeclareConflict(made.panelists[0], made.ann, "a cousin"))
    assert not keep(kits, ballot_of(kit))
    kit.close()


def test_only_who_runs_the_session_takes_them_from_ballots(kits: Kits) -> None:
    kit = kits.open()
    ask_in(kit, about_piece(kits.made))
    with pytest.raises(Refused, match="by who runs the session"):
        kits.made.store.keep_asked([ballot_of(kit)], kits.made.viewer(1))
    kit.close()


def test_a_newer_kit_has_them_and_says_what_was_answered(kits: Kits) -> None:
    older = kits.open()
    id = ask_in(older, about_piece(kits.made))
    ask_in(older, about_gap(kits.made), "And that?")
    submit_in(older, kits.made.ann)
    kits.merge(ballot_of(older))
    keep(kits, ballot_of(older))
    take(kits.made)
    answer(kits.made, id)
    publish(kits.made)
    newer = kits.open()
    newer.take_over(older)
    found = {one.text: one for one in newer.questions(own(newer))}
    assert found[WORDS].state is QuestionState.PUBLISHED
    assert found[WORDS].version == 2
    assert found["And that?"].state is QuestionState.OPEN
    pieces = newer.pieces(kits.made.ann, own(newer))
    assert "Answer: Two weeks." in pieces[0].content.text
    assert not keep(kits, ballot_of(newer))
    older.close()
    newer.close()


def test_what_a_kit_lets_out_of_the_session_has_no_question(kits: Kits) -> None:
    """What others asked, and the answers that wait, are not in anybody's kit."""
    for panelist, text in ((1, "A canary of somebody else?"), (2, "Another canary?")):
        ask(kits.made, panelist, about_piece(kits.made), text)
    take(kits.made)
    answer(kits.made, all_of(kits.made)[0].id, "The third canary.")
    (made,) = kits.make(0)
    assert b"canary" not in made.path.read_bytes()
    with closing(sqlite3.connect(made.path)) as raw:
        for table in ("question", "asked"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
