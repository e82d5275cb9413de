from __future__ import annotations

from dataclasses import replace

from calibrate.domain.ballots import Origin
from calibrate.domain.record.case import Case
from calibrate.packet.flow.flow import stacked
from calibrate.packet.flow.operations import Dot, Ring, Stroke, plain
from calibrate.packet.layout import layout_case
from calibrate.packet.pages.rating_entry import rating_entry
from calibrate.packet.who_rated import given
from tests.packet.ink import texts
from tests.worlds import cases, two_rounds
from tests.worlds.people import PANEL


def ratings_of(case: Case) -> str:
    said = " ".join(texts(layout_case(case)))
    return said[said.index("Ratings with reasons") : said.index("The record")]


def decided_so(case: Case) -> Case:
    """The case once something was decided, so that all of it is printed."""
    return replace(case, sheet=replace(case.sheet, decision=cases.DECISION))


def test_a_rating_says_what_it_was_before_the_talk() -> None:
    said = ratings_of(two_rounds.talked())
    assert "Round 2: 4 Meets L4, was 2; fairly sure" in said
    assert "Before the talk: 2 Meets L3, fairly sure" in said
    assert "Before the talk: Not enough evidence, unsure" in said


def test_a_rating_that_was_not_given_again_says_so_and_where_it_came_from() -> None:
    said = ratings_of(two_rounds.talked())
    assert "Imported from a table: every rating of Louise Ekström." in said
    assert "4 Meets L4, not rated again; fairly sure +" in said


def test_who_gave_no_rating_is_named_on_every_criterion() -> None:
    assert ratings_of(two_rounds.talked()).count("No rating Piet Aalders, absent: ill") == 7


def test_what_was_noted_of_the_talk_follows_the_ratings() -> None:
    said = ratings_of(two_rounds.talked())
    assert said.count("Notes of the talk") == 1
    assert said.index("Hugo read the paragraph") < said.index("5 Code review")


def test_the_head_of_a_criterion_says_how_its_rounds_went() -> None:
    said = ratings_of(two_rounds.talked())
    assert "4 Design 9 of 11 meet L4 after round 2, 4 unsure Round 1 split: 5 of 10" in said
    assert "Round 2: 2 moved up, 1 down; still split." in said
    sealed = ratings_of(decided_so(two_rounds.sealed_again()))
    assert "5 of 10 meet L4 in round 1" in sealed
    assert "Round 2 is sealed until its reveal." in sealed


def test_a_criterion_with_one_round_says_that_it_split() -> None:
    assert "7 of 11 meet L4, split" in ratings_of(cases.decided())


def test_without_names_ratings_before_the_talk_stand_after_those_that_count() -> None:
    said = ratings_of(two_rounds.nameless())
    assert "was 2" not in said
    design = said[said.index("4 Design") : said.index("5 Code review")]
    assert design.rindex("Round 2: ") < design.index("Before the talk: ")
    assert all(name not in said for name in PANEL)


def test_a_note_on_a_criterion_without_ratings_is_there_all_the_same() -> None:
    case = cases.undecided()
    rows = tuple(replace(row, ratings=(), note="Nobody rated.") for row in case.sheet.rows)
    case = replace(case, sheet=replace(case.sheet, rows=rows))
    assert "Nobody rated." in ratings_of(decided_so(case))


def test_the_small_scale_leads_from_the_ring_to_the_dot() -> None:
    case = two_rounds.talked()
    row = case.sheet.row("design")
    grace = given(case, row)[1]
    drawn = tuple(plain(stacked(rating_entry(case.sheet, row, grace, {}))))
    (ring,) = (one for one in drawn if isinstance(one, Ring))
    (dot,) = (one for one in drawn if isinstance(one, Dot))
    (way,) = (one for one in drawn if isinstance(one, Stroke) and one.y == one.to_y)
    assert ring.x + ring.radius == way.x < way.to_x == dot.x - dot.radius


def test_whence_all_ratings_of_a_panelist_came_is_said_once() -> None:
    case = cases.decided(3, excused=0)
    rows = tuple(
        replace(
            row,
            ratings=tuple(
                replace(one, origin=Origin.IMPORTED if one.name != "Bram Visser" else one.origin)
                for one in row.ratings
            ),
        )
        for row in case.sheet.rows
    )
    said = ratings_of(replace(case, sheet=replace(case.sheet, rows=rows)))
    assert said.count("mported from a table") == 1
    assert "Imported from a table: every rating of Hugo Lefèvre and Grace Nakamura." in said
