from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.presence.codes import DIGITS, room_codes

IDS = st.lists(st.text(max_size=8), max_size=300, unique=True)


@given(st.text(max_size=8), IDS)
def test_everybody_has_a_code_of_their_own(session: str, panelists: list[str]) -> None:
    codes = room_codes(session, panelists)
    assert set(codes) == set(panelists)
    assert len(set(codes.values())) == len(panelists)
    assert all(len(one) == DIGITS and one.isascii() and one.isdecimal() for one in codes.values())


@given(IDS)
def test_the_order_of_the_panel_changes_no_code(panelists: list[str]) -> None:
    assert room_codes("s", panelists) == room_codes("s", reversed(panelists))


def test_a_code_stays_the_same_from_one_day_to_the_next() -> None:
    assert room_codes("s", ("pia", "quentin")) == {"pia": "5330", "quentin": "4414"}


def test_another_session_has_other_codes() -> None:
    assert room_codes("s", ("pia",)) != room_codes("t", ("pia",))


def test_two_who_would_share_a_code_get_two() -> None:
    many = [f"p{number}" for number in range(2_000)]
    assert len(set(room_codes("s", many).values())) == 2_000
