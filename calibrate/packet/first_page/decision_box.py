"""The box at the head of page 1: what was decided, by which vote, and by whom."""

from __future__ import annotations

from collections.abc import Iterable

from calibrate.domain.decisions import Vote
from calibrate.domain.record.case import Case
from calibrate.packet.flow.flow import Strip, Strips, gap, height_of, stacked
from calibrate.packet.flow.operations import Box, Operation, Stroke
from calibrate.packet.flow.parts import heading, section
from calibrate.packet.flow.style import (
    DASHES,
    INK,
    LEFT,
    META,
    META_STRONG,
    OUTCOME,
    RIGHT,
    STRONGER,
    TEXT,
    TEXT_WIDTH,
    Lettering,
)
from calibrate.packet.flow.text import block, statement, strip_of
from calibrate.words.days import day_and_time
from calibrate.words.decisions import (
    electorate,
    outcome_words,
    replaced_words,
    unusual_words,
    vote_words,
)
from calibrate.words.people import chair_words
from calibrate.words.phrases import capitalized
from calibrate.words.session import packet_mark
from calibrate.words.voice.answers import briefly

PADDING = 10.0
PARTS = ((LEFT + 14, 200.0), (218.5, 372.0), (392.0, RIGHT - 12))
SEPARATORS = (206.0, 380.0)
SQUARE, SQUARE_PITCH, SIDE_GAP = 8.6, 11.0, 4.5


def decision_box(case: Case) -> Strip:
    """Return the box as one strip; its edge is dashed while nothing is decided."""
    parts = (_outcome(case), _vote(case), _who(case))
    height = max(map(height_of, parts)) + 2 * PADDING
    edge = Box(
        LEFT + 0.6,
        0.6,
        TEXT_WIDTH - 1.2,
        height - 1.2,
        edge=INK,
        thickness=1.2,
        dash=DASHES if case.is_draft else (),
    )
    separators = (Stroke(x, PADDING, x, height - PADDING, STRONGER) for x in SEPARATORS)
    inner = (operation.lowered(PADDING) for part in parts for operation in stacked(part))
    return Strip(height, (edge, *separators, *inner))


def _outcome(case: Case) -> Strips:
    left, right = PARTS[0]
    decision, decided = case.sheet.decision, case.sheet.decided
    words = outcome_words(decision.outcome) if decision else packet_mark(case)
    told = "" if case.earlier else "No decision was recorded"
    if decision:
        told = f"Recorded {day_and_time(decided)}" if decided else "Recorded"
    lines = (told, replaced_words(case), briefly(case.sheet.answers))
    return (*block(words, OUTCOME, left, right), *_lines(lines, META, left, right))


def _vote(case: Case) -> Strips:
    """Tell the vote, with what is out of the ordinary about the decision below it."""
    left, right = PARTS[1]
    vote = case.sheet.decision.vote if case.sheet.decision else None
    return section(
        (
            *heading(strip_of("Vote", META_STRONG, left)),
            *((_squares(vote, left, right),) if vote else ()),
            *statement(capitalized(vote_words(vote, case.sheet.by_consent)), TEXT, left, right),
            *_lines(unusual_words(case), META_STRONG, left, right),
        )
    )


def _lines(told: Iterable[str], style: Lettering, left: float, right: float) -> Strips:
    return tuple(strip for words in told for strip in statement(words, style, left, right))


def _squares(vote: Vote, left: float, right: float) -> Strip:
    """Draw a filled square for each vote for and an empty one for each against, as many as fit."""
    votes = vote.votes_for + vote.votes_against
    pitch = min(SQUARE_PITCH, (right - left - SIDE_GAP) / max(votes, 1))
    side = SQUARE * pitch / SQUARE_PITCH
    operations: list[Operation] = []
    for index in range(votes):
        is_for = index < vote.votes_for
        x = left + index * pitch + (0 if is_for or not vote.votes_for else SIDE_GAP)
        top = 6 - side / 2
        operations.append(
            Box(x + 0.4, top + 0.4, side - 0.8, side - 0.8, INK if is_for else "", INK, 0.8)
        )
    return Strip(12.8, tuple(operations))


def _who(case: Case) -> Strips:
    left, right = PARTS[2]
    title = "Who decided" if case.sheet.decision else "Who may decide"
    told = (electorate(case), chair_words(case))
    named = heading(strip_of(title, META_STRONG, left))
    return section((*named, gap(0.6), *_lines(told, TEXT, left, right)))
