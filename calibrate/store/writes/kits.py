"""Noting which kits went out to whom, and in which order each has the candidates."""

from __future__ import annotations

import re

from sqlalchemy import select

from calibrate.domain.ballots import FIRST
from calibrate.domain.commands import CompareKey, MakeKits, NewKit, TakeSecondRound
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_kits, need_open
from calibrate.domain.phases import in_kit
from calibrate.domain.session import CandidatePhase, Session
from calibrate.domain.travel.kits import balanced_order
from calibrate.store.document import tables
from calibrate.store.record.journal import Values
from calibrate.store.sealed.session_key import is_sessions
from calibrate.store.writes.work import Work, named_panelist, perform
from calibrate.words.phrases import listing


@perform.register
def _make(command: MakeKits, work: Work) -> str:
    panelists = tuple(made.panelist for made in command.kits)
    names = [named_panelist(work, id).name for id in panelists]
    if not names or len(set(panelists)) < len(panelists):
        raise BadInput("Kits go out to panelists, one to each.")
    need_kits(work.session, panelists, bool(command.because.strip()))
    work.journal.insert(tables.kit, *(_row(made, command, work) for made in command.kits))
    for made in command.kits:
        _write_order(made, work)
    work.about(*panelists, *(made.id for made in command.kits))
    return f"{'replaced' if command.because.strip() else 'made'} the kits of {listing(names)}"


@perform.register
def _take_second_round(command: TakeSecondRound, work: Work) -> str:
    begun = command.begun
    if not work.writer.kit:
        raise Refused("A session begins its second rounds itself; this is for a kit.")
    if begun.session != work.session.id:
        raise BadInput("This second round is of another session.")
    if not is_sessions(work.connection, begun.signed, begun.signature):
        raise BadInput("This is not signed by the session that made this kit; copy all of it.")
    state = work.session.candidate(begun.candidate)
    if state.rounds_opened:
        raise Refused(f"The second round on {state.name} is open here already.")
    titles = [work.session.rubric.criterion(id).title for id in begun.criteria]
    rows = [{"candidate": state.id, "criterion": id} for id in begun.criteria]
    work.journal.insert(tables.second_round, *rows)
    revealed = {"phase": CandidatePhase.REVEALED.value, "rounds_opened": FIRST}
    work.journal.update(tables.candidate, (state.id,), **revealed)
    work.about(state.id)
    return f"opened the second round on {state.name}: {listing(titles)}"


def _row(made: NewKit, command: MakeKits, work: Work) -> Values:
    return {
        "id": made.id,
        "panelist": made.panelist,
        "number": len(work.session.kits_of(made.panelist)) + 1,
        "time": work.stamp,
        "because": command.because.strip(),
        "enrolment": _hash(made),
        "signer": None,
        "compared": 0,
    }


def _hash(made: NewKit) -> bytes:
    if not re.fullmatch(r"[0-9a-f]{64}", made.enrolment):
        raise BadInput("A kit is known by the hash of its secret, 64 hexadecimal digits.")
    return bytes.fromhex(made.enrolment)


def _write_order(made: NewKit, work: Work) -> None:
    order = enumerate(own_order(work.session, made.panelist), start=1)
    rows = [{"kit": made.id, "candidate": id, "position": place} for place, id in order]
    work.journal.insert(tables.kit_order, *rows)


def own_order(session: Session, panelist: str) -> tuple[str, ...]:
    """Return the ids of the candidates in a panelist's kit, in an order of their own.

    The orders are balanced over the panel; who is left out of a kit leaves no gap.
    """
    everybody = [state.id for state in session.candidates if state.sealed_round]
    mine = {state.id for state in in_kit(session, panelist)}
    raters = [one.id for one in session.panel.panelists if one.rates]
    row = raters.index(panelist) if panelist in raters else 0
    ordered = (everybody[place] for place in balanced_order(len(everybody), row))
    return tuple(id for id in ordered if id in mine)


@perform.register
def _compare(command: CompareKey, work: Work) -> str:
    need_open(work.session)
    kit = work.journal.read(tables.kit, (command.kit,))
    if kit is None:
        raise BadInput("There is no such kit in this session.")
    if kit["signer"] is None or kit["signer"].hex() != command.signer:
        raise Refused("That is not the key of this kit; compare its six words again.")
    for row in _with_signer(work, kit):
        work.journal.update(tables.kit, (row,), compared=int(command.is_same))
    work.about(kit["panelist"], command.kit)
    name = named_panelist(work, kit["panelist"]).name
    found = "the same" if command.is_same else "not the same"
    return f"compared the six words of {name}’s key by voice: they are {found}"


def _with_signer(work: Work, kit: Values) -> list[str]:
    """Return the ids of a panelist's kits that sign with the key of one of them."""
    columns = tables.kit.c
    query = select(columns.id).where(columns.signer == kit["signer"])
    return list(work.connection.execute(query.order_by(columns.number)).scalars())
