"""Follow-ups as entries of a calendar (ICS, RFC 5545): one whole day each, marked confidential."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from calibrate.domain.decisions import FollowUp
from calibrate.domain.record.case import Case
from calibrate.exchange.exported.past import Decided, decisions
from calibrate.words.decisions import recorded_words

LONGEST_LINE = 75
"""Octets, without the line's end."""


def calendar(cases: Sequence[Case]) -> bytes:
    """Return the dated follow-ups of the decisions that stand, in the order of the cases."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calibrate//Follow-ups//EN"]
    for case, one, number, follow_up in follow_ups(cases):
        if one.stands and follow_up.due:
            lines += _entry(case, one, number, follow_up)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded_line(line)}\r\n" for line in lines).encode()


def follow_ups(cases: Sequence[Case]) -> Iterator[tuple[Case, Decided, int, FollowUp]]:
    """Yield every follow-up with its case, its decision and its number there."""
    for case in cases:
        for one in decisions(case):
            for number, follow_up in enumerate(one.decision.follow_ups, start=1):
                yield case, one, number, follow_up


def _entry(case: Case, one: Decided, number: int, follow_up: FollowUp) -> list[str]:
    assert follow_up.due
    name = case.sheet.candidate.name
    about = f"{name}, {case.sheet.step}: {recorded_words(one.decision.outcome, one.time)}"
    return [
        "BEGIN:VEVENT",
        f"UID:{one.decision.id}-{number}@calibrate",
        f"DTSTAMP:{_moment(one.time or case.changed)}",
        f"DTSTART;VALUE=DATE:{follow_up.due.isoformat().replace('-', '')}",
        "DURATION:P1D",
        f"SUMMARY:{_escaped(f'{follow_up.owner}: {follow_up.text}')}",
        f"DESCRIPTION:{_escaped(about)}",
        "CLASS:CONFIDENTIAL",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _moment(time: datetime) -> str:
    return (
        time.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat().translate(_PLAIN) + "Z"
    )


_PLAIN = {ord("-"): None, ord(":"): None}


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    visible = "\n".join(text.splitlines())
    return visible.replace("\n", "\\n")


def folded_line(line: str) -> str:
    """Return a line broken between characters, so that none is longer than calendars read."""
    parts, room = [""], LONGEST_LINE
    for letter in line:
        needed = len(letter.encode())
        if needed > room:
            parts.append("")
            room = LONGEST_LINE - 1
        parts[-1] += letter
        room -= needed
    return "\r\n ".join(parts)
