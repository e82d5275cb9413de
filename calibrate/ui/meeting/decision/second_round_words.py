"""What the second round section says and offers, for each way in which a candidate may stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.ballots import SECOND
from calibrate.domain.permissions import ONE_ROUND
from calibrate.domain.presence.presence import absent_raters, awaited_raters, excused_raters
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.ui.meeting.situation.wording import people
from calibrate.words.days import at
from calibrate.words.phrases import listing, several
from calibrate.words.rounds import result_words
from calibrate.words.talking.reasons import REASONS_FIRST
from calibrate.words.travel.witness import ASK_THE_WITNESS

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands in the section. An empty text of a button says that it is not there.

    `note` stands right of the heading; `who` tells who has submitted, `why_not` why round 2 cannot
    be revealed yet. `short_vote` is for a narrow window.
    """

    note: str = ""
    words: str = ""
    who: str = ""
    begin: str = ""
    vote: str = ""
    short_vote: str = ""
    is_voting: bool = False
    reveal: str = ""
    why_not: str = ""
    override: str = ""
    rate_here: str = ""


def offer(session: Session, sheet: Sheet, now: datetime) -> Offer:
    """Return what the section says and offers on a candidate who is revealed."""
    if sheet.sealed_round == SECOND:
        return _sealed(session, sheet)
    if sheet.second_round:
        is_held = session.begins_with_reasons(sheet.candidate.id)
        return _revealed(sheet, now, is_held)
    return _before(session, sheet)


def _before(session: Session, sheet: Sheet) -> Offer:
    candidate = sheet.candidate.id
    is_voting = session.meeting.is_voting(candidate)
    split = [row.criterion.title for row in sheet.rows if sheet.split_first(row)]
    if not split:
        vote = "" if is_voting else "Go to the vote"
        return Offer(words="Nothing splits.", vote=vote, short_vote=vote)
    if not session.policy.allows_second_round:
        return _one_round(split, is_voting)
    absent = len(absent_raters(session, candidate))
    rate = len(session.panel.raters(candidate)) - absent
    count = several(len(split), "split criterion", "split criteria")
    return Offer(
        note="not held" if is_voting else f"blind again, {rate} rate",
        words=BETWEEN.join(split),
        begin=f"Second round on {count}",
        vote="" if is_voting else "Go to the vote without it",
        short_vote="" if is_voting else "To the vote",
        is_voting=is_voting,
    )


def _one_round(split: list[str], is_voting: bool) -> Offer:
    """The policy has no second round: what splits is named, and the vote is the way on."""
    vote = "" if is_voting else "Go to the vote"
    words = f"{BETWEEN.join(split)}. {ONE_ROUND}"
    return Offer(note="not held", words=words, vote=vote, short_vote=vote, is_voting=is_voting)


def _sealed(session: Session, sheet: Sheet) -> Offer:
    """Say who has submitted and who has not, and nothing of what."""
    candidate = sheet.candidate.id
    awaited = awaited_raters(session, candidate, SECOND)
    absent = excused_raters(session, candidate, SECOND)
    raters = [rater for rater in session.panel.raters(candidate) if rater not in absent]
    there = [rater.name for rater in raters if rater not in awaited]
    names = [rater.name for rater in awaited]
    split = [row.criterion.title for row in sheet.rows if row.criterion.id in sheet.second_round]
    told = [f"Submitted: {listing(there)}."] if there else ["Nobody has submitted yet."]
    told += [f"Missing: {listing(names)}."] if names else []
    told += [f"Absent: {listing([rater.name for rater in absent])}."] if absent else []
    them = "them" if len(names) > 1 else names[0] if names else ""
    return Offer(
        note=f"{len(there)} of {len(raters)} submitted",
        words=BETWEEN.join(split),
        who="\n".join(told),
        reveal=ASK_THE_WITNESS if session.witness else "Reveal round 2",
        why_not=f"Wait for {people(names)}, or reveal without {them} and say why." if names else "",
        override=f"Reveal without {people(names)}…" if names else "",
        rate_here="Rate in the room…" if names else "",
    )


def _revealed(sheet: Sheet, now: datetime, is_held: bool) -> Offer:
    """What it brought is told with the numbers."""
    time = next((reveal.time for reveal in sheet.reveals if reveal.round == SECOND), None)
    told = [
        f"{row.criterion.title}: {result_words(sheet, row)}." for row in sheet.rows if row.movement
    ]
    words = REASONS_FIRST if is_held else " ".join(told)
    return Offer(note=f"revealed {at(time, now)}" if time else "", words=words)
