"""Which column somebody made which field of, for tables of the same columns on this machine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from calibrate.ui import preferences


def remembered_mapping(columns: Sequence[str]) -> dict[str, str]:
    """Return which column somebody made which field of, in a table of just these columns."""
    found = preferences.kept(_shape(columns))
    try:
        mapping = json.loads(found) if isinstance(found, str) else {}
    except ValueError:
        return {}
    there = mapping.items() if isinstance(mapping, dict) else ()
    return {str(field): column for field, column in there if column in columns}


def remember_mapping(columns: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Keep what somebody made of a table of just these columns."""
    preferences.keep(_shape(columns), json.dumps(dict(mapping)))


def _shape(columns: Sequence[str]) -> str:
    """Return the key of tables with these columns, in whatever order they stand."""
    return f"tables/{sha256(json.dumps(sorted(columns)).encode()).hexdigest()[:32]}"
