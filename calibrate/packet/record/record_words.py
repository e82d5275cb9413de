"""What the record says, in groups: the decision, the people, the ratings, the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calibrate.domain.case import Case, LateBallot
from calibrate.domain.decisions import OUTCOME_WORDS, EarlierDecision, FollowUp
from calibrate.domain.meeting.attendance import Away
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import SheetRow
from calibrate.packet.decision_words import electorate, majority_words, vote_words
from calibrate.packet.reading import NAMELESS, is_open, is_sealed_again
from calibrate.packet.rounds import movement_words, split_words
from calibrate.packet.rules import reveal_words, rule_words
from calibrate.packet.wording import day, listing, moment, sentence, several, span

STRONGEST_RULE = (
    "Quoted on page 1 is the rating furthest out on its side of the bar that has a written reason; "
    "among several the surest, then the first in panel order, then on the first criterion."
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody wrote, set as they are; `told` says below them whose they are."""

    text: str
    told: str = ""


Told = tuple[str | Quote, ...]
Entry = tuple[str, Told]
Group = tuple[str, tuple[Entry, ...]]


def record_groups(case: Case, substitutions: str) -> tuple[Group, ...]:
    """Return what the record says: groups of terms, each with lines; empty ones are left out.

    `substitutions` says which characters no font has, if there were any.
    """
    groups = (
        ("The decision", _decision(case)),
        ("The panel", _panel(case)),
        ("The ratings", _ratings(case)),
        ("Rules and sources", _rules(case, substitutions)),
    )
    told = ((title, tuple(entry for entry in entries if entry[1])) for title, entries in groups)
    return tuple((title, entries) for title, entries in told if entries)


def _decision(case: Case) -> Iterator[Entry]:
    decision, decided = case.sheet.decision, case.sheet.decided
    if case.sheet.phase is CandidatePhase.WITHDRAWN:
        yield "Candidate", tuple(_withdrawn(case))
    elif case.is_set_aside:
        yield "Candidate", ("Set aside until later in the meeting.",)
    if decision is None:
        yield "Decision", (f"No decision {'stands' if case.earlier else 'was recorded'}.",)
    else:
        when = f", recorded {moment(decided)}" if decided else ""
        yield "Decision", (f"{OUTCOME_WORDS[decision.outcome]}{when}.",)
        votes = vote_words(decision.vote) if decision.vote else "No vote was counted"
        yield "Vote", (" ".join(_sentences(votes, majority_words(decision, case.decider))),)
        yield "Took part", _sentences(electorate(case))
        yield "Out of the ordinary", _sentences(*case.exceptions)
        yield "Reason", (Quote(decision.reason),)
        yield "Dissent", tuple(Quote(text, name or NAMELESS) for name, text in case.dissenters)
    for earlier in reversed(case.earlier):
        yield "Superseded decision", tuple(_earlier(earlier))


def _withdrawn(case: Case) -> Iterator[str | Quote]:
    yield "Withdrawn."
    if case.withdrawn_because:
        yield Quote(case.withdrawn_because, "Reason")


def _earlier(earlier: EarlierDecision) -> Iterator[str | Quote]:
    decision = earlier.decision
    yield f"{OUTCOME_WORDS[decision.outcome]}, recorded {moment(earlier.time)}."
    yield sentence(vote_words(decision.vote) if decision.vote else "no vote was counted")
    yield Quote(decision.reason, "Reason")
    for name, text in earlier.dissenters:
        yield Quote(text, f"Dissent of {name}")
    for follow_up in decision.follow_ups:
        yield _follow_up(follow_up)
    yield Quote(earlier.because, f"Why it was reopened {moment(earlier.reopened)}")


def _follow_up(follow_up: FollowUp) -> str:
    due = f", by {day(follow_up.due)}" if follow_up.due else ""
    return f"Follow-up of {follow_up.owner}{due}: {follow_up.text}"


def _panel(case: Case) -> Iterator[Entry]:
    raters = tuple(name for name in case.raters if name not in case.facilitators)
    today = (case.sheet.decided or case.changed).date()
    yield "Facilitator", tuple(_facilitator(case, name) for name in case.facilitators)
    yield "Deputy", (f"{case.deputy}, who ran this part of the meeting",) if case.deputy else ()
    yield "Panelists who may rate", (listing(raters),) if raters else ()
    yield "Presenters", (listing(case.sheet.presenters),) if case.sheet.presenters else ()
    yield "Recused", (listing(case.recused),) if case.recused else ()
    yield "Observers", (listing(case.observers),) if case.observers else ()
    yield "Attendance", tuple(_away(case, away, today) for away in case.attendance)
    yield "Time", _time(case)


def _facilitator(case: Case, name: str) -> str:
    if name in case.recused:
        return f"{name}, who is recused"
    return f"{name}, who also rates" if name in case.raters else f"{name}, who does not rate"


def _away(case: Case, away: Away, today: date) -> str:
    """Say who was absent or outside, from when to when, and why."""
    name, why = away.name or NAMELESS, f": {away.because.strip()}" if away.because.strip() else ""
    when = span(away.since, away.until, today)
    if away.absent:
        return f"{name}, absent {when if away.until else 'for the day'}{why}"
    if not why and away.name in case.recused:
        why = ", recused"
    return f"{name}, outside {when}{why}"


def _time(case: Case) -> Told:
    """Say how long the candidate was talked about, if that was measured."""
    if not case.minutes_used:
        return ()
    planned = f" of {case.minutes_planned} planned" if case.minutes_planned else ""
    return (f"{several(case.minutes_used, 'minute')} used{planned}",)


def _ratings(case: Case) -> Iterator[Entry]:
    sheet = case.sheet
    revealed = tuple(reveal_words(reveal) for reveal in sheet.reveals)
    yield "Reveal", revealed or ("Nothing was revealed.",)
    again = [row for row in sheet.rows if row.criterion.id in sheet.second_round]
    yield "Second round", tuple(_second(case, row) for row in again) if is_open(sheet) else ()
    yield "Late ballots", tuple(map(_late, case.late))
    yield "Set aside", _set_aside(case)


def _second(case: Case, row: SheetRow) -> str:
    if row.movement:
        said = f"{movement_words(row)}; {split_words(case.sheet, row)}"
    elif is_sealed_again(case.sheet, row):
        said = "under way, and sealed until its reveal"
    else:
        said = "begun, and never revealed"
    return f"{row.criterion.title}: {said}."


def _late(late: LateBallot) -> str:
    """Say whose ballot came when, after which round was revealed."""
    return (
        f"{late.name or NAMELESS}, round {late.round}, {moment(late.time)}, after the reveal; "
        "kept, not counted."
    )


def _set_aside(case: Case) -> Told:
    if not case.set_aside:
        return ()
    names = listing([name or NAMELESS for name in case.set_aside])
    return (f"Ratings of {names}, who declared a conflict after giving them; kept, not counted.",)


def _rules(case: Case, substitutions: str) -> Iterator[Entry]:
    rubric = case.sheet.rubric
    yield "Rubric", (f"{rubric.title} {rubric.version}".rstrip(), f"Hash {rubric.hash}")
    yield "Split rule", (rule_words(rubric.split),)
    yield "Strongest reason", (STRONGEST_RULE,) if is_open(case.sheet) else ()
    yield "Log", _log(case)
    yield "Characters", (substitutions,) if substitutions else ()


def _log(case: Case) -> Told:
    holder = "in the session file" if case.seed_in_file else "by a witness"
    return (
        f"Line {case.log_line}, written {moment(case.changed)}; "
        f"the seed of the seals is held {holder}",
        f"Head {case.log_head}",
    )


def _sentences(*parts: str) -> tuple[str, ...]:
    return tuple(sentence(part) for part in parts if part.strip())
