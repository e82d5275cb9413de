"""People once rating is open: with a reason, a line, and nothing that was submitted taken away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddCandidateLate,
    AddRater,
    CallCandidate,
    CorrectName,
    OpenMeeting,
    ReplaceRater,
    RevealRound,
    SetDue,
    Submit,
    new_id,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import Candidate, Panelist
from tests.worlds.rubrics import STEP
from tests.worlds.secrets import acting
from tests.worlds.sessions import (
    Made,
    in_charge,
    new_session,
    open_session,
    ratings,
    reveal,
    submit,
)

TOM = Panelist("tom", "Tom")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Ann and Ben, rated by Pia, Quentin, Rosa and Sami."""
    return open_session(tmp_path / "s.calib")


def rates(made: Made, candidate: str) -> list[str]:
    return [one.name for one in made.session().panel.raters(candidate)]


def test_who_joins_late_rates_all_who_are_sealed_and_nobody_who_was_revealed(made: Made) -> None:
    made.rate(4, 4, 4, 4)
    reveal(made, 0)
    made.do(AddRater(TOM, "Somebody left."))
    assert "Tom" not in rates(made, made.ann) and "Tom" in rates(made, made.ben)
    made.store.apply(Submit(new_id(), "tom", made.ben, ratings(3)), acting(made.store, "tom"))
    for panelist in range(4):
        submit(made, panelist, 1, 4)
    made.do(RevealRound(made.ben))
    sheet = made.store.sheet(made.ben, in_charge(made.store))
    assert [one.name for one in sheet.rows[0].ratings][-1] == "Tom"
    assert len(made.row().ratings) == 4
    assert made.store.verify().problems == ()


def test_of_who_is_replaced_what_was_submitted_counts_and_the_rest_is_their_successors(
    made: Made,
) -> None:
    submit(made, 0, 0, 2, "Written by Pia.")
    made.do(ReplaceRater(made.panelists[0], TOM, "Pia is ill."))
    assert rates(made, made.ann) == ["Pia", "Quentin", "Rosa", "Sami"]
    assert rates(made, made.ben) == ["Quentin", "Rosa", "Sami", "Tom"]
    with pytest.raises(Refused):
        submit(made, 0, 1, 4)
    made.store.apply(Submit(new_id(), "tom", made.ben, ratings(3)), acting(made.store, "tom"))
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
        submit(made, panelist, 1, 4)
    made.do(RevealRound(made.ann), RevealRound(made.ben))
    assert made.row().ratings[0].rating.reason == "Written by Pia."
    assert made.store.verify().problems == ()


def test_a_candidate_who_is_added_late_has_keys_of_their_own_and_is_rated(made: Made) -> None:
    cleo = Candidate("cleo", "Cleo", STEP)
    made.do(AddCandidateLate(cleo, "Was forgotten."))
    for id in made.panelists:
        made.store.apply(Submit(new_id(), id, "cleo", ratings(4)), acting(made.store, id))
    made.do(RevealRound("cleo"))
    assert len(made.store.sheet("cleo", in_charge(made.store)).rows[0].ratings) == 4
    assert made.store.verify().problems == ()


def test_a_candidate_may_come_while_the_panel_meets(made: Made) -> None:
    made.do(OpenMeeting("a lot"))
    made.do(AddCandidateLate(Candidate("cleo", "Cleo", STEP), "Was forgotten."))
    assert made.session().candidate("cleo").sealed_round == 1
    assert made.session().meeting.agenda[-1] == "cleo"
    made.do(CallCandidate("cleo"))
    assert made.session().meeting.at_hand == "cleo"


def test_a_name_is_corrected_everywhere(made: Made) -> None:
    made.do(
        CorrectName(made.ann, "Anne", "Misspelt."),
        CorrectName(made.panelists[0], "Pía", "Misspelt."),
    )
    session = made.session()
    assert session.candidate(made.ann).name == "Anne"
    assert session.panel.panelists[0].name == "Pía"
    said = made.store.log(in_charge(made.store))[-2].sentence
    assert said == "corrected the name of Ann to Anne: Misspelt."
    assert made.store.verify().problems == ()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (AddRater(TOM, " "), "needs a reason"),
        (AddRater(Panelist("tom", "Tom", rates=False), "x"), "joins it to rate"),
        (AddRater(Panelist("tom", "Pia"), "x"), "already somebody named Pia"),
        (AddRater(Panelist("tom", "ann"), "x"), "is a candidate"),
        (AddCandidateLate(Candidate("cleo", "Ben", STEP), "x"), "already somebody named Ben"),
        (AddCandidateLate(Candidate("cleo", "Pia", STEP), "x"), "is on the panel"),
        (CorrectName("nobody", "Tom", "x"), "nobody of this id"),
        (ReplaceRater("nobody", TOM, "x"), "no such panelist"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(made: Made, command: object, why: str) -> None:
    with pytest.raises((Refused, BadInput), match=why):
        made.do(command)  # type: ignore[arg-type]


def test_in_set_up_people_are_changed_there(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    with pytest.raises(Refused, match="change it in set-up"):
        made.do(AddRater(TOM, "Somebody left."))


def test_until_when_ratings_are_asked_for_is_kept_and_can_be_taken_away(made: Made) -> None:
    made.do(SetDue(date(2026, 12, 4)))
    assert made.session().due == date(2026, 12, 4)
    made.do(SetDue(None))
    assert made.session().due is None
