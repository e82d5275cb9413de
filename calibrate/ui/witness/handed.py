"""A message to or from a witness that is dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.exchange.ballots.messages import (
    LARGEST,
    FromWitness,
    ToWitness,
    witness_message,
)
from calibrate.exchange.files import read_bytes

SESSION = ".calib"


def handed(paths: Sequence[Path]) -> FromWitness | ToWitness | None:
    """Return what one file is that was dropped, or None where it is nothing of a witness.

    What cannot be read here is told by whoever takes it for something else.
    """
    if len(paths) != 1 or paths[0].suffix.lower() == SESSION:
        return None
    try:
        content = read_bytes(paths[0], LARGEST)
    except BadInput:
        return None
    return witness_message(content, paths[0].name)
