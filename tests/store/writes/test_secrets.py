"""Secrets chosen and renewed: what is lost, what stands, and who is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.authority import Actor, Ground, on_behalf
from calibrate.domain.commands import ChooseSecret, RenewSecret, RevealRound, Submit, new_id
from calibrate.domain.errors import BadInput, Locked, Refused
from calibrate.domain.phases import in_chair
from calibrate.domain.presence.secrets import SecretKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.domain.record.case import OnBehalf
from calibrate.store.sealed.secrets import CHEAPEST, new_key
from tests.worlds.people import FAY
from tests.worlds.secrets import PIN, sitting
from tests.worlds.sessions import Made, ratings, submit
from tests.worlds.stages import facilitated

DRAFT = Draft((DraftRating("code", 4, True, reason="Half a thought."),))
KEY, _ = new_key(SecretKind.PIN, PIN, CHEAPEST)
CHAIR = in_chair(FAY.id)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return facilitated(tmp_path / "session.calib")


def test_nobody_chooses_the_secret_of_somebody_else(made: Made) -> None:
    pia, quentin = made.panelists[:2]
    made.do(RenewSecret(pia))
    for actor in (Actor(FAY.id), Actor(quentin), on_behalf(Actor(FAY.id), pia, Ground.UNPROVEN)):
        with pytest.raises(Refused, match="somebody else"):
            made.store.apply(ChooseSecret(pia, KEY), actor)


def test_a_secret_is_chosen_once_and_only_by_who_rates(made: Made) -> None:
    with pytest.raises(Refused, match="has a secret already"):
        made.do(ChooseSecret(made.panelists[0], KEY))
    with pytest.raises(Refused, match="Only who rates"):
        made.do(ChooseSecret(FAY.id, KEY))


def test_a_key_to_which_nothing_could_be_sealed_is_refused(made: Made) -> None:
    pia = made.panelists[0]
    made.do(RenewSecret(pia))
    with pytest.raises(BadInput, match="no key that anything could be sealed to"):
        made.do(ChooseSecret(pia, replace(KEY, public_key=b"")))


def test_nobody_submits_for_a_panelist_by_saying_that_they_are_it(made: Made) -> None:
    pia = made.panelists[0]
    made.store.lock(pia)
    for ground in Ground:
        if ground is not Ground.KIT:
            with pytest.raises(Locked, match="secret was typed"):
                command = Submit(new_id(), pia, made.ann, ratings(4))
                made.store.apply(command, Actor(pia, ground=ground))


def test_with_a_secret_draft_and_copy_are_lost_and_what_was_submitted_stands(made: Made) -> None:
    pia, viewer = made.panelists[0], made.viewer(0)
    made.store.save_draft(made.ben, viewer, DRAFT)
    submit(made, 0, 0, 4)
    made.do(RenewSecret(pia), actor=FAY.id)
    assert not made.store.is_open_to(pia) and made.store.wrapped_key(pia) is None
    assert made.session().has_submitted(pia, made.ann)
    sitting(made.store, pia)
    assert made.store.draft(made.ben, viewer) == Draft()
    (past,) = made.store.history(made.ann, viewer)
    assert not past.is_readable
    assert [one.kind.value for one in made.store.secrets(CHAIR)[pia]] == ["pin", "renewed", "pin"]


def test_the_panelist_and_page_1_are_told_who_renewed_it_and_what_came_after(made: Made) -> None:
    """Who renews a secret can choose another and type in somebody's name: that is not hidden."""
    pia = made.panelists[0]
    made.rate(4, 4, 4, 4)
    made.do(RenewSecret(pia), actor=FAY.id)
    submit(made, 0, 0, 2, "Typed by somebody else.")
    (told,) = made.store.renewals(made.viewer(0))
    assert (told.by, told.since) == (FAY.id, ((made.ann, 1),))
    assert made.store.renewals(made.viewer(1)) == ()
    made.do(RevealRound(made.ann))
    (renewed,) = made.store.case(made.ann, CHAIR).renewed
    assert (renewed.name, renewed.by, renewed.since) == ("Pia", "Fay", (1,))
    assert made.store.verify().problems == ()


def test_a_renewal_that_is_taken_out_of_the_file_is_found(made: Made) -> None:
    made.do(RenewSecret(made.panelists[0]), actor=FAY.id)
    submit(made, 0, 0, 2)
    with made.store._document.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM secret WHERE kind = 'renewed'")
    assert made.store.verify().problems


def test_what_is_submitted_on_behalf_is_told_and_takes_no_draft(made: Made) -> None:
    pia = made.panelists[0]
    made.store.save_draft(made.ann, made.viewer(0), DRAFT)
    made.rate(4, 4, 4, 4, candidate=1)
    for panelist in (1, 2, 3):
        submit(made, panelist, 0, 4)
    by_fay = on_behalf(Actor(FAY.id), pia, Ground.IMPORT)
    made.store.apply(Submit(new_id(), pia, made.ann, ratings(3)), by_fay)
    assert made.store.draft(made.ann, made.viewer(0)) == DRAFT
    made.do(RevealRound(made.ann))
    assert made.store.case(made.ann, CHAIR).on_behalf == (OnBehalf("Pia", "Fay"),)
    made.do(RevealRound(made.ben))
    assert made.store.case(made.ben, CHAIR).on_behalf == ()


def test_of_what_was_submitted_on_their_behalf_a_panelist_has_a_copy(made: Made) -> None:
    pia = made.panelists[0]
    by_fay = on_behalf(Actor(FAY.id), pia, Ground.IMPORT)
    made.store.lock(pia)
    made.store.apply(Submit(new_id(), pia, made.ann, ratings(3)), by_fay)
    (past,) = made.store.history(made.ann, sitting(made.store, pia))
    assert past.ratings == ratings(3)
