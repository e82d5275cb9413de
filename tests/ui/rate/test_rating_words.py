from calibrate.domain.drafts.rating import ReasonDue
from calibrate.domain.ratings import Rating
from calibrate.ui.rate.rating_words import difference
from calibrate.words.standing import REASONS_DUE
from tests.worlds.rubrics import RUBRIC


def test_a_difference_names_what_changed() -> None:
    before = [Rating("code", 3, reason="Seen."), Rating("lead", 4, reason="Seen.")]
    after = [Rating("code", None, reason="Seen."), Rating("lead", 4, reason="Other.")]
    words = difference(before, after, RUBRIC)
    assert words == "Code and tests –, was 3; Improvements: reason"
    assert difference(before, before, RUBRIC) == "nothing changed"


def test_there_are_words_for_every_reason_that_is_due() -> None:
    assert set(REASONS_DUE) == set(ReasonDue)
