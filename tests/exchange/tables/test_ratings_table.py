"""Ratings from a spreadsheet become recorded drafts, and each wrong row is named."""

from __future__ import annotations

import pytest

from calibrate.domain.errors import BadInput, BadRows
from calibrate.domain.ratings import Confidence, DraftRating
from calibrate.exchange.tables.ratings_table import PlannedRatings, RatingsPlan, plan_ratings
from calibrate.exchange.tables.rows import Row, Table
from tests.worlds.values import CRAFT_SESSION

COLUMNS = ("Candidate", "panelist", "criterion", "value", "confidence", "reason")


def plan(*rows: str, columns: tuple[str, ...] = COLUMNS) -> RatingsPlan:
    """Plan rows whose cells are separated by bars."""
    cells = [dict(zip(columns, row.split("|"), strict=True)) for row in rows]
    numbered = tuple(Row(number, one) for number, one in enumerate(cells, start=1))
    return plan_ratings(Table("r.csv", columns, numbered, ""), CRAFT_SESSION)


def test_rows_are_gathered_by_panelist_and_candidate() -> None:
    found = plan(
        "Ann Lee|Pia|code|4|very|Seen.",
        "ben roy|quentin|Improvements|2||Not there.",
        "ANN LEE|pia|launch|NA||Nothing to go by.",
        "Ann Lee|Pia|lead|5.0||Clear.",
    )
    assert found.checked() == (
        PlannedRatings(
            "pia",
            "ann",
            (
                DraftRating("code", 4, True, True, confidence=Confidence.VERY, reason="Seen."),
                DraftRating("launch", None, True, True, None, reason="Nothing to go by."),
                DraftRating("lead", 5, True, True, None, reason="Clear."),
            ),
        ),
        PlannedRatings(
            "quentin", "ben", (DraftRating("lead", 2, True, True, None, reason="Not there."),)
        ),
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Cy|Pia|code|4||x", "r.csv, row 1, column Candidate, “Cy”: There is no candidate named"),
        (
            "Ann Lee|Zoe|code|4||x",
            "column panelist, “Zoe”: There is no panelist named “Zoe”. There",
        ),
        ("Ann Lee|Pia|cod|4||x", "column criterion, “cod”: There is no criterion “cod”; there are"),
        ("Ann Lee|Pia|code|high||x", "column value, “high”: Expected a point of the scale, NA"),
        ("Ann Lee|Pia|code|6||x", "column value, “6”: “Code, and tests” offers 1 to 5, not 6"),
        ("Ann Lee|Pia|launch|4||x", "column value, “4”: “Launching” offers 1 to 2, not 4"),
        ("Ann Lee|Pia|lead|1||x", "column value, “1”: “Improvements” offers 2 to 5, not 1"),
        ("Ann Lee|Pia|code|4|sure|x", "column confidence, “sure”: Expected a confidence: unsure"),
        (
            "Ann Lee|Quentin|code|3||x",
            "column panelist, “Quentin”: This panelist does not rate Ann",
        ),
        ("Ben Roy|Pia|code|3||x", "column panelist, “Pia”: This panelist does not rate Ben Roy"),
        ("Ben Roy|Olga|code|3||x", "column panelist, “Olga”: This panelist does not rate Ben Roy"),
    ],
)
def test_a_row_that_cannot_stand_is_named(row: str, sentence: str) -> None:
    found = plan(row)
    assert [sentence in one.sentence for one in found.problems] == [True], found.problems
    assert found.planned == ()


def test_a_rating_twice_names_the_row_that_had_it_first() -> None:
    found = plan("Ann Lee|Pia|code|4||x", "ann lee|pia|Code, and tests|3||y")
    assert [one.sentence for one in found.problems] == [
        "r.csv, row 2, column criterion, “Code, and tests”: "
        "This rating is in row 1 already; keep one."
    ]


def test_all_that_is_wrong_comes_at_once() -> None:
    found = plan("Cy|Zoe|code|4||x", "Ann Lee|Pia|code|7||x")
    with pytest.raises(BadRows) as raised:
        found.checked()
    assert len(raised.value.sentences) == 3


@pytest.mark.parametrize("cells", ["5|| ", "–||", "3||"])
def test_what_still_lacks_a_reason_is_taken_but_not_as_recorded(cells: str) -> None:
    (planned,) = plan(f"Ann Lee|Pia|code|{cells}").checked()
    assert [(one.answered, one.recorded) for one in planned.ratings] == [(True, False)]


def test_a_blank_answers_nothing_and_is_counted() -> None:
    found = plan("Ann Lee|Pia|code|||x", "Ann Lee|Pia|lead|3||x", "Ben Roy|Quentin|code| ||")
    assert [(one.panelist, len(one.ratings)) for one in found.checked()] == [
        ("pia", 1),
        ("quentin", 0),
    ]
    assert found.unanswered == 2


def test_a_json_row_that_has_no_value_is_named_and_null_is_a_blank() -> None:
    whole = {"candidate": "Ann Lee", "panelist": "Pia", "criterion": "code", "value": ""}
    lacking = {"candidate": "Ann Lee", "panelist": "Pia", "criterion": "lead"}
    misspelt = lacking | {"Value": "4"}
    rows = (Row(1, whole), Row(2, lacking), Row(3, misspelt))
    found = plan_ratings(Table("r.json", (*whole, "Value"), rows, ""), CRAFT_SESSION)
    assert [one.sentence for one in found.problems] == [
        f"r.json, row {row}, column value: This row has no value; write it, or null for none."
        for row in (2, 3)
    ]


def test_confidence_and_reason_may_be_missing_but_not_the_others() -> None:
    (planned,) = plan("Ann Lee|Pia|code|4", columns=COLUMNS[:4]).checked()
    assert [(one.confidence, one.reason) for one in planned.ratings] == [(None, "")]
    with pytest.raises(BadInput, match=r"r\.csv has no column criterion, value; a table of"):
        plan("Ann Lee|Pia", columns=COLUMNS[:2])


def test_who_is_related_to_one_candidate_rates_the_other() -> None:
    assert plan("Ben Roy|Quentin|code|3||x", "Ann Lee|Pia|code|3||x").checked()
