"""Version 4: why a facilitator who presents goes on without a deputy; and what bodies hold more.

A draft holds the observation that is being typed, and an expectation its own title. Both may be
lacking, so no row changes; a program that knows neither refuses the file instead of losing them.
Frozen as it was written.
"""

from __future__ import annotations

from sqlalchemy import Connection

from calibrate.store.upgrades.rebuild import Rewritten

WITHOUT_DEPUTY = """
CREATE TABLE without_deputy (
    candidate TEXT NOT NULL,
    because TEXT NOT NULL,
    CONSTRAINT pk_without_deputy PRIMARY KEY (candidate),
    CONSTRAINT fk_without_deputy_candidate FOREIGN KEY(candidate) REFERENCES candidate (id)
) STRICT
"""


def upgrade(connection: Connection) -> Rewritten:
    """Add what is new, and say that no row was written."""
    connection.exec_driver_sql(WITHOUT_DEPUTY)
    return ()
