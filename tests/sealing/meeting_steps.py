"""Steps of the meeting itself: agenda, turns, the clock, and who is there."""

from __future__ import annotations

from calibrate.domain.agenda.agenda import by_disagreement
from calibrate.domain.commands import (
    ArrangeAgenda,
    CallCandidate,
    DescribeOrganisation,
    EndReading,
    GrantReading,
    HideNames,
    MarkAbsent,
    MarkHere,
    OpenMeeting,
    OpenVote,
    PauseClock,
    ResumeClock,
    SetAside,
    SetMinutes,
    StepBack,
    StepOut,
)
from calibrate.domain.meeting import Arrangement
from calibrate.domain.organisation.organisation import Organisation
from tests.sealing.ledger import Item, Kind
from tests.sealing.walk import Side, Walk
from tests.worlds.sessions import in_charge


def open_meeting(walk: Walk) -> None:
    """The order is drawn by lot."""
    command = OpenMeeting(walk.word(), 20, walk.draw.choice((0, 8)))
    if walk.apply(lambda _: command, "fay"):
        walk.both(lambda one: setattr(one, "is_open", True))


def set_minutes(walk: Walk) -> None:
    """Every candidate is given other minutes."""
    command = SetMinutes(walk.draw.choice((15, 30)), walk.draw.choice((0, 5)))
    walk.apply(lambda _: command, "fay")


def arrange(walk: Walk) -> None:
    """The agenda is put into another order, by hand or by disagreement."""
    if walk.draw.random() < 0.5:
        order = tuple(walk.draw.sample(walk.candidates, len(walk.candidates)))
        walk.apply(lambda _: ArrangeAgenda(order))
        return
    walk.apply(_by_disagreement)


def _by_disagreement(side: Side) -> ArrangeAgenda:
    session = side.store.session(in_charge(side.store))
    sheets = {one.id: side.store.sheet(one.id, in_charge(side.store)) for one in session.candidates}
    revealed = {id: sheet for id, sheet in sheets.items() if sheet.reveals}
    order = by_disagreement(session.meeting.agenda, revealed)
    return ArrangeAgenda(order, Arrangement.SPLIT)


def describe(walk: Walk) -> None:
    """The organisation is described, which everybody may know."""
    said = Organisation(f"Acme {walk.draw.randint(1, 9)}", "Internal")
    walk.apply(lambda _: DescribeOrganisation(said))


def hide_names(walk: Walk) -> None:
    """Names on the room's screen are hidden or shown."""
    hidden = walk.draw.random() < 0.6
    if walk.apply(lambda _: HideNames(hidden), "fay"):
        walk.both(lambda one: setattr(one, "hidden", hidden))


def call(walk: Walk) -> None:
    """A candidate's turn begins."""
    candidate = walk.pick(lambda place: place.phase in ("sealed", "revealed"))
    if walk.apply(lambda _: CallCandidate(candidate), walk.actor(candidate)):
        walk.both(lambda one: one.call(candidate))


def keep_time(walk: Walk) -> None:
    """Something happens to the turn of the candidate at hand."""
    ledger = walk.sides[0].ledger
    commands = (
        PauseClock(),
        ResumeClock(),
        GrantReading(60),
        EndReading(),
        OpenVote(),
        SetAside(),
    )
    command = walk.draw.choice(commands)
    actor = walk.actor(ledger.at_hand) if ledger.at_hand else "fay"
    if walk.apply(lambda _: command, actor) and isinstance(command, SetAside):
        walk.both(lambda one: setattr(one, "at_hand", None))


def be_absent(walk: Walk) -> None:
    """Somebody is marked absent, or has come."""
    absent = sorted(walk.sides[0].ledger.absent)
    panelist = walk.draw.choice(absent or list(walk.people))
    word = walk.word()
    if absent and walk.draw.random() < 0.6:
        if walk.apply(lambda _: MarkHere(panelist), "fay"):
            walk.both(lambda one: one.come(panelist))
        return
    if walk.apply(lambda side: MarkAbsent(panelist, walk.text(Kind.ABSENCE, word, side)), "fay"):
        walk.enter(Item(Kind.ABSENCE, word, panelist, varied=Kind.ABSENCE in walk.texts))
        walk.both(lambda one: one.leave(panelist))


def step_out(walk: Walk) -> None:
    """Somebody who is recused goes out, or comes back."""
    ledger = walk.sides[0].ledger
    candidate = walk.draw.choice(walk.candidates)
    recused = sorted(ledger.places[candidate].recused | set(ledger.outside))
    if not recused:
        return
    panelist = walk.draw.choice(recused)
    if walk.apply(lambda _: StepBack(panelist)):
        walk.both(lambda one: one.step_back(panelist))
    elif walk.apply(lambda _: StepOut(panelist, candidate)):
        walk.both(lambda one: one.step_out(panelist, candidate))
