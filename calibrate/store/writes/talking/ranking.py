"""Carrying out what notes how senior somebody is."""

from __future__ import annotations

from calibrate.domain.commands import RankPanelist
from calibrate.domain.permissions import need_setup
from calibrate.domain.talking.seniority import checked_rank
from calibrate.store.document import tables
from calibrate.store.writes.work import Work, named_panelist, perform


@perform.register
def _rank(command: RankPanelist, work: Work) -> str:
    """The sentence leaves the rank out: whoever reads the log need not learn it in passing."""
    need_setup(work.session)
    panelist = named_panelist(work, command.panelist)
    row = None
    if command.rank is not None:
        row = {"panelist": panelist.id, "rank": checked_rank(command.rank)}
    work.journal.put(tables.seniority, (panelist.id,), row)
    work.about(panelist.id)
    return f"{'noted' if row else 'no longer notes'} how senior {panelist.name} is"
