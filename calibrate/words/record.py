"""What the record says, in groups: the decision, the people, the ratings, the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calibrate.domain.ballots import SECOND
from calibrate.domain.decisions import Decision, EarlierDecision
from calibrate.domain.people import RelationKind, Role
from calibrate.domain.record.case import Case, Counted, Signing
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.domain.voice.answers import Answers
from calibrate.words.days import moment
from calibrate.words.decisions import (
    dissent_words,
    electorate,
    follow_up_words,
    majority_words,
    recorded_words,
    vote_words,
)
from calibrate.words.meeting import away_words, late_words, time_words
from calibrate.words.own.secrets import on_behalf_words, renewal_words
from calibrate.words.people import DEPUTY, NAMELESS, RELATIONS, ROLES, without_deputy_words
from calibrate.words.phrases import capitalized, grouped, listing, sentence
from calibrate.words.rounds import result_words, reveal_words
from calibrate.words.rules import rule_words
from calibrate.words.session import standing_words
from calibrate.words.travel.keys import SIGNINGS, opened_words
from calibrate.words.travel.kits import replaced_kit_words
from calibrate.words.travel.witness import lost_words, times_words
from calibrate.words.voice.answers import RESPONSE, came_words, deadline_words

STRONGEST_RULE = (
    "Quoted on page 1 is a rating with a written reason: one that its rater was sure of before any "
    "other, then the furthest out on its side of the bar, then the surest, then the first in panel "
    "order, then on the first criterion."
)


IN_FULL = "In full under “Promotion decision”."


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody wrote, set as they are; `told` says below them whose they are."""

    text: str
    told: str = ""


Told = tuple[str | Quote, ...]
Entry = tuple[str, Told]
Group = tuple[str, tuple[Entry, ...]]


def record_groups(case: Case, substitutions: str, is_said: bool = False) -> tuple[Group, ...]:
    """Return what the record says: groups of terms, each with lines; empty ones are left out.

    `substitutions` says which characters no font has, if there were any; `is_said` that reason and
    dissent stand elsewhere in every word.
    """
    groups = (
        ("The decision", _decision(case, is_said)),
        ("The panel", _panel(case)),
        ("The ratings", _ratings(case)),
        ("Rules and sources", _rules(case, substitutions)),
    )
    told = ((title, tuple(entry for entry in entries if entry[1])) for title, entries in groups)
    return tuple((title, entries) for title, entries in told if entries)


def _decision(case: Case, is_said: bool) -> Iterator[Entry]:
    decision, decided = case.sheet.decision, case.sheet.decided
    if case.sheet.phase is CandidatePhase.WITHDRAWN:
        yield "Candidate", tuple(_withdrawn(case))
    elif case.is_set_aside:
        yield "Candidate", ("Set aside until later in the meeting.",)
    if decision is None:
        yield "Decision", (f"No decision {'stands' if case.earlier else 'was recorded'}.",)
    else:
        yield "Decision", (f"{recorded_words(decision.outcome, decided)}.",)
        yield "Vote", (" ".join(_votes(case, decision)),)
        yield "Took part", _sentences(electorate(case))
        yield "Out of the ordinary", _sentences(*case.exceptions)
        if is_said:
            yield ("Reason and dissent" if case.dissenters else "Reason"), (IN_FULL,)
        else:
            yield "Reason", (Quote(in_paragraphs(decision.reason)),)
            yield "Dissent", tuple(_dissents(case))
    for earlier in reversed(case.earlier):
        yield "Superseded decision", tuple(_earlier(earlier))


def _votes(case: Case, decision: Decision) -> tuple[str, ...]:
    by_consent = case.sheet.by_consent
    majority = majority_words(decision, case.decider, by_consent)
    return _sentences(vote_words(decision.vote, by_consent), majority)


def _dissents(case: Case) -> Iterator[Quote]:
    for name, text in case.dissenters:
        yield Quote(in_paragraphs(text), name or NAMELESS)


def _withdrawn(case: Case) -> Iterator[str | Quote]:
    yield sentence(standing_words(case.sheet.phase))
    if case.withdrawn_because:
        yield Quote(case.withdrawn_because, "Reason")


def _earlier(earlier: EarlierDecision) -> Iterator[str | Quote]:
    decision = earlier.decision
    yield f"{recorded_words(decision.outcome, earlier.time)}."
    yield sentence(vote_words(decision.vote, earlier.by_consent))
    yield Quote(in_paragraphs(decision.reason), "Reason")
    for name, text in earlier.dissenters:
        yield Quote(in_paragraphs(text), dissent_words(name))
    for follow_up in decision.follow_ups:
        yield follow_up_words(follow_up)
    yield from _answers(earlier.answers)
    yield Quote(earlier.because, f"Why it was reopened {moment(earlier.reopened)}")


def _answers(answers: Answers) -> Iterator[str | Quote]:
    """Yield what belongs to a decision that no longer stands, and stays with it."""
    if deadline := deadline_words(answers):
        yield deadline
    for one in answers.responses:
        yield Quote(in_paragraphs(one.text), f"{RESPONSE}, {came_words(one)}")


def _panel(case: Case) -> Iterator[Entry]:
    raters = tuple(name for name in case.raters if name not in case.facilitators)
    today = (case.sheet.decided or case.changed).date()
    yield ROLES[Role.FACILITATOR], tuple(_facilitator(case, name) for name in case.facilitators)
    yield DEPUTY, tuple(_deputy(case))
    yield "Panelists who may rate", _if_told(listing(raters))
    yield "Presenters", _if_told(listing(case.sheet.presenters))
    yield capitalized(RELATIONS[RelationKind.RECUSED]), _if_told(listing(case.recused))
    yield f"{ROLES[Role.OBSERVER]}s", _if_told(listing(case.observers))
    yield "Attendance", tuple(away_words(case, away, today) for away in case.attendance)
    yield "Time", _if_told(time_words(case))


def _deputy(case: Case) -> Iterator[str | Quote]:
    if case.deputy:
        yield f"{case.deputy}, who ran this part of the meeting"
    elif case.without_deputy:
        yield without_deputy_words(case)
        yield Quote(case.without_deputy, "Reason")


def _facilitator(case: Case, name: str) -> str:
    if name in case.recused:
        return f"{name}, who is recused"
    return f"{name}, who also rates" if name in case.raters else f"{name}, who does not rate"


def _ratings(case: Case) -> Iterator[Entry]:
    sheet = case.sheet
    revealed = tuple(reveal_words(reveal) for reveal in sheet.reveals)
    yield "Reveal", revealed or ("Nothing was revealed.",)
    again = [row for row in sheet.rows if row.criterion.id in sheet.second_round]
    yield "Second round", tuple(_second(case, row) for row in again) if sheet.is_open else ()
    yield "Submissions", tuple(map(_submission, case.counted))
    yield "Late ballots", tuple(map(late_words, case.late))
    yield "Set aside", _set_aside(case)
    yield "On behalf", tuple(map(on_behalf_words, case.on_behalf))
    yield "Renewed secrets", tuple(map(renewal_words, case.renewed))
    yield "Lost keys", tuple(sentence(lost_words(one)) for one in case.lost_keys)
    yield "Replaced kits", tuple(sentence(replaced_kit_words(one)) for one in case.replaced_kits)


def _submission(one: Counted) -> str:
    """Name a submission by the beginning of its hash, which its panelist's receipt has whole."""
    again = ", round 2" if one.round == SECOND else ""
    signed = "" if one.signing is Signing.PLAIN else f", {SIGNINGS[one.signing]}"
    return f"{one.name}{again}: {grouped(one.hash)}, {opened_words(one)}{signed}"


def _second(case: Case, row: SheetRow) -> str:
    if row.movement:
        said = result_words(case.sheet, row)
    elif case.sheet.is_sealed_again(row):
        said = "under way, and sealed until its reveal"
    else:
        said = "begun, and never revealed"
    return f"{row.criterion.title}: {said}."


def _set_aside(case: Case) -> Told:
    if not case.set_aside:
        return ()
    names = listing([name or NAMELESS for name in case.set_aside])
    return (f"Ratings of {names}, who declared a conflict after giving them; kept, not counted.",)


def _rules(case: Case, substitutions: str) -> Iterator[Entry]:
    rubric = case.sheet.rubric
    yield "Rubric", (f"{rubric.title} {rubric.version}".rstrip(), f"Hash {rubric.hash}")
    yield "Split rule", (rule_words(rubric.split),)
    yield "Strongest reason", (STRONGEST_RULE,) if case.sheet.is_open else ()
    yield "Log", _log(case)
    yield "Characters", _if_told(substitutions)


def _log(case: Case) -> Told:
    holder = "in the session file" if case.seed_in_file else "by a witness"
    given = tuple(
        f"The witness gave the key of round {round} {times_words(times)}."
        for round, times in case.keys_given
    )
    return (
        f"Line {case.log_line}, written {moment(case.changed)}; "
        f"the seed of the seals is held {holder}",
        f"Head {case.log_head}",
        *given,
    )


def _if_told(words: str) -> Told:
    return (words,) if words else ()


def _sentences(*parts: str) -> tuple[str, ...]:
    return tuple(sentence(part) for part in parts if part.strip())
