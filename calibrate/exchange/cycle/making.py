"""Reads an earlier session from a copy of its file, and makes the next one from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from calibrate.domain.commands import CreateSession, new_id
from calibrate.domain.cycle.carrying import Next
from calibrate.domain.cycle.former import Former
from calibrate.domain.errors import FileTrouble
from calibrate.domain.phases import Viewer
from calibrate.store.private_copy import private_copy
from calibrate.store.store import Store
from calibrate.words.cycle.cycle import follow_up_text, outcome_then


def read_former_session(
    path: Path, opened: Callable[[Path], Store], viewer: Callable[[Store], Viewer]
) -> Former:
    """Return what the next session may take over; the file itself is left as it is.

    `opened` opens the copy, for instance by its words. Raises FileTrouble for a file that is not
    what was recorded, Refused where `viewer` does not run the session.
    """
    with private_copy(path) as copy, opened(copy) as store:
        if damage := store.damage():
            raise FileTrouble(damage)
        return store.former(viewer(store))


def begin_next(path: Path, title: str, plan: Next) -> Store:
    """Write the next session as a new file, all of it or nothing, and open it."""
    create = CreateSession(new_id(), title, plan.rubric)
    return Store.create(path, create, further=plan.further(new_id, follow_up_text, outcome_then))
