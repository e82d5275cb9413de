"""Follow-ups as a calendar takes them in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calibrate.domain.decisions import FollowUp
from calibrate.exchange.exported.calendar import calendar, folded_line
from calibrate.exchange.exported.lacking import not_in_calendar
from tests.worlds.two_rounds import DECISION, talked

TEXT = "Ask Ελένη; then, by\nhand, C:\\notes " + "and so on " * 12


def unfolded(raw: bytes) -> list[str]:
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    return raw.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_each_dated_follow_up_that_stands_is_a_confidential_day() -> None:
    follow_ups = (FollowUp("Bo", TEXT, date(2026, 12, 18)), FollowUp("Bo", "Some day."))
    case = talked(replace(DECISION, follow_ups=follow_ups))
    lines = unfolded(calendar([case]))
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Calibrate//Follow-ups//EN",
        "BEGIN:VEVENT",
        "UID:decision-1@calibrate",
        "DTSTAMP:20261119T142500Z",
        "DTSTART;VALUE=DATE:20261218",
        "DURATION:P1D",
        "SUMMARY:Bo: Ask Ελένη\\; then\\, by\\nhand\\, C:\\\\notes " + "and so on " * 12,
        "DESCRIPTION:Nadia Rahimi\\, L3 to L4: Promote\\, recorded 19 Nov 2026\\, 14:25 UTC",
        "CLASS:CONFIDENTIAL",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert list(not_in_calendar([case])) == [
        "1 follow-up has no due date and so no entry.",
        "1 follow-up of decisions that stand no more: no entry.",
    ]


def test_lines_are_folded_between_characters() -> None:
    folded = folded_line("SUMMARY:" + "é" * 100)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == "SUMMARY:" + "é" * 100
