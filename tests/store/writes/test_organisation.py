"""Whose session it is: kept with the session, undone in set-up, and its logo verified."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import CloseSession, DescribeOrganisation, OpenRating
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.organisation.logo import checked_logo
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.phases import AUDIENCE
from calibrate.store.store import Store
from tests.worlds.logos import JPEG, png
from tests.worlds.sessions import Made, in_charge, new_session, open_session
from tests.worlds.stages import STAGES

JPEG_KEPT = checked_logo(JPEG)
ACME = Organisation("Acme", "Internal, do not copy", png())


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return new_session(tmp_path / "s.calib")


def kept(made: Made) -> int:
    with made.store._document.transaction() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM attached_file").scalar_one())


def undo(made: Made) -> None:
    change = made.store.last_change()
    assert change and change.take_back
    made.do(change.take_back)


def test_it_is_kept_with_the_session_and_in_every_case(made: Made) -> None:
    made.do(DescribeOrganisation(ACME))
    path = made.store.path
    made.store.close()
    with Store.open(path) as store:
        assert store.session(in_charge(store)).organisation == ACME
        assert store.session(AUDIENCE).organisation == ACME
        assert store.checked_case(made.ann, in_charge(store)).organisation == ACME
        assert store.checked_case(made.ann, in_charge(store)).damage == ""
        assert store.verify().problems == ()
        line = store.log(in_charge(store))[-1].sentence
    assert line == "put the name Acme, the line “Internal, do not copy” and a logo on the packets"


def test_no_line_holds_the_bytes_of_a_logo(made: Made) -> None:
    made.do(DescribeOrganisation(ACME))
    with made.store._document.transaction() as connection:
        for payload in connection.exec_driver_sql("SELECT body FROM payload").scalars():
            assert len(payload) < 2_000


def test_each_description_takes_the_place_of_the_one_before_and_is_undone(made: Made) -> None:
    made.do(DescribeOrganisation(ACME))
    made.do(DescribeOrganisation(Organisation("Acme", logo=JPEG)))
    assert made.session().organisation.name == "Acme" and made.session().organisation.line == ""
    assert made.session().organisation.logo == JPEG_KEPT
    made.do(DescribeOrganisation(Organisation("Acme")))
    assert made.session().organisation == Organisation("Acme")
    made.do(DescribeOrganisation(NO_ORGANISATION))
    assert made.session().organisation == NO_ORGANISATION
    undo(made)
    undo(made)
    undo(made)
    assert made.session().organisation == ACME
    undo(made)
    assert made.session().organisation == NO_ORGANISATION
    made.do(OpenRating())
    assert kept(made) == 0
    assert made.store.verify().problems == ()


def test_once_rating_is_open_the_logo_before_is_gone(tmp_path: Path) -> None:
    made = open_session(tmp_path / "s.calib")
    made.do(DescribeOrganisation(ACME))
    made.do(DescribeOrganisation(Organisation(logo=JPEG)))
    assert kept(made) == 1
    assert made.store.verify().problems == ()


def test_a_logo_of_set_up_stays_when_rating_opens(made: Made) -> None:
    made.do(DescribeOrganisation(ACME), OpenRating())
    assert made.session().organisation == ACME
    assert made.store.verify().problems == ()


def test_in_a_closed_session_it_stays(tmp_path: Path) -> None:
    made = STAGES["closed"](tmp_path / "s.calib")
    with pytest.raises(Refused, match="closed and read-only"):
        made.do(DescribeOrganisation(ACME))
    with pytest.raises(Refused):
        made.do(CloseSession())


def test_what_is_no_logo_changes_nothing(made: Made) -> None:
    before = made.store.verify()
    with pytest.raises(BadInput, match="no PNG or JPEG"):
        made.do(DescribeOrganisation(Organisation(logo=b"<svg/>")))
    assert made.store.verify() == before


@pytest.mark.parametrize("new", ["x''", "CAST(substr(content, 2) AS BLOB)"])
def test_a_logo_that_was_changed_is_noticed_by_verify_and_on_paper(made: Made, new: str) -> None:
    made.do(DescribeOrganisation(ACME))
    with made.store._document.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE attached_file SET content = {new}")
    path = made.store.path
    made.store.close()
    with Store.open(path) as store:
        assert "An attached file was changed" in " ".join(store.verify().problems)
        case = store.checked_case(made.ann, in_charge(store))
        assert case.damage and case.organisation == Organisation(ACME.name, ACME.line)
