"""Carrying out what lets the talk begin with reasons, and what shows the numbers then."""

from __future__ import annotations

from calibrate.domain.commands import BeginWithReasons, ShowNumbers
from calibrate.domain.permissions import need_not_closed, need_revealed
from calibrate.store.document import tables
from calibrate.store.sealed.keys import THE_ONE
from calibrate.store.writes.work import Work, perform


@perform.register
def _begin(command: BeginWithReasons, work: Work) -> str:
    need_not_closed(work.session)
    row = {"id": THE_ONE} if command.is_chosen else None
    work.journal.put(tables.reasons_first, (THE_ONE,), row)
    return f"lets the talk begin with {'reasons' if command.is_chosen else 'the numbers'}"


@perform.register
def _show(command: ShowNumbers, work: Work) -> str:
    state = need_revealed(work.session, command.candidate)
    key = (state.id, state.talk_stage)
    row = {"candidate": state.id, "stage": state.talk_stage} if command.are_shown else None
    work.journal.put(tables.numbers_shown, key, row)
    work.about(state.id)
    return f"{'showed' if command.are_shown else 'held back'} the numbers of {state.name}"
