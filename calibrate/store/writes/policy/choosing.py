"""Carrying out what puts a policy in place."""

from __future__ import annotations

from calibrate.domain.commands import SetPolicy
from calibrate.domain.permissions import need_setup
from calibrate.domain.policy.policy import USUAL, Policy, checked_policy
from calibrate.store.document import tables
from calibrate.store.record.journal import Values
from calibrate.store.sealed.keys import THE_ONE
from calibrate.store.writes.work import Work, perform
from calibrate.words.policy.policy import chosen_words


@perform.register
def _choose(command: SetPolicy, work: Work) -> str:
    need_setup(work.session)
    policy = checked_policy(command.policy)
    work.journal.put(tables.policy, (THE_ONE,), _row(policy) if policy != USUAL else None)
    return chosen_words(policy)


def _row(policy: Policy) -> Values:
    return {
        "id": THE_ONE,
        "name": policy.name,
        "since": policy.since.isoformat() if policy.since else None,
        "source": policy.source,
        "quorum": policy.quorum,
        "blind_rounds": policy.blind_rounds,
        "consent": int(policy.consent),
        "retention": policy.retention,
        "statistics": int(policy.statistics),
        "names_hidden": int(policy.names_hidden),
    }
