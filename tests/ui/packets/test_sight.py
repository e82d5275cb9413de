"""What is in view of an edition, among however many are ticked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from calibrate.domain.handing.editions import Edition, Paper
from calibrate.ui.packets.sight import MOST_SEEN, sight

TICKED = some.integers(0, 130).map(lambda count: tuple(f"n{at}" for at in range(count)))
BOUND = some.sampled_from((Edition.READING, Edition.BOOK))


@given(edition=BOUND, ticked=TICKED, at=some.integers(0, 200))
def test_whoever_is_at_hand_is_in_view_with_their_neighbours(
    edition: Edition, ticked: tuple[str, ...], at: int
) -> None:
    found = sight(edition, Paper.A4, ticked, f"n{at}")
    assert found.candidates == ticked[found.first : found.first + len(found.candidates)]
    assert len(found.candidates) <= MOST_SEEN[edition]
    assert found.is_part == (len(ticked) > len(found.candidates))
    if ticked and at < len(ticked):
        assert f"n{at}" in found.candidates
    else:
        assert found.first == 0


@given(edition=BOUND, ticked=TICKED)
def test_going_through_everybody_shows_each_of_them_once(
    edition: Edition, ticked: tuple[str, ...]
) -> None:
    seen = dict.fromkeys(sight(edition, Paper.A4, ticked, one) for one in ticked)
    assert tuple(one for found in seen for one in found.candidates) == ticked


def test_of_one_candidate_all_is_in_view() -> None:
    for edition in (Edition.PANEL, Edition.CANDIDATE):
        found = sight(edition, Paper.LETTER, ("n1", "n2"), "n3")
        assert (found.candidates, found.is_part, found.is_bound) == (("n3",), False, False)
