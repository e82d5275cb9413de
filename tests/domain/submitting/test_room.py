"""What may be submitted is known before it is sealed, and what Rate lets through always fits."""

from __future__ import annotations

from bisect import bisect
from dataclasses import asdict
from random import Random

import pytest

from calibrate.domain.errors import BadInput
from calibrate.domain.ratings import Rating
from calibrate.domain.submitting.room import BESIDE, body_size, need_room, packed

PROSE = " ".join(f"Took path {n} apart, and put it together {n * 7} times." for n in range(70))
NOISE = "".join(map(chr, Random(1).choices(range(0x4E00, 0x9FA5), k=12_000)))


def _ratings(reason: str, criteria: int = 7) -> list[Rating]:
    return [Rating(f"criterion-{n}", 4, reason=reason) for n in range(criteria)]


def test_a_page_on_each_criterion_fits() -> None:
    need_room(_ratings(PROSE), 7, 1)


def test_what_is_too_long_is_refused_with_how_much_is_to_be_shortened() -> None:
    with pytest.raises(BadInput, match=r"too long .* shorten .* by \d+ %"):
        need_room(_ratings(NOISE), 7, 1)


def test_what_just_fits_leaves_room_for_what_lies_beside_it() -> None:
    size = body_size(7, 1)
    longest = bisect(range(len(NOISE)), False, key=lambda n: not _fits(NOISE[:n])) - 1
    ratings = [asdict(rating) for rating in _ratings(NOISE[:longest], 1)]
    time, evidence, header = "2026-03-14T15:09:26.535897+01:00", "9f" * 32, "a3" * 32
    content = {"time": time, "evidence": evidence, "ratings": ratings}
    assert size - BESIDE < len(packed({"content": content, "header": header}, size)) < size


def _fits(reason: str) -> bool:
    try:
        need_room(_ratings(reason, 1), 7, 1)
    except BadInput:
        return False
    return True
