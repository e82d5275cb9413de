"""A meeting over the demo, step by step, each through the window and from what is in the file.

Ελένη is absent for the day, Priyanka is recused from Maria Fernanda, and everybody but Helena
presents somebody. Miriam's split converges, Zofia's does not and ends in a tie; Maria Fernanda is
set aside and then deferred below the quorum; Дмитро withdraws.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import Qt

from calibrate.domain.decisions import Outcome
from calibrate.domain.session import CandidatePhase, CandidateState, SessionPhase
from calibrate.domain.sheet import Sheet
from calibrate.ui.paper import ask as folders
from tests.ui.answering import agree
from tests.ui.scripted.person import Person
from tests.worlds.sessions import in_charge

Step = Callable[[Person], None]

HELENA, MARCUS, ELENI = "Helena Brandt", "Marcus Oyelaran", "Ελένη Παπαδοπούλου"
SOREN, PRIYANKA = "Søren Ødegård", "Priyanka Raghunathan"
MIRIAM, ZOFIA = "Miriam Castellanos", "Zofia Wiśniewska-Łuczak"
MARIA = "Maria Fernanda de Albuquerque Vasconcelos e Silva"
CHEN, DMYTRO = "陳美玲", "Дмитро Коваленко"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def state(person: Person, name: str) -> CandidateState:
    """Return how a candidate stands, as the file has it."""
    return person.store._session.candidate_named(name)


def sheet(person: Person, name: str) -> Sheet:
    """Return a candidate's sheet as the file has it."""
    return person.store.sheet(state(person, name).id, in_charge(person.store))


def to_the_meeting(person: Person) -> None:
    """Go to the console, wherever the window opened."""
    person.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)


# The opening


def mark_absent(person: Person) -> None:
    to_the_meeting(person)
    person.answer("Mark absent", {"Who": ELENI, "Why": "all day, on a train"}, "Mark absent")
    assert person.sees(f"{ELENI}, Absent")


def open_meeting(person: Person) -> None:
    to_the_meeting(person)
    assert person.sees("Readiness")
    person.answer("Open the meeting", {}, "Open the meeting")
    assert person.store.session(in_charge(person.store)).meeting.is_open


def arrange(person: Person) -> None:
    """Put Miriam first, by keys."""
    to_the_meeting(person)
    person.choose(MIRIAM)
    miriam = state(person, MIRIAM).id
    for _ in range(person.store.session(in_charge(person.store)).meeting.agenda.index(miriam)):
        person.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert person.store.session(in_charge(person.store)).meeting.agenda[0] == miriam


# One candidate


def called(name: str) -> Step:
    """Look at a candidate and call them."""

    def call(person: Person) -> None:
        to_the_meeting(person)
        person.choose(name)
        calls = (f"Call {name}", f"Next: {name}")
        person.press(next(words for words in calls if person.sees(words)))
        assert (
            person.store.session(in_charge(person.store)).meeting.at_hand == state(person, name).id
        )

    return call


def revealed(name: str) -> Step:
    """Reveal round 1 of whoever is at hand, by its key."""

    def reveal(person: Person) -> None:
        to_the_meeting(person)
        before = [opened for row in sheet(person, name).rows for opened in row.ratings]
        assert not before and person.sees("Sealed until the reveal")
        if person.button("End the silent reading now").isEnabled():
            person.key(Qt.Key.Key_R)
        agree()
        person.key(Qt.Key.Key_R)
        assert state(person, name).phase is CandidatePhase.REVEALED
        assert person.sees("Round 1 revealed")

    return reveal


def second_round(name: str, criteria: set[str]) -> Step:
    """Begin the second round on what split."""

    def begin(person: Person) -> None:
        to_the_meeting(person)
        person.answer("Second round on", {}, "Begin round 2")
        assert set(state(person, name).second_round) == criteria

    return begin


def second_revealed(name: str) -> Step:
    """Reveal round 2."""

    def reveal(person: Person) -> None:
        to_the_meeting(person)
        person.answer("Reveal round 2", {}, "Reveal round 2")
        assert state(person, name).rounds_opened == 2
        assert person.sees("Round 2 revealed")

    return reveal


def as_before(name: str, criteria: int) -> Step:
    """Somebody sits down in the room, stands by what they said, submits, and hands back."""

    def rate(person: Person) -> None:
        _sit_down(person, name)
        for _ in range(criteria):
            person.press("As before")
            person.key(Qt.Key.Key_Return)
        _submit_and_hand_back(person)

    return rate


def moved(name: str, value: Qt.Key, reason: str) -> Step:
    """Somebody sits down in the room and changes their only rating, with the reason."""

    def rate(person: Person) -> None:
        _sit_down(person, name)
        _rate(person, value, reason)
        _submit_and_hand_back(person)

    return rate


def rated(name: str, values: str) -> Step:
    """Somebody sits down in the room and rates a candidate for the first time."""

    def rate(person: Person) -> None:
        _sit_down(person, name)
        for value in values:
            _rate(person, Qt.Key(ord(value)), "Seen in the evidence, on both sides.")
        _submit_and_hand_back(person)

    return rate


def _sit_down(person: Person, name: str) -> None:
    to_the_meeting(person)
    person.press("Rate in the room")
    person.sit_down(name)
    assert person.sees("Done, hand back")


def _rate(person: Person, value: Qt.Key, reason: str) -> None:
    person.key(value)
    person.key(Qt.Key.Key_R)
    person.type(reason)
    person.key(Qt.Key.Key_Return, CONTROL)


def _submit_and_hand_back(person: Person) -> None:
    before = len(person.store.session(in_charge(person.store)).submitted)
    person.key(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert len(person.store.session(in_charge(person.store)).submitted) == before + 1
    person.press("Done, hand back")
    assert not person.sees("Done, hand back")
    person.press("Back to the meeting")


def decided(name: str, outcome: Outcome, votes: tuple[str, str], reason: str) -> Step:
    """Choose the outcome, enter the votes, write the reason, record; votes may be left out."""
    words = {Outcome.PROMOTE: "Promote", Outcome.NOT_YET: "Not yet", Outcome.DEFER: "Defer"}

    def decide(person: Person) -> None:
        to_the_meeting(person)
        person.press(words[outcome])
        for field, count in zip(("Votes for", "Votes against"), votes, strict=True):
            if count:
                person.enter(field, count)
        person.enter("Reason", reason)
        person.key(Qt.Key.Key_Return, CONTROL)
        decision = sheet(person, name).decision
        assert decision and decision.outcome is outcome

    return decide


def dissented(name: str, dissenter: str, words: str) -> Step:
    """Enter a dissent; it is a draft until the decision is recorded, and lies in the file."""

    def dissent(person: Person) -> None:
        to_the_meeting(person)
        answers = {"Who dissents": dissenter, "What they say": words}
        person.answer("Add a dissent", answers, "Add")
        candidate, chair = state(person, name).id, in_charge(person.store)
        person.wait_until(lambda: bool(person.store.decision_draft(candidate, chair).dissents))

    return dissent


def set_aside(person: Person) -> None:
    to_the_meeting(person)
    person.press("Set aside")
    assert person.sees("Set aside")
    assert person.store.session(in_charge(person.store)).meeting.at_hand is None


def withdrawn(name: str) -> Step:
    """Withdraw whoever is looked at."""

    def withdraw(person: Person) -> None:
        to_the_meeting(person)
        person.choose(name)
        person.answer("Withdraw", {"Reason": "took another post"}, "Withdraw")
        assert state(person, name).phase is CandidatePhase.WITHDRAWN

    return withdraw


def voted(name: str) -> Step:
    """Go to the vote, whether something splits or not."""

    def vote(person: Person) -> None:
        to_the_meeting(person)
        person.key(Qt.Key.Key_V)
        meeting = person.store.session(in_charge(person.store)).meeting
        assert meeting.is_voting(state(person, name).id)

    return vote


# The end


def close(person: Person) -> None:
    to_the_meeting(person)
    person.answer("Close the session", {}, "Close")
    assert person.store.session(in_charge(person.store)).phase is SessionPhase.CLOSED


def packets(folder: Path) -> Step:
    """Export a packet of everybody who was decided into a folder."""

    def export(person: Person) -> None:
        with patch.object(folders, "ask_folder", lambda _: folder):
            person.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
            person.press("Export")
            person.wait_until(lambda: person.sees(f"packets in {folder}"))
        assert len(list(folder.glob("*.pdf"))) == DECIDED

    return export


DECIDED = 4


def steps(folder: Path) -> dict[str, Step]:
    """Return the whole meeting, each step by what it does; packets go to the folder."""
    lasts = "Storage went on with it while she was away."
    return {
        "mark Ελένη absent": mark_absent,
        "open the meeting": open_meeting,
        "put Miriam first": arrange,
        "call Miriam": called(MIRIAM),
        "reveal Miriam": revealed(MIRIAM),
        "begin Miriam's second round": second_round(MIRIAM, {"standard"}),
        "Helena rates Miriam again": as_before(HELENA, 1),
        "Søren rates Miriam again": as_before(SOREN, 1),
        "Priyanka rates Miriam again": moved(PRIYANKA, Qt.Key.Key_4, lasts),
        "reveal Miriam's second round": second_revealed(MIRIAM),
        "go to the vote on Miriam": voted(MIRIAM),
        "Søren dissents": dissented(MIRIAM, SOREN, "Nothing of hers outlives her attention."),
        "decide on Miriam": decided(MIRIAM, Outcome.PROMOTE, ("2", "1"), "Two halves at L4."),
        "call Zofia": called(ZOFIA),
        "reveal Zofia": revealed(ZOFIA),
        "begin Zofia's second round": second_round(ZOFIA, {"review", "standard"}),
        "Helena rates Zofia again": as_before(HELENA, 2),
        "Marcus rates Zofia again": as_before(MARCUS, 2),
        "Søren rates Zofia again": as_before(SOREN, 2),
        "Priyanka rates Zofia again": as_before(PRIYANKA, 2),
        "reveal Zofia's second round": second_revealed(ZOFIA),
        "decide Zofia's tie": decided(ZOFIA, Outcome.NOT_YET, ("2", "2"), "Reviews are open."),
        "call Maria Fernanda": called(MARIA),
        "set Maria Fernanda aside": set_aside,
        "call 陳美玲": called(CHEN),
        "Søren rates 陳美玲 in the room": rated(SOREN, "4424444"),
        "reveal 陳美玲": revealed(CHEN),
        "go to the vote on 陳美玲": voted(CHEN),
        "decide on 陳美玲": decided(CHEN, Outcome.PROMOTE, ("3", "0"), "All of it at L4."),
        "Дмитро withdraws": withdrawn(DMYTRO),
        "call Maria Fernanda again": called(MARIA),
        "reveal Maria Fernanda": revealed(MARIA),
        "defer Maria Fernanda": decided(MARIA, Outcome.DEFER, ("", ""), "Two of us are here."),
        "close the session": close,
        "export all packets": packets(folder),
    }
