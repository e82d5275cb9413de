"""The front of a book: everybody in the order of the session, and no more than may be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calibrate.domain.decisions import Outcome
from calibrate.domain.handing.editions import Paper
from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.policy.policy import Choice, Policy
from calibrate.domain.rubric.rubric import Expectation, Level, Rubric, Step
from calibrate.packet.book.front import front_pages
from calibrate.packet.book.plan import NOT_BOUND, BookPlan, Bound, Spread, bound, plan_of
from calibrate.packet.flow.flow import Page
from calibrate.packet.flow.operations import Diamond, Dot, Picture, Ring, Stroke, Text
from calibrate.packet.flow.paper import PAGE_SIZES
from calibrate.packet.flow.style import LEFT, RIGHT
from calibrate.packet.layout import Pages
from calibrate.words.policy import policy as words
from tests.packet.ink import drawn, inked, overlap, texts
from tests.worlds import books, cases
from tests.worlds.logos import png
from tests.worlds.rubrics import STEP
from tests.worlds.values import session

LONG = "Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley de la Vega y Montenegro the Younger"
RTL = "ليلى عبد الرحمن الحداد بنت سليمان"
HAIR = 0.1


def told(count: int) -> list[Bound]:
    """What a book of so many tells of each, with somebody who is not there."""
    some = [bound(books.case(place), 3 + 8 * place) for place in range(count)]
    return [NOT_BOUND if place % 10 == 9 else one for place, one in enumerate(some)]


def front(plan: BookPlan, of: Sequence[Bound], paper: Paper = Paper.A4) -> Pages:
    pages = front_pages(plan, of, PAGE_SIZES[paper])
    return Pages(pages, "", "", "", cases.DECIDED, "", paper=paper)


def overview_of(pages: Pages) -> str:
    """What is written behind the contents, wherever that begins."""
    return " ".join(texts(pages)).rpartition("Overview Candidate ")[2]


def assert_tidy(pages: Pages) -> None:
    """Nothing stands outside the margins, and no text over another."""
    bottom = PAGE_SIZES[pages.paper].bottom
    for page in pages.pages:
        boxes = list(inked(page))
        for operation, (left, top, right, low) in boxes:
            assert left >= LEFT - HAIR and right <= RIGHT + HAIR, operation
            assert top >= 30 and low <= bottom + HAIR, operation
        written = [(one, at) for one, at in boxes if isinstance(one, Text)]
        for (one, here), (other, there) in combinations(written, 2):
            assert not overlap(here, there), (one, other)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [1, 3, 34, 35, 36, 37, 70, 200])
def test_everybody_has_a_row_in_the_order_of_the_session(count: int, paper: Paper) -> None:
    pages = front(books.plan(count), told(count), paper)
    assert_tidy(pages)
    whole = overview_of(pages)
    at = [whole.index(f" {books.name_of(place)} ") for place in range(min(count, 35))]
    assert at == sorted(at)
    assert f"{count} candidate" in whole
    outcomes = sum(whole.count(words) for words in ("Not yet", "Promote", "Defer"))
    assert outcomes >= count - count // 10


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("count", "pages"), [(1, 1), (12, 1), (13, 2)])
def test_contents_and_overview_of_few_stand_on_one_page(
    count: int, pages: int, paper: Paper
) -> None:
    assert len(front(books.plan(count), told(count), paper).pages) == pages


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("count", "pages"), [(35, 1), (36, 1), (70, 2), (105, 3)])
def test_35_have_room_on_a_page(count: int, pages: int, paper: Paper) -> None:
    overview = [
        words
        for words in texts(front(books.plan(count), told(count), paper))
        if words.startswith("Overview")
    ]
    assert len(overview) <= pages + (count > 36)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [1, 12, 13, 35, 36, 120])
def test_the_front_has_as_many_pages_whatever_is_told(count: int, paper: Paper) -> None:
    plan = books.plan(count, left_out=3)
    kinds = [told(count), [NOT_BOUND] * count, [Bound(page=1)] * count]
    assert len({len(front(plan, of, paper).pages) for of in kinds}) == 1


def marks(page: Page, kind: type) -> list[object]:
    return [one for one in drawn(page) if isinstance(one, kind)]


def test_a_median_is_filled_at_the_bar_hollow_below_and_a_diamond_without_a_number() -> None:
    plan = books.plan(1)
    ids = [criterion.id for criterion, _ in plan.rubric.for_step(STEP)]
    values = (Spread(4, 3, 5), Spread(3.5, 3, 4), None, *[Spread(2, 2, 2)] * (len(ids) - 3))
    of = Bound(5, Outcome.DEFER, spreads=dict(zip(ids, values, strict=True)))
    page = front(plan, [of]).pages[-1]
    rings, diamonds = marks(page, Ring), marks(page, Diamond)
    assert len(rings) == 1 + (len(ids) - 3) + 1
    assert len(diamonds) == 1 + 1
    said = texts(front(plan, [of]))[-1]
    assert " 3½ " in said and " – " in said and "no number given" in said
    assert "Defer 5" in said


def test_marks_stand_on_the_line_of_the_bar_where_the_median_is_the_bar() -> None:
    plan = books.plan(1)
    ids = [criterion.id for criterion, _ in plan.rubric.for_step(STEP)]
    of = Bound(5, Outcome.PROMOTE, spreads={id: Spread(4, 4, 4) for id in ids})
    page = front(plan, [of]).pages[-1]
    lines = {
        round(one.x, 2) for one in drawn(page) if isinstance(one, Stroke) and one.to_y - one.y > 12
    }
    dots = [one for one in drawn(page) if isinstance(one, Dot) and one.radius > 2]
    assert sum(round(dot.x, 2) in lines for dot in dots) == len(ids) - 1


def test_of_what_is_not_decided_nothing_is_shown() -> None:
    of = [bound(books.as_draft(books.case(0)), 3), bound(books.case(1), 9)]
    page = overview_of(front(books.plan(2), of))
    row = page[page.index("Adaeze Nwosu") : page.index("Agnieszka Król")]
    assert row.strip() == "Adaeze Nwosu Nothing is decided yet, so no number is shown. Draft 3"


def test_how_many_there_are_of_each_and_who_is_left_out_is_told() -> None:
    said = texts(front(books.plan(8, left_out=2), told(8)))[-1]
    assert "8 candidates Promote 2 Not yet 4 Defer 2" in said
    assert "2 candidates of the session are not in it." in said


@pytest.mark.parametrize("name", [LONG, RTL, "X" * 200, "陳美玲" * 12])
def test_long_names_of_every_script_stay_in_their_column(name: str) -> None:
    plan = books.plan(4)
    people = tuple(replace(one, name=name) for one in plan.candidates)
    assert_tidy(front(replace(plan, candidates=people), told(4)))


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=120), st.text(min_size=1, max_size=90).filter(str.strip))
def test_no_name_whatever_leaves_its_place(name: str, title: str) -> None:
    plan = books.plan(2)
    criteria = (replace(plan.rubric.criteria[0], title=title), *plan.rubric.criteria[1:])
    people = tuple(replace(one, name=name) for one in plan.candidates)
    rubric = replace(plan.rubric, criteria=criteria)
    assert_tidy(front(replace(plan, candidates=people, rubric=rubric, session=title), told(2)))


def many(count: int) -> Rubric:
    """A ladder of so many criteria."""
    of = books.plan(1).rubric
    criteria = tuple(
        replace(of.criteria[0], id=f"c{number}", title=f"Criterion {number}")
        for number in range(count)
    )
    return replace(of, criteria=criteria)


@pytest.mark.parametrize("count", [1, 8, 9, 14, 24, 25, 60])
def test_more_criteria_take_less_room_each(count: int) -> None:
    rubric = many(count)
    plan = replace(books.plan(3), rubric=rubric)
    spreads = {one.id: Spread(4, 3, 5) for one in rubric.criteria}
    pages = front(plan, [Bound(place, Outcome.PROMOTE, spreads=spreads) for place in (4, 9, 14)])
    assert_tidy(pages)
    said = texts(pages)[-1]
    if count > 24:
        assert said.count(f"{count} of {count} criteria with a median at L4 or above") == 3
    elif count > 8:
        assert f"{count} Criterion {count - 1}" in said and "bold: at or above the bar" in said
    else:
        assert "median at or above the bar" in said


def test_each_step_has_a_table_of_its_own() -> None:
    plan = books.plan(4)
    third = Level("L5", "Staff")
    criteria = tuple(
        replace(one, expectations=(*one.expectations, Expectation("L5", "More of it.")))
        for one in plan.rubric.criteria
    )
    rubric = replace(plan.rubric, levels=(*plan.rubric.levels, third), criteria=criteria)
    people = (*plan.candidates[:3], replace(plan.candidates[3], step=Step("L4", "L5")))
    pages = front(replace(plan, rubric=rubric, candidates=people), told(4))
    assert_tidy(pages)
    said = texts(pages)[-1]
    assert said.index("L3 to L4") < said.index(books.name_of(0)) < said.index("L4 to L5")
    assert "4, meets L4" in said and "4, meets L5" in said


def test_the_organisation_heads_the_first_page() -> None:
    plan = books.plan(3, Organisation("Acme", "Internal", png()))
    pages = front(plan, told(3))
    assert_tidy(pages)
    assert "Acme" in texts(pages)[0]
    found = [[one for one in drawn(page) if isinstance(one, Picture)] for page in pages.pages]
    assert [len(one) for one in found] == [1] + [0] * (len(found) - 1)


QUORUM = words.choice_words(Policy(quorum=3), Choice.QUORUM)
HOUSE = Policy("House", date(2026, 10, 1), "the handbook", 5, 1, False, 24, True, True)


@pytest.mark.parametrize("count", [1, 12, 13, 70])
@pytest.mark.parametrize("paper", Paper)
def test_a_policy_stands_behind_the_overview_in_the_words_of_the_screen(
    count: int, paper: Paper
) -> None:
    fixed = "Fixed at 3 for this session; the policy has at least 5."
    in_force = replace(HOUSE, quorum=3)
    plan = replace(books.plan(count), policy=HOUSE, in_force=in_force, differs=fixed)
    pages = front(plan, told(count), paper)
    assert_tidy(pages)
    said = " ".join(texts(pages)).rpartition(words.HOW_IT_DECIDES)[2]
    for title, sentence in words.page(in_force):
        assert f"{title} {sentence}" in said
    assert words.source_words(HOUSE) in said and fixed in said
    (number,) = [
        one.number for one in pages.pages if QUORUM in " ".join(texts(replace(pages, pages=(one,))))
    ]
    contents = " ".join(texts(pages))
    assert f"{words.HOW_IT_DECIDES} {number}" in contents
    assert len(pages.pages) == len(front(plan, [NOT_BOUND] * count, paper).pages)


def test_where_no_policy_was_chosen_nothing_of_one_takes_room() -> None:
    assert words.HOW_IT_DECIDES not in " ".join(texts(front(books.plan(12), told(12))))


def test_a_plan_has_the_policy_of_its_session_and_where_that_differs() -> None:
    whole = replace(session(), policy=HOUSE, fixed_quorum=3)
    plan = plan_of(whole, whole.candidates)
    assert (plan.policy, plan.in_force) == (HOUSE, replace(HOUSE, quorum=3))
    assert plan.differs.startswith("Fixed at 3") and plan.tells_policy
    assert not plan_of(session(), session().candidates).tells_policy
