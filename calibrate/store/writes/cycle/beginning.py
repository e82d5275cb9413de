"""Carrying out what says which session this one was made from."""

from __future__ import annotations

from dataclasses import asdict

from calibrate.domain.commands import BeginFrom
from calibrate.domain.earlier.earlier import checked_earlier
from calibrate.domain.errors import Refused
from calibrate.domain.permissions import need_setup
from calibrate.store.document import tables
from calibrate.store.record import log
from calibrate.store.sealed.keys import THE_ONE
from calibrate.store.writes.work import Work, perform
from calibrate.words.cycle.cycle import made_from_words

FIRST_LINE = 1


@perform.register
def _begin_from(command: BeginFrom, work: Work) -> str:
    need_setup(work.session)
    if log.last(work.connection)[0] != FIRST_LINE:
        raise Refused("Only a session that was just begun can be made from an earlier one.")
    earlier = checked_earlier(command.earlier)
    work.journal.insert(tables.earlier_session, {"id": THE_ONE} | asdict(earlier))
    return made_from_words(earlier.title, earlier.session, earlier.line, earlier.head)
