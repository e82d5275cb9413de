"""Carrying out what keeps facts until after the vote.

A line says that there are some, and nothing of them.
"""

from __future__ import annotations

from calibrate.domain.commands import KeepFacts
from calibrate.domain.permissions import need_facts_open
from calibrate.domain.voice.facts import Facts, checked_facts
from calibrate.store.document import tables
from calibrate.store.record.journal import Journal
from calibrate.store.writes.work import Work, perform
from calibrate.words.voice.facts import facts_kept


@perform.register
def _keep(command: KeepFacts, work: Work) -> str:
    state = need_facts_open(work.session, command.candidate)
    facts = checked_facts(command.facts, work.time.date())
    remove_facts(work.journal, state.id)
    if not facts.is_empty:
        _insert(work.journal, state.id, facts)
    work.about(state.id)
    return facts_kept(state.name, facts)


def _insert(journal: Journal, candidate: str, facts: Facts) -> None:
    days = {"level_since": facts.level_since, "promoted": facts.promoted}
    told = {name: day.isoformat() if day else None for name, day in days.items()}
    journal.insert(tables.fact, {"candidate": candidate} | told)
    for position, one in enumerate(facts.outcomes, start=1):
        row = {"candidate": candidate, "position": position, "day": one.day.isoformat()}
        journal.insert(tables.earlier_outcome, row | {"what": one.what, "words": one.words})


def remove_facts(journal: Journal, candidate: str) -> None:
    """Take away what is kept about a candidate."""
    outcome = tables.earlier_outcome
    journal.delete_where(outcome, outcome.c.candidate == candidate)
    journal.delete(tables.fact, (candidate,))
