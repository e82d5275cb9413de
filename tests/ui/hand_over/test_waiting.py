from pathlib import Path

from calibrate.domain.commands import MarkAbsent, OpenMeeting, WithdrawCandidate
from calibrate.ui.hand_over.waiting import Waiting, is_shared, waiting
from tests.sessions import Made, chair, in_charge, new_session, open_session, submit
from tests.ui.rate.conftest import begin_second_round, submit_again


def names(made: Made, candidate: int | None = None) -> tuple[list[str], list[str]]:
    chosen = None if candidate is None else made.candidates[candidate]
    found = waiting(made.store.session(in_charge(made.store)), chosen)
    return [one.name for one in found.here], [one.name for one in found.away]


def test_who_has_submitted_is_not_waited_for(tmp_path: Path) -> None:
    with open_session(tmp_path / "a.calib").store:
        pass
    made = open_session(tmp_path / "b.calib", recused=True)
    with made.store:
        submit(made, 0, 0, 3)
        assert names(made, 0) == (["Quentin", "Rosa"], [])
        assert names(made) == (["Pia", "Quentin", "Rosa", "Sami"], [])


def test_the_second_round_is_waited_for_anew(tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    with made.store:
        begin_second_round(made)
        submit_again(made, 0, 3)
        assert names(made, 0) == (["Quentin", "Rosa", "Sami"], [])


def test_who_is_absent_is_named_apart(tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    with made.store:
        made.store.apply(OpenMeeting("lot"), chair(made.store))
        made.store.apply(MarkAbsent(made.panelists[1], "ill"), chair(made.store))
        assert names(made, 0) == (["Pia", "Rosa", "Sami"], ["Quentin"])


def test_nobody_is_waited_for_in_set_up(tmp_path: Path) -> None:
    made = new_session(tmp_path / "a.calib")
    with made.store:
        assert waiting(made.store.session(in_charge(made.store))) == Waiting()


def test_a_machine_is_shared_in_a_meeting_until_nothing_is_to_submit(tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    with made.store as store:
        assert not is_shared(store.session(in_charge(store)))
        store.apply(OpenMeeting("lot"), chair(store))
        assert is_shared(store.session(in_charge(store)))
        for candidate in made.candidates:
            store.apply(WithdrawCandidate(candidate, "Left."), chair(store))
        assert not is_shared(store.session(in_charge(store)))
