"""Reasons before numbers: until these are shown, nothing that the room reads tells of a side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from calibrate.domain.commands import (
    BeginSecondRound,
    BeginWithReasons,
    CallCandidate,
    CloseSession,
    DeclareConflict,
    HideNames,
    MarkAbsent,
    OpenMeeting,
    Relate,
    RevealRound,
    ShowNumbers,
    Submit,
)
from calibrate.domain.errors import Refused
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import AUDIENCE, Viewer, as_candidate
from calibrate.domain.ratings import Citation, Confidence, Observation, Rating, Side, Stance
from calibrate.store.store import Store
from tests.reading import everything, viewers
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.secrets import acting
from tests.worlds.sessions import Made, in_charge, new_session, submit

LOW, HIGH = (2, 2, 5, 5), (5, 5, 5, 2)
"""Values that split, and others that split otherwise."""


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Ann is revealed and splits; the talk begins with reasons."""
    made = rated(opened(tmp_path / "s.calib"), LOW)
    made.do(RevealRound(made.ann, 1))
    return made


def opened(path: Path) -> Made:
    """A meeting in which Ann is called, before anybody submitted."""
    made = new_session(path)
    made.do(BeginWithReasons())
    made.open_rating()
    made.do(OpenMeeting("a lot"), CallCandidate(made.ann))
    return made


def rated(made: Made, values: Sequence[int]) -> Made:
    """Everybody submits Ann, with a stance that goes with the value."""
    for number, (panelist, value) in enumerate(zip(made.panelists, values, strict=True)):
        command = Submit(f"entry {number}", panelist, made.ann, given(made, number, value))
        made.store.apply(command, acting(made.store, panelist))
    return made


def given(made: Made, number: int, value: int) -> tuple[Rating, ...]:
    piece = made.store.pieces(made.ann, in_charge(made.store))[number % 3]
    stance = Stance.TARGET if value > 3 else Stance.AGAINST
    side = Side.FOR if value > 3 else Side.AGAINST
    return tuple(
        Rating(
            criterion.id,
            min(RUBRIC.scale.offered(pairing), key=lambda one: abs(one - value)),
            Confidence.VERY if value > 3 else Confidence.UNSURE,
            (Observation(side, "Noted in passing."),),
            f"Reason {number} on {criterion.id}.",
            (Citation(piece.id, stance, passage="the slowest call"),),
        )
        for criterion, pairing in RUBRIC.for_step(STEP)
    )


def room(made: Made) -> str:
    return everything(made.store, AUDIENCE, made.candidates)


def test_the_room_reads_the_same_whoever_stands_on_which_side(tmp_path: Path) -> None:
    """Two sessions that differ in values, stances, sides and sureness alone, read by the room."""
    made = opened(tmp_path / "s.calib")
    path = made.store.path
    made.store.close()
    texts = []
    for values in (LOW, HIGH):
        copy = path.with_name(f"{values[0]}.calib")
        copyfile(path, copy)
        other = replace(made, store=Store.open(copy, Clock(tick=1)))
        rated(other, values)
        other.do(RevealRound(other.ann, 1))
        held_back = room(other), everything_found(other)
        assert not other.store.sheet(other.ann, AUDIENCE).rows[0].ratings
        other.do(ShowNumbers(other.ann))
        texts.append((*held_back, room(other)))
        other.store.close()
    (held, found, shown), (other_held, other_found, other_shown) = texts
    assert (held, found) == (other_held, other_found)
    assert shown != other_shown


def everything_found(made: Made) -> str:
    """What the chair finds of what raters wrote."""
    return repr(made.store.find("noted reason", in_charge(made.store)))


def test_console_and_room_read_the_same_reasons(made: Made) -> None:
    reasons = made.store.reasons(made.ann, AUDIENCE)
    assert reasons == made.store.reasons(made.ann, in_charge(made.store))
    assert [one.criterion for one in reasons] == ["code", "lead"]
    for one in reasons:
        assert sorted(reason.text for reason in one.reasons) == [
            f"Reason {number} on {one.criterion}." for number in range(4)
        ]
        assert all(reason.sources[0].passage == "the slowest call" for reason in one.reasons)


def test_reasons_stand_in_an_order_of_their_own_on_every_criterion(tmp_path: Path) -> None:
    """With a dozen lots neither the panel's order nor one order for all criteria comes out."""
    orders = set()
    for number in range(12):
        made = new_session(tmp_path / f"{number}.calib")
        made.do(BeginWithReasons())
        made.open_rating()
        made.do(OpenMeeting(f"lot {number}"))
        rated(made, LOW).do(RevealRound(made.ann, 1))
        for one in made.store.reasons(made.ann, AUDIENCE):
            orders.add(tuple(reason.text[7] for reason in one.reasons))
        made.store.close()
    assert len(orders) > 8


def test_only_what_the_room_may_see_is_cited(made: Made) -> None:
    with made.store._document.transaction() as connection:
        connection.exec_driver_sql("UPDATE evidence SET audience = 'panel'")
    made.store.close()
    with Store.open(made.store.path) as store:
        for viewer in (AUDIENCE, in_charge(store)):
            reasons = store.reasons(made.ann, viewer)
            assert all(not reason.sources for one in reasons for reason in one.reasons)


def test_numbers_are_shown_and_held_back_again_and_both_survive_a_restart(made: Made) -> None:
    for are_shown in (True, False):
        made.do(ShowNumbers(made.ann, are_shown))
        made.store.close()
        made = replace(made, store=Store.open(made.store.path, Clock(tick=1)))
        sheet = made.store.sheet(made.ann, AUDIENCE)
        assert bool(sheet.rows[0].ratings) is are_shown
        assert bool(made.store.reasons(made.ann, AUDIENCE)) is not are_shown
        assert made.store.verify().problems == ()


def test_the_log_says_both(made: Made) -> None:
    made.do(ShowNumbers(made.ann), ShowNumbers(made.ann, False), BeginWithReasons(False))
    log = [entry.sentence for entry in made.store.log(in_charge(made.store))]
    assert log[-3:] == [
        "showed the numbers of Ann",
        "held back the numbers of Ann",
        "lets the talk begin with the numbers",
    ]
    assert "lets the talk begin with reasons" in log


def test_it_is_undone_in_set_up_and_off_at_first(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    assert not made.session().reasons_first.is_chosen
    made.do(BeginWithReasons())
    change = made.store.last_change()
    assert change and change.take_back
    made.do(change.take_back)
    assert not made.session().reasons_first.is_chosen


def stages(made: Made) -> Iterator[str]:
    """Go through both rounds; say at each stage what the room reads of it."""
    yield "revealed"
    made.do(BeginSecondRound(made.ann))
    yield "round 2 is rated"
    for panelist in range(4):
        made.rate_again(panelist, 5 if panelist else 2, f"Told by {panelist}.")
    made.do(RevealRound(made.ann, 2))
    yield "round 2 is revealed"


def test_every_stage_of_the_talk_begins_with_reasons(made: Made) -> None:
    for stage in stages(made):
        assert made.session().begins_with_reasons(made.ann), stage
        sheet = made.store.sheet(made.ann, AUDIENCE)
        assert sheet.reveals and not any(row.ratings for row in sheet.rows)
        (first, *_) = made.store.reasons(made.ann, AUDIENCE)
        told = "Told by" if stage == "round 2 is revealed" else "Reason"
        assert all(reason.text.startswith(told) for reason in first.reasons)
        made.do(ShowNumbers(made.ann))
        assert not made.session().begins_with_reasons(made.ann)


def test_once_it_is_decided_everything_is_shown(made: Made) -> None:
    made.do(made.decision())
    assert made.store.sheet(made.ann, AUDIENCE).rows[0].ratings
    with pytest.raises(Refused, match="decided"):
        made.do(ShowNumbers(made.ann, False))


def test_where_it_is_not_chosen_nothing_changes(made: Made) -> None:
    made.do(BeginWithReasons(False))
    assert made.store.reasons(made.ann, AUDIENCE) == ()
    assert made.store.sheet(made.ann, AUDIENCE).rows[0].ratings


def test_where_nothing_splits_there_are_no_reasons_first(tmp_path: Path) -> None:
    made = rated(opened(tmp_path / "s.calib"), (4, 4, 4, 4))
    made.do(RevealRound(made.ann, 1))
    assert made.store.reasons(made.ann, AUDIENCE) == ()
    assert not made.store.sheet(made.ann, AUDIENCE).rows[0].ratings


def test_a_recused_panelist_and_the_candidate_read_no_reasons(made: Made) -> None:
    made.do(DeclareConflict(made.panelists[3], made.ann, "a cousin"))
    for viewer in (made.viewer(3), as_candidate(made.ben)):
        with pytest.raises(Exception, match="no such candidate"):
            made.store.reasons(made.ann, viewer)
    assert made.store.reasons(made.ann, as_candidate(made.ann)) == ()


# Who speaks


def speakers(made: Made, viewer: Viewer) -> dict[str, tuple[str, ...]]:
    return {one.criterion: one.speakers for one in made.store.turns(made.ann, viewer)}


def test_who_speaks_is_told_with_the_numbers_and_not_before(made: Made) -> None:
    for viewer in (AUDIENCE, in_charge(made.store)):
        assert speakers(made, viewer) == {}
    made.do(ShowNumbers(made.ann))
    told = speakers(made, in_charge(made.store))
    assert told == speakers(made, AUDIENCE)
    assert told.keys() == {"code", "lead"}
    assert all(sorted(one) == ["Pia", "Quentin", "Rosa", "Sami"] for one in told.values())
    for one in told.values():
        assert len({name in ("Pia", "Quentin") for name in one[:2]}) == 2


def test_the_order_is_the_same_after_a_restart(made: Made) -> None:
    made.do(ShowNumbers(made.ann))
    before = speakers(made, AUDIENCE)
    made.store.close()
    with Store.open(made.store.path) as store:
        assert {one.criterion: one.speakers for one in store.turns(made.ann, AUDIENCE)} == before


def test_where_names_are_hidden_the_room_is_told_nothing(made: Made) -> None:
    made.do(ShowNumbers(made.ann), HideNames(True))
    assert speakers(made, AUDIENCE) == {}
    assert speakers(made, in_charge(made.store))


def test_who_is_absent_is_not_called(made: Made) -> None:
    made.do(ShowNumbers(made.ann), MarkAbsent(made.panelists[2], "a fever"))
    assert all("Rosa" not in one for one in speakers(made, AUDIENCE).values())


def test_a_presenter_reads_no_order_and_is_in_it_as_who_answers(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib", panelists=("Pia", "Quentin", "Rosa", "Tom"))
    made.do(Relate(Relation(RelationKind.PRESENTS, made.panelists[3], made.ann)))
    made.open_rating()
    made.do(OpenMeeting("a lot"), CallCandidate(made.ann))
    for panelist, value in enumerate((2, 5, 4)):
        submit(made, panelist, 0, value)
    made.do(RevealRound(made.ann, 1))
    assert speakers(made, made.viewer(3)) == {}
    for one in made.store.turns(made.ann, in_charge(made.store)):
        assert one.presenters == ("Tom",) and "Tom" not in one.speakers


def test_nobody_but_panel_and_room_is_told_who_speaks(made: Made) -> None:
    made.do(ShowNumbers(made.ann))
    for name, viewer in viewers(made.panelists, made.candidates).items():
        if name.startswith("candidate 0"):
            assert speakers(made, viewer) == {}


def test_a_closed_session_chooses_nothing_any_more(made: Made) -> None:
    made.do(made.decision())
    for panelist in range(4):
        submit(made, panelist, 1, 4)
    made.do(RevealRound(made.ben, 1))
    made.do(
        replace(made.decision(), decision=replace(made.decision().decision, candidate=made.ben))
    )
    made.do(CloseSession())
    with pytest.raises(Refused, match="closed"):
        made.do(BeginWithReasons(False))
