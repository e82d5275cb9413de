"""How much a submission may say: bodies of a round are of one size, into which it is compressed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from calibrate.domain.ballots import FIRST
from calibrate.domain.canonical import canonical
from calibrate.domain.errors import BadInput
from calibrate.domain.ratings import Rating

SMALLEST = 16_384
SMALLEST_SLIP = 4_096
"""Bytes of a body in round 1, and in round 2, which is on few criteria and can be pasted."""

A_CRITERION = 1_024
"""Bytes for each criterion, which is about 2,000 characters of prose, compressed."""

BESIDE = 256
"""Bytes, more than enough, for what lies in a body beside ratings: its time and two digests."""


def body_size(criteria: int, round: int) -> int:
    """Return to how many bytes the bodies on so many criteria are padded in a round."""
    return max(SMALLEST if round == FIRST else SMALLEST_SLIP, A_CRITERION * criteria)


def packed(content: Any, size: int) -> bytes:
    """Return content compressed; raise BadInput, saying by how much, unless it fits into `size`."""
    made = zlib.compress(canonical(content), 9)
    if len(made) >= size:
        over = 100 * (len(made) - size) // size + 1
        raise BadInput(
            "These ratings are too long to be submitted; shorten reasons and observations "
            f"by {over} %."
        )
    return made


def need_room(ratings: Sequence[Rating], criteria: int, round: int) -> None:
    """Raise BadInput unless these ratings, of a round on so many criteria, can be submitted."""
    packed([asdict(rating) for rating in ratings], body_size(criteria, round) - BESIDE)
