"""What panelists give: a rating for each place of a panelist and of a criterion."""

from __future__ import annotations

from collections.abc import Callable

from calibrate.domain.ratings import Citation, Confidence, Rating, Stance
from tests.worlds.people import RATERS
from tests.worlds.rubrics import ONLY_CURRENT

Give = Callable[[int, int], Rating]
"""Makes a rating for the place of a panelist and the place of a criterion."""


def plain(criterion: int, value: int | None) -> Rating:
    """Return a rating with nothing but a value and a reason."""
    return Rating(f"c{criterion + 1}", value, reason="Seen in the work.")


def agreeing(panelist: int, criterion: int) -> Rating:
    """Return a rating as most of the panel gives it: no criterion splits."""
    value = 2 if criterion == ONLY_CURRENT else 4
    return Rating(f"c{criterion + 1}", value, reason=f"Reason of {RATERS[panelist]}.")


def splitting(panelist: int, criterion: int) -> Rating:
    """Return ratings that split on Design and on the team's standard."""
    if criterion == 3:
        return _design(panelist)
    if criterion == 5 and panelist % 2:
        reason = "Helped two newcomers well. Care for people, not yet a changed practice."
        cited = (Citation("e2", Stance.CURRENT),)
        return Rating("c6", 3, Confidence.UNSURE, reason=reason, citations=cited)
    return agreeing(panelist, criterion)


def _design(panelist: int) -> Rating:
    """Give 2, 3, 4 or 5 on Design, and for one not enough evidence."""
    value = (3, 4, 4, 2, 3, 4, 3, 5, 4, None, 3, 4)[panelist]
    reasons = {
        2: "The retry note came after the code was merged. None of its options was costed.",
        3: "Good inside ingest. Billing learned of the new quota format from a failing job.",
        4: "Chose the smaller of two designs and said what it gives up.",
        5: "Five teams signed one storage format in three weeks and rehearsed the way back.",
        None: "I have read none of the notes, and nobody showed me one.",
    }
    against = (Citation("e1", Stance.AGAINST),) if value in (2, 3) else ()
    shows = (Citation("e3", Stance.TARGET), Citation("e2", Stance.CURRENT)) if value == 4 else ()
    sure = Confidence.UNSURE if value == 3 else Confidence.FAIRLY
    return Rating("c4", value, sure, reason=reasons[value], citations=against or shows)


def again(panelist: int, criterion: int) -> Rating:
    """Return second ratings on what `splitting` splits.

    Those with 3 on Design move up but one; who had not enough evidence gives 4 at last. On the
    standard two move up and one down, so that it still splits.
    """
    if criterion == 3:
        return _design_again(panelist)
    value = (4, 4, 4, 3, 3, 4, 4, 3, 4, 3, 4, 3)[panelist]
    return Rating("c6", value, reason="The review times did hold. The rota did not.")


def _design_again(panelist: int) -> Rating:
    value = (4, 4, 4, 3, 4, 4, 4, 5, 4, 4, 3, 4)[panelist]
    reason = "The rehearsal settles my doubt about risk. The retry note still came late."
    cited = (Citation("e3", Stance.TARGET), Citation("e1", Stance.AGAINST))[: 1 + panelist % 2]
    sure = Confidence.UNSURE if panelist == 10 else Confidence.FAIRLY
    return Rating("c4", value, sure, reason=reason, citations=cited)


def scattered(panelist: int, criterion: int) -> Rating:
    """Return values at all points of the scale; they split where `splitting` does."""
    values = {
        0: (3, 4, 4, 3, 4, 4, 5, 4, 4, 4, 4, 4),
        1: (4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 5, 4),
        2: (2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2),
        3: (3, 4, 4, 2, 3, 4, 3, 5, 4, None, 3, 3),
        5: (3, 4, 4, 4, 3, 4, 3, 4, 4, 2, 3, 3),
        6: (4, 4, None, 4, 4, 4, 4, None, 4, 4, 3, 4),
    }
    usual = (4, 4, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4)
    return plain(criterion, values.get(criterion, usual)[panelist])


def gathered(panelist: int, criterion: int) -> Rating:
    """Return second ratings after `scattered`: Design comes together, the standard does not."""
    if criterion == 3:
        return plain(criterion, (4, 4, 4, 3, 4, 4, 4, 5, 4, None, 3, 4)[panelist])
    return plain(criterion, (4, 4, 3, 4, 4, 4, 3, 4, 4, 3, 3, 3)[panelist])
