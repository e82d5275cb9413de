"""Seniority: noted in set-up, undone, read by who runs the session, and in nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddPanelist,
    OpenRating,
    RankPanelist,
    RemovePanelist,
    RevealRound,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.phases import AUDIENCE, Viewer, as_candidate
from calibrate.domain.talking.seniority import NO_SENIORITY, Seniority
from calibrate.exchange.exported.session_json import session_json
from calibrate.exchange.exported.tables import tables
from calibrate.exchange.shown.json_contract import show_json
from calibrate.packet.packet import drawn_packet
from calibrate.store.reads import session as session_reads
from calibrate.store.store import Store
from tests.reading import everything, viewers
from tests.worlds.kits import Kits
from tests.worlds.people import FAY
from tests.worlds.sessions import Made, in_charge, new_session, submit

RANK = 73


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return new_session(tmp_path / "s.calib")


def test_a_rank_is_kept_changed_and_taken_away(made: Made) -> None:
    pia, quentin, *_ = made.panelists
    made.do(RankPanelist(pia, 3), RankPanelist(quentin, 9), RankPanelist(pia, 4))
    assert (made.session().seniority.of(pia), made.session().seniority.of(quentin)) == (4, 9)
    made.do(RankPanelist(pia, None))
    assert made.session().seniority == Seniority(((quentin, 9),))
    made.store.close()
    with Store.open(made.store.path) as store:
        assert store.session(in_charge(store)).seniority.of(quentin) == 9
        assert store.verify().problems == ()


def test_it_is_undone_as_everything_in_set_up(made: Made) -> None:
    pia = made.panelists[0]
    made.do(RankPanelist(pia, 3), RankPanelist(pia, 8))
    for expected in (3, None):
        change = made.store.last_change()
        assert change and change.take_back
        made.do(change.take_back)
        assert made.session().seniority.of(pia) == expected


def test_who_is_taken_off_the_panel_takes_it_along_and_undo_brings_both_back(made: Made) -> None:
    pia = made.panelists[0]
    made.do(RankPanelist(pia, 3), RemovePanelist(pia))
    assert made.session().seniority == NO_SENIORITY
    change = made.store.last_change()
    assert change and change.take_back
    made.do(change.take_back)
    assert made.session().seniority.of(pia) == 3
    assert made.store.verify().problems == ()


@pytest.mark.parametrize("rank", [0, -1, 100])
def test_what_is_no_rank_is_refused(made: Made, rank: int) -> None:
    with pytest.raises(BadInput, match="from 1 to 99"):
        made.do(RankPanelist(made.panelists[0], rank))
    with pytest.raises(BadInput, match="no such panelist"):
        made.do(RankPanelist("nobody", 3))
    assert made.session().seniority == NO_SENIORITY


def test_once_rating_is_open_it_stands(made: Made) -> None:
    made.do(OpenRating())
    with pytest.raises(Refused):
        made.do(RankPanelist(made.panelists[0], 3))


def test_only_who_runs_the_session_sees_it(made: Made) -> None:
    pia = made.panelists[0]
    made.do(AddPanelist(FAY), RankPanelist(pia, RANK))
    assert made.store.session(in_charge(made.store)).seniority.of(pia) == RANK
    for viewer in (made.viewer(0), made.viewer(1), AUDIENCE, as_candidate(made.ann)):
        assert made.store.session(viewer).seniority == NO_SENIORITY


def test_nothing_else_that_is_read_changes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same file read twice, once with other ranks than it has, gives everybody the same."""
    made = revealed(tmp_path / "s.calib")
    made.store.close()
    before = reads(made)
    other = Seniority(tuple((one, RANK) for one in sorted(made.panelists)))
    monkeypatch.setattr(session_reads, "load_seniority", lambda connection: other)
    assert reads(made) == before


def revealed(path: Path) -> Made:
    """Ann is revealed, and some of the panel are more senior than others."""
    made = new_session(path)
    made.do(*(RankPanelist(one, place + 1) for place, one in enumerate(made.panelists[:3])))
    made.open_rating()
    for panelist in range(len(made.panelists)):
        submit(made, panelist, 0, 2 + panelist % 3)
    made.do(RevealRound(made.ann, 1))
    return made


def reads(made: Made) -> dict[str, list[str]]:
    """What each viewer reads, and what leaves the session, but for the field of seniority."""
    with Store.open(made.store.path) as store:
        found = {
            name: [_but_for_seniority(store, viewer, made.candidates)]
            for name, viewer in viewers(made.panelists, made.candidates).items()
        }
        found["leaving"] = list(_leaving(store))
    return found


def _leaving(store: Store) -> Iterator[str]:
    """What is exported, shown as JSON, and printed."""
    viewer = in_charge(store)
    session, now = store.session(viewer), store.now()
    cases = [store.case(state.id, viewer) for state in session.candidates]
    yield session_json(session, cases, now)
    yield show_json(session, cases, now)
    yield repr(tables(cases))
    for case in cases:
        content, _ = drawn_packet(case)
        yield repr(content)


def _but_for_seniority(store: Store, viewer: Viewer, candidates: tuple[str, ...]) -> str:
    seen = repr(store.session(viewer).seniority)
    return everything(store, viewer, candidates).replace(seen, "")


def test_a_kit_has_nothing_of_it(tmp_path: Path) -> None:
    made = new_session(tmp_path / "s.calib")
    made.do(*(RankPanelist(one, RANK) for one in made.panelists), OpenRating())
    with Kits(made, tmp_path / "kits").open() as kit:
        with kit._document.transaction() as connection:
            assert connection.exec_driver_sql("SELECT * FROM seniority").all() == []
        assert kit._session.seniority == NO_SENIORITY
