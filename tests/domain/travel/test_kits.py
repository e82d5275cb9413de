"""The orders of candidates in kits."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from calibrate.domain.travel.kits import balanced_order


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 9])
def test_over_all_rows_everybody_stands_everywhere_and_follows_everybody_as_often(
    count: int,
) -> None:
    rows = [balanced_order(count, row) for row in range(count if count % 2 == 0 else 2 * count)]
    assert all(sorted(row) == list(range(count)) for row in rows)
    places = Counter(place for row in rows for place in enumerate(row))
    assert len(places) == count**2 and len(set(places.values())) == 1
    neighbours = Counter(pair for row in rows for pair in pairwise(row))
    assert len(neighbours) == count * (count - 1) and len(set(neighbours.values())) <= 1


@pytest.mark.parametrize("count", [4, 5])
def test_a_small_panel_has_no_two_orders_alike(count: int) -> None:
    assert len({balanced_order(count, row) for row in range(count)}) == count
