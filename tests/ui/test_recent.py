"""The list of recent sessions: what it keeps, what it says, and what it forgives."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path
from time import mktime

import pytest

from calibrate.domain.commands import (
    BeginSecondRound,
    CloseSession,
    OpenMeeting,
    RecordDecision,
    ReopenCandidate,
    SetDue,
    WithdrawCandidate,
    new_id,
)
from calibrate.domain.decisions import Decision, Outcome
from calibrate.ui.preferences import data_folder
from calibrate.ui.recent import (
    MOST,
    Recent,
    described,
    detail_in_words,
    forget,
    move,
    path_in_words,
    recent_sessions,
    remember,
    time_in_words,
)
from tests.worlds.sessions import Made, chair, in_charge, new_session, open_session, reveal, submit

DAY = 86_400
NOON = mktime((2026, 3, 3, 12, 0, 0, 0, 0, -1))


def at(year: int, month: int, day: int, hour: int = 10, minute: int = 42) -> int:
    return int(mktime((year, month, day, hour, minute, 0, 0, 0, -1)))


def test_the_newest_comes_first_and_a_file_only_once() -> None:
    remember(Recent("/a.calib", "A"))
    remember(Recent("/b.calib", "B"))
    remember(Recent("/a.calib", "A, renamed"))
    assert [one.title for one in recent_sessions()] == ["A, renamed", "B"]


def test_a_session_says_how_far_off_the_day_is_as_long_as_ratings_are_missing(
    tmp_path: Path,
) -> None:
    made = open_session(tmp_path / "s.calib")
    made.do(SetDue(date(2026, 3, 6)))
    known = described(made.store.path, made.session(), NOON)
    assert detail_in_words(known, NOON) == "0 of 8 submitted, due in 3 days"
    assert detail_in_words(known, NOON + 4 * DAY) == "0 of 8 submitted, 1 day past due"
    remember(known)
    assert recent_sessions() == (known,)
    for candidate in range(2):
        made.rate(4, 4, 4, 4, candidate=candidate)
    full = described(made.store.path, made.session(), NOON)
    assert detail_in_words(full, NOON) == "8 of 8 submitted"
    made.do(OpenMeeting("lot"))
    assert described(made.store.path, made.session(), NOON).due == ""


def test_a_day_that_is_none_says_nothing() -> None:
    assert detail_in_words(Recent("/a.calib", "A", detail="Far", due="soon"), NOON) == "Far"


def test_a_forgotten_session_is_gone_and_its_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.calib"
    file.touch()
    remember(Recent(str(file), "A"))
    forget(str(file))
    assert recent_sessions() == ()
    assert file.exists()


def test_a_moved_session_keeps_its_place() -> None:
    remember(Recent("/a.calib", "A"))
    remember(Recent("/b.calib", "B"))
    move("/a.calib", "/elsewhere/a.calib")
    assert [one.path for one in recent_sessions()] == ["/b.calib", "/elsewhere/a.calib"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"recent": 7}',
        b'{"recent": [{"path": 7, "title": "A"}]}',
        b'{"recent": [{"title": "no path"}]}',
        b'{"recent": [{"path": "/a", "title": "A", "grade": "5"}]}',
        b'{"recent": [{"path": "/a", "title": "A", "done": "5"}]}',
    ],
)
def test_a_file_that_is_no_use_is_an_empty_list(content: bytes) -> None:
    (data_folder() / "recent.json").write_bytes(content)
    assert recent_sessions() == ()
    remember(Recent("/a.calib", "A"))
    assert len(recent_sessions()) == 1


def test_only_so_many_are_kept() -> None:
    for number in range(MOST + 3):
        remember(Recent(f"/{number}.calib", str(number)))
    assert len(recent_sessions()) == MOST


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_the_list_is_its_owners_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CALIBRATE_HOME", str(tmp_path / "new"))
    remember(Recent("/a.calib", "A"))
    assert stat.S_IMODE(data_folder().stat().st_mode) == 0o700
    assert stat.S_IMODE((data_folder() / "recent.json").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CALIBRATE_HOME", str(tmp_path / "file" / "folder"))
    remember(Recent("/a.calib", "A"))
    assert recent_sessions() == ()


def test_a_session_in_set_up_says_what_is_missing(tmp_path: Path) -> None:
    with new_session(tmp_path / "a.calib").store as store:
        known = described(store.path, store.session(in_charge(store)), NOON)
    assert known.phase == "Set-up"
    assert known.detail == "Ready for rating"
    assert known.share == 1.0


def test_a_session_in_rating_says_how_many_submitted_and_no_rating(tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    with made.store as store:
        submit(made, 0, 0, 4)
        known = described(store.path, store.session(in_charge(store)), NOON)
        remember(known)
    assert known.phase == "Rating"
    assert known.detail.startswith("1 of ") and known.detail.endswith(" submitted")
    stored = json.loads((data_folder() / "recent.json").read_text())["recent"][0]
    assert set(stored) == {"path", "title", "phase", "detail", "done", "total", "time", "due"}


def decided(made: Made, candidate: int) -> None:
    """Decide on a candidate whom everybody has rated."""
    for panelist in range(len(made.panelists)):
        submit(made, panelist, candidate, 4)
    reveal(made, candidate)
    decision = Decision(new_id(), made.candidates[candidate], Outcome.PROMOTE, "So it is.")
    made.store.apply(RecordDecision(decision), chair(made.store))


def progress(made: Made) -> tuple[str, str]:
    known = described(made.store.path, made.store.session(in_charge(made.store)), NOON)
    return known.phase, known.detail


def test_a_meeting_says_how_many_are_decided(tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    with made.store as store:
        store.apply(OpenMeeting("a lot"), chair(store))
        assert progress(made) == ("Meeting", "0 of 2 decided")
        decided(made, 0)
        assert progress(made) == ("Meeting", "1 of 2 decided")
        store.apply(WithdrawCandidate(made.candidates[1], "moved away"), chair(store))
        assert progress(made) == ("Meeting", "1 of 1 decided")


def test_a_second_round_is_still_the_meeting(tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    with made.store as store:
        for panelist, value in enumerate((2, 2, 4, 5)):
            submit(made, panelist, 0, value)
        reveal(made, 0)
        store.apply(BeginSecondRound(made.candidates[0]), chair(store))
        assert progress(made) == ("Meeting", "0 of 2 decided")


def test_a_closed_session_is_read_only_until_somebody_is_reopened(tmp_path: Path) -> None:
    made = open_session(tmp_path / "a.calib")
    with made.store as store:
        decided(made, 0)
        decided(made, 1)
        store.apply(CloseSession(), chair(store))
        assert progress(made) == ("Closed", "2 of 2 decided, read-only")
        store.apply(ReopenCandidate(made.candidates[0], "An error."), chair(store))
        assert progress(made) == ("Closed", "1 of 2 decided, 1 reopened")


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (at(2026, 3, 3), "Today 10:42"),
        (at(2026, 3, 2, 23, 59), "Yesterday"),
        (at(2026, 3, 1), "1 Mar"),
        (at(2026, 1, 26), "26 Jan"),
        (at(2025, 11, 14), "14 Nov 2025"),
        (10**18, ""),
    ],
)
def test_times_are_said_in_words(time: int, words: str) -> None:
    assert time_in_words(time, NOON) == words


def test_yesterday_is_yesterday_on_the_first_of_a_year() -> None:
    new_year = mktime((2026, 1, 1, 8, 0, 0, 0, 0, -1))
    assert time_in_words(at(2025, 12, 31), new_year) == "Yesterday"


def test_a_path_at_home_is_said_with_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))
    assert path_in_words("/home/ada/calibration/a.calib") == "~/calibration/a.calib"
    assert path_in_words("/media/usb/a.calib") == "/media/usb/a.calib"
