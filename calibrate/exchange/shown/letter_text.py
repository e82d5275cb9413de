"""A letter to a candidate as lines of plain text: what leaves, what does not, and who is named."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.letter.edition import CandidateEdition, GivenPiece, ToldCriterion
from calibrate.domain.letter.review import Mention, Review
from calibrate.domain.rubric.rubric import Step
from calibrate.exchange.printable import printable
from calibrate.words.days import day
from calibrate.words.handing.letters import (
    CONFIRMED,
    NOTHING_GIVEN,
    PROPOSED,
    heading_words,
    lacking_words,
    mention_words,
    own_part_words,
    place_words,
    removed_words,
    seen_words,
    told_words,
)
from calibrate.words.voice.answers import may_respond_words

AROUND = 40
"""Characters that are shown on both sides of what was found."""


def letter_text(review: Review) -> str:
    """Return a letter with all that has to be seen of it; nothing in it can steer a terminal."""
    lines = "\n".join(_lines(review)).splitlines()
    return "\n".join(printable(line, " ") for line in lines) + "\n"


def _lines(review: Review) -> Iterator[str]:
    draft = review.draft
    assert draft.outcome
    yield "WHAT LEAVES"
    yield f"{draft.candidate.name}, {draft.candidate.step}, {draft.session}"
    yield heading_words(draft.outcome, draft.candidate.step)
    yield f"Message [{CONFIRMED if review.message.is_confirmed else PROPOSED}]"
    yield from (f"  {line}" for line in draft.message.splitlines())
    if draft.until:
        yield may_respond_words(draft.until)
        yield from (f"  {line}" for line in draft.turn_to.splitlines())
    if draft.statement:
        yield "What they stated themselves"
        yield from (f"  {line}" for line in draft.statement.splitlines())
    confirmed = {one.criterion: one.is_confirmed for one in review.told}
    for criterion in draft.criteria:
        yield from _criterion(criterion, draft.candidate.step, confirmed[criterion.id])
    yield from _pieces(draft)
    yield ""
    yield "WHAT WAS TAKEN OUT"
    yield from (f"  {removed_words(one)}" for one in review.taken_out)
    if review.mentions:
        yield ""
        yield "WHO MAY BE NAMED"
    for number, mention in enumerate(review.mentions, start=1):
        yield from _mention(number, mention, draft)
    yield ""
    yield lacking_words(review) or "Everything is confirmed, so the letter may leave."


def _criterion(criterion: ToldCriterion, step: Step, is_confirmed: bool) -> Iterator[str]:
    stands = CONFIRMED if is_confirmed else PROPOSED
    yield f"{criterion.number} {criterion.title}: {told_words(criterion, step)} [{stands}]"
    yield from (f"  {line}" for line in criterion.words.splitlines())
    if criterion.pieces:
        yield f"  {seen_words(criterion.pieces)}"


def _pieces(edition: CandidateEdition) -> Iterator[str]:
    if not edition.pieces:
        yield NOTHING_GIVEN
    for piece in edition.pieces:
        yield f"Piece {piece.number}: {piece.title}"
        yield from (f"  {line}" for line in piece.text.splitlines())
        if facts := _facts(piece):
            yield f"  {facts}"


def _facts(piece: GivenPiece) -> str:
    when = day(piece.date) if piece.date else ""
    facts = (piece.kind, when, piece.reference, piece.link, own_part_words(piece))
    return " · ".join(fact for fact in facts if fact.strip())


def _mention(number: int, mention: Mention, edition: CandidateEdition) -> Iterator[str]:
    yield f"  {number}. {mention_words(mention)}, in {place_words(mention.place, edition)}:"
    text, start, end = mention.text, mention.start, mention.end
    around = f"{text[max(start - AROUND, 0) : start]}»{text[start:end]}«{text[end : end + AROUND]}"
    yield f"     {' '.join(around.split())}"
    if mention.because:
        yield f"     kept: {mention.because}"
