"""How a case went, in lines of plain text: reveals, who was away, the decision and earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calibrate.domain.decisions import Decision, FollowUp
from calibrate.domain.record.case import Case
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.words.days import moment
from calibrate.words.decisions import (
    dissent_words,
    follow_up_words,
    majority_words,
    recorded_words,
    vote_words,
)
from calibrate.words.meeting import away_words, late_words
from calibrate.words.phrases import sentence
from calibrate.words.rounds import reveal_words
from calibrate.words.travel.keys import signed_words
from calibrate.words.travel.kits import replaced_kit_words
from calibrate.words.travel.witness import lost_words
from calibrate.words.voice.answers import answers_lines


def record(case: Case) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what there is to tell beside ratings and decision, as headings with their lines."""
    today = (case.sheet.decided or case.changed).date()
    yield "Revealed", [reveal_words(reveal) for reveal in case.sheet.reveals]
    yield "Away", [away_words(case, line, today) for line in case.attendance]
    yield "Set aside for a conflict, counted nowhere", case.set_aside
    yield "Came too late", [late_words(one) for one in case.late]
    if signed := signed_words(case):
        yield "Submissions", [signed]
    yield "Keys that were lost", [lost_words(one) for one in case.lost_keys]
    yield "Rated from a replaced kit", [replaced_kit_words(one) for one in case.replaced_kits]


def decided(case: Case) -> Iterator[str]:
    """Yield the decision that stands and what was out of the ordinary about it."""
    decision = case.sheet.decision
    if decision is None:
        return
    yield f"{recorded_words(decision.outcome, case.sheet.decided)}."
    votes = _votes(case, decision)
    yield " ".join(sentence(part) for part in votes if part)
    yield from (sentence(one) for one in case.exceptions)
    yield in_paragraphs(decision.reason)
    yield from _parts(case.dissenters, decision.follow_ups)


def _votes(case: Case, decision: Decision) -> tuple[str, str]:
    by_consent = case.sheet.by_consent
    votes = vote_words(decision.vote, by_consent)
    return votes, majority_words(decision, case.decider, by_consent)


def earlier(case: Case) -> Iterator[str]:
    """Yield the decisions that no longer stand, each with why the candidate was reopened."""
    for earlier in case.earlier:
        yield f"{recorded_words(earlier.decision.outcome, earlier.time)}."
        yield sentence(vote_words(earlier.decision.vote, earlier.by_consent))
        yield in_paragraphs(earlier.decision.reason)
        yield from _parts(earlier.dissenters, earlier.decision.follow_ups)
        yield from answers_lines(earlier.answers)
        yield f"Reopened {moment(earlier.reopened)}: {earlier.because}"


def _parts(dissenters: Iterable[tuple[str, str]], follow_ups: Iterable[FollowUp]) -> Iterator[str]:
    yield from (f"{dissent_words(name)}: {in_paragraphs(text)}" for name, text in dissenters)
    yield from map(follow_up_words, follow_ups)
