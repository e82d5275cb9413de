"""The policy that another file has: one of its own, or what is in force in a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from calibrate.domain.phases import HOLDER, in_chair
from calibrate.domain.policy.policy import Policy
from calibrate.exchange.policy.policy_file import SUFFIX, read_policy_file
from calibrate.store.private_copy import private_copy
from calibrate.store.store import Store


def policy_in(path: Path, opened: Callable[[Path], Store] = Store.open) -> tuple[str, Policy]:
    """Return what a policy or session is called, and what it has chosen.

    A session is only read: `opened` opens a copy of it. Raises BadInput and FileTrouble.
    """
    if path.suffix.lower() == SUFFIX:
        found = read_policy_file(path)
        return found.name or path.name, found
    with private_copy(path) as copy, opened(copy) as store:
        session = store.session(in_chair(store.chairs(HOLDER).usual))
        return session.title, session.policy_in_force
