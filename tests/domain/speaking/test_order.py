"""Who speaks when: everybody once, both sides first, the most senior last, and by lot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting, TurnKind, TurnLine
from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind
from calibrate.domain.ratings import Rating
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from calibrate.domain.sheet import OpenedRating, Sheet, build_sheet
from calibrate.domain.speaking.order import Turns, turns_on
from calibrate.domain.talking.reasons_first import ReasonsFirst
from calibrate.domain.talking.seniority import Seniority
from tests.worlds.rubrics import RUBRIC, STEP

ANN = "ann"
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
TOM = Panelist("tom", "Tom")
PRESENTS = Relation(RelationKind.PRESENTS, TOM.id, ANN)
REVEALED = CandidateState(Candidate(ANN, "Ann", STEP), CandidatePhase.REVEALED, 1)
VALUES = st.one_of(st.integers(2, 5), st.none())

Given = dict[str, int | None]
"""What each rater gave on the criterion that is looked at, by their id, which is their name."""


def session_of(given: Given, ranks: Sequence[int | None] = (), away: Sequence[str] = ()) -> Session:
    """A meeting on Ann, whom Tom presents, with these raters, of whom some are away."""
    panel = Panel((*(Panelist(one, one) for one in given), TOM), (PRESENTS,))
    lines = (AttendanceLine(one, AttendanceKind.ABSENT, NOW) for one in away)
    called = TurnLine(ANN, TurnKind.CALLED, NOW)
    ranked = tuple((one, rank) for one, rank in zip(given, ranks, strict=False) if rank)
    return Session(
        "s",
        "Autumn",
        SessionPhase.MEETING,
        RUBRIC,
        panel,
        (REVEALED,),
        meeting=Meeting((ANN,), turns=(called,), attendance=tuple(lines)),
        seniority=Seniority(ranked),
    )


def sheet_of(given: Given) -> Sheet:
    """Ann's sheet with what was given on `code`, where everything can be given."""
    ratings = [
        OpenedRating(Rating("code", value, reason="Seen."), one, one)
        for one, value in given.items()
    ]
    return build_sheet(REVEALED, RUBRIC, (), ratings)


def turns_of(given: Given, session: Session, lot: str = "lot") -> Turns:
    """Who speaks on `code`, which splits."""
    (turns,) = turns_on(session, sheet_of(given), lot)
    assert turns.criterion == "code"
    return turns


@st.composite
def cases(draw: st.DrawFn) -> tuple[Given, Session]:
    """A criterion that splits among two to twelve raters, some senior, some away."""
    names = [f"p{number}" for number in range(draw(st.integers(2, 12)))]
    given_: Given = {name: draw(VALUES) for name in names}
    given_ |= {names[0]: 2, names[1]: 5}
    ranks = draw(st.lists(st.sampled_from((None, 1, 4, 9)), min_size=len(names)))
    away = draw(st.lists(st.sampled_from(names), unique=True, max_size=4))
    return given_, session_of(given_, ranks, away)


def here(given_: Given, session: Session) -> list[str]:
    return [one for one in given_ if session.meeting.is_here(one)]


def seniors(present: Sequence[str], session: Session) -> set[str]:
    ranks = {one: session.seniority.of(one) or 0 for one in present}
    top = {one for one in present if ranks[one] == max(ranks.values())}
    return top if len(top) < len(present) else set()


def side(value: int | None) -> bool | None:
    return None if value is None else value >= RUBRIC.scale.bar


@given(cases(), st.text(min_size=1, max_size=4))
def test_each_rater_who_is_here_speaks_once_and_the_presenter_answers(
    case: tuple[Given, Session], lot: str
) -> None:
    given_, session = case
    turns = turns_of(given_, session, lot)
    assert sorted(turns.speakers) == sorted(here(given_, session))
    assert turns.presenters == ("Tom",)


@given(cases())
def test_the_first_two_stand_on_different_sides_where_both_are_there(
    case: tuple[Given, Session],
) -> None:
    given_, session = case
    speakers = turns_of(given_, session).speakers
    senior = seniors(here(given_, session), session)
    junior = [one for one in here(given_, session) if one not in senior]
    if {side(given_[one]) for one in junior} >= {True, False}:
        assert {side(given_[one]) for one in speakers[:2]} == {True, False}


@given(cases())
def test_the_most_senior_speak_last_whatever_they_gave(case: tuple[Given, Session]) -> None:
    given_, session = case
    speakers = turns_of(given_, session).speakers
    senior = seniors(here(given_, session), session)
    assert set(speakers[len(speakers) - len(senior) :]) == senior


@given(cases())
def test_who_gave_no_number_speaks_after_both_sides(case: tuple[Given, Session]) -> None:
    given_, session = case
    senior = seniors(here(given_, session), session)
    rest = [one for one in turns_of(given_, session).speakers if one not in senior]
    given_numbers = [given_[one] is not None for one in rest]
    assert given_numbers == sorted(given_numbers, reverse=True)


@given(cases(), st.randoms())
def test_the_same_lot_gives_the_same_order_however_the_panel_stands(
    case: tuple[Given, Session], random: Random
) -> None:
    given_, session = case
    panelists = list(session.panel.panelists)
    random.shuffle(panelists)
    other = replace(session, panel=Panel(tuple(panelists), session.panel.relations))
    shuffled = dict(sorted(given_.items(), key=lambda _: random.random()))
    assert turns_of(shuffled, other) == turns_of(given_, session)


def test_lots_favour_nobody() -> None:
    """Over many lots everybody begins about as often as everybody else, and so are second."""
    given_: Given = {"p0": 2, "p1": 2, "p2": 5, "p3": 5}
    session = session_of(given_)
    drawn = [turns_of(given_, session, f"lot {number}").speakers for number in range(4_000)]
    for place in range(4):
        counted = Counter(speakers[place] for speakers in drawn)
        assert all(850 < counted[one] < 1_150 for one in given_), (place, counted)


def test_neither_side_begins_more_often_whoever_is_on_it() -> None:
    """Names in other hands: what anybody is called says nothing of when they speak."""
    first = Counter[bool | None]()
    for names in permutations(("p0", "p1", "p2", "p3")):
        given_: Given = dict(zip(names, (2, 3, 4, 5), strict=True))
        session = session_of(given_)
        for number in range(100):
            first[side(given_[turns_of(given_, session, f"{number}").speakers[0]])] += 1
    assert first[True] == first[False] == 1_200


def test_criteria_and_candidates_have_lots_of_their_own() -> None:
    given_: Given = {f"p{number}": 2 + 3 * (number % 2) for number in range(8)}
    session = session_of(given_)
    orders = {turns_of(given_, session, lot).speakers for lot in ("a", "b", "c")}
    assert len(orders) == 3


def test_the_most_senior_on_the_panel_who_is_away_leaves_the_last_word_to_the_next() -> None:
    given_: Given = {"p0": 2, "p1": 5, "p2": 4, "p3": 2}
    assert turns_of(given_, session_of(given_, (9, 7, 1, 1))).speakers[-1] == "p0"
    away = session_of(given_, (9, 7, 1, 1), away=("p0",))
    assert turns_of(given_, away).speakers[-1] == "p1"


def test_where_all_are_as_senior_nobody_is_the_most_senior() -> None:
    given_: Given = {"p0": 2, "p1": 5, "p2": 4, "p3": 2}
    plain, alike = session_of(given_), session_of(given_, (3, 3, 3, 3))
    assert turns_of(given_, plain) == turns_of(given_, alike)


def test_a_presenter_who_is_away_is_not_called() -> None:
    given_: Given = {"p0": 2, "p1": 5}
    assert turns_of(given_, session_of(given_, away=("tom",))).presenters == ()


VOTING = TurnLine(ANN, TurnKind.VOTE, NOW)


@pytest.mark.parametrize(
    "changed",
    [
        {"meeting": Meeting((ANN,), turns=(VOTING,))},
        {"candidates": (replace(REVEALED, second_round=("code",)),)},
        {"candidates": (replace(REVEALED, phase=CandidatePhase.DECIDED),)},
        {"reasons_first": ReasonsFirst(True)},
    ],
    ids=["voting", "round 2 is rated", "decided", "numbers are held back"],
)
def test_there_is_no_order_while_the_split_is_not_talked_about(changed: dict[str, object]) -> None:
    given_: Given = {"p0": 2, "p1": 5}
    session = replace(session_of(given_), **changed)  # type: ignore[arg-type]
    assert turns_on(session, sheet_of(given_), "lot") == ()


def test_there_is_none_before_the_lot_is_drawn_and_none_where_nothing_splits() -> None:
    given_: Given = {"p0": 2, "p1": 5}
    assert turns_on(session_of(given_), sheet_of(given_), "") == ()
    agreed: Given = {"p0": 4, "p1": 4}
    assert turns_on(session_of(agreed), sheet_of(agreed), "lot") == ()
