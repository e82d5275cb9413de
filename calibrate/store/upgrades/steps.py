"""The steps from the oldest version to the newest, in order."""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.document.schema import mark
from calibrate.store.upgrades import (
    version_2,
    version_3,
    version_4,
    version_5,
    version_6,
    version_7,
    version_8,
    version_9,
)
from calibrate.store.upgrades.rebuild import Rewritten, Step

STEPS: tuple[Step, ...] = tuple(
    version.upgrade
    for version in (
        version_2,
        version_3,
        version_4,
        version_5,
        version_6,
        version_7,
        version_8,
        version_9,
    )
)
"""STEPS[n] takes a file from version n + 1 to version n + 2."""


def upgrade(connection: Connection, version: int) -> Rewritten:
    """Take the schema from `version` to the newest, step by step, in the caller's transaction.

    Returns the rows that were written anew.
    """
    rewritten = [row for step in STEPS[version - 1 :] for row in step(connection)]
    mark(connection)
    return rewritten
