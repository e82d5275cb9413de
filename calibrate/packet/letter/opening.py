"""How a letter opens: to whom it is, how it was decided, the message, each finding in a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calibrate.domain.letter.edition import CandidateEdition, ToldCriterion
from calibrate.domain.letter.letter import Finding
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    gap,
    height_of,
    kept,
    stacked,
    together,
)
from calibrate.packet.flow.operations import Box, Stroke
from calibrate.packet.flow.parts import heading, one_of, within
from calibrate.packet.flow.style import (
    BODY,
    HEADING,
    INK,
    LABEL,
    LEFT,
    NAME,
    OUTCOME,
    QUIET,
    RIGHT,
    STRONGER,
    SUBTITLE,
    TEXT_WIDTH,
)
from calibrate.packet.flow.text import Align, block, paragraph, statement, strip_of, written
from calibrate.packet.fonts.typesetting import Face
from calibrate.words.days import day
from calibrate.words.handing.letters import heading_words, told_words
from calibrate.words.voice.answers import may_respond_words

MESSAGE = replace(BODY, size=10.2, leading=15.2)
MESSAGE_RIGHT = LEFT + 432
"""A line of prose is no longer than reads well."""
PADDING, EDGE = 11.0, 1.2
TITLE_LEFT, TITLE_RIGHT, TOLD_LEFT = LEFT + 22, 372.0, 384.0
ROW = 4.5
IN_SHORT = "In short"
FINDING = replace(LABEL, face=Face.SEMIBOLD)


def opening(flow: Flow, edition: CandidateEdition) -> None:
    """Lay out what stands before the criteria."""
    flow.add((gap(12), *_title(edition), gap(12), _decided(edition), gap(16)))
    flow.add(paragraph(in_paragraphs(edition.message), MESSAGE, LEFT, MESSAGE_RIGHT))
    _may_respond(flow, edition)
    flow.space(16)
    with flow.within(Element(Kind.SECTION)):
        _in_short(flow, edition)
    flow.space(10)


def _may_respond(flow: Flow, edition: CandidateEdition) -> None:
    """Say until when they may respond, and to whom they turn, where a day was set."""
    if edition.until is None:
        return
    flow.space(8)
    flow.add(together(statement(may_respond_words(edition.until), FINDING, LEFT, MESSAGE_RIGHT)))
    flow.add(paragraph(in_paragraphs(edition.turn_to), MESSAGE, LEFT, MESSAGE_RIGHT))


def _in_short(flow: Flow, edition: CandidateEdition) -> None:
    title = heading(kept(strip_of(IN_SHORT, HEADING, LEFT)))
    rows = [strip for one in edition.criteria for strip in _row(edition, one)]
    table = within(rows, Element(Kind.TABLE))
    head = (*title, kept(gap(4)))
    flow.lay(Column(table), head=head, continuation=_goes_on())


def _goes_on() -> Continuation:
    return Continuation(note=lambda left, page: (), again=(gap(8),))


def _title(edition: CandidateEdition) -> Strips:
    who = edition.candidate
    decided = f"decided {day(edition.decided)}" if edition.decided else ""
    parts = (str(who.step), who.team, edition.session, decided)
    line = "  ·  ".join(part for part in parts if part)
    name = heading(*block(who.name, NAME, LEFT, RIGHT))
    return (*together(name), *statement(line, SUBTITLE, LEFT, RIGHT))


def _decided(edition: CandidateEdition) -> Strip:
    """Return the box that tells how it was decided, in one line."""
    outcome = edition.outcome
    words = heading_words(outcome, edition.candidate.step) if outcome else "Not confirmed"
    lines = block(words, OUTCOME, LEFT + 14, RIGHT - 14)
    height = height_of(lines) + 2 * PADDING
    box = Box(LEFT + 0.6, 0.6, TEXT_WIDTH - 1.2, height - 1.2, edge=INK, thickness=EDGE)
    inner = (operation.lowered(PADDING) for operation in stacked(lines))
    return Strip(height, (box, *inner))


def _row(edition: CandidateEdition, criterion: ToldCriterion) -> Iterator[Strip]:
    """Return a criterion with what is told of it at the right; both may take several lines."""
    told = told_words(criterion, edition.candidate.step)
    style = FINDING if criterion.finding is Finding.SHOWN else LABEL
    titles = block(criterion.title, LABEL, TITLE_LEFT, TITLE_RIGHT)
    words = block(told, style, TOLD_LEFT, RIGHT)
    number = written(str(criterion.number), QUIET, LEFT + 14, LABEL.baseline, Align.RIGHT)
    inner = (
        *one_of(Kind.ROW_HEAD, (*number, *stacked(titles))),
        *one_of(Kind.CELL, stacked(words)),
    )
    height = max(height_of(titles), height_of(words))
    lowered = tuple(one.lowered(ROW) for one in inner)
    yield kept(_rule())
    yield Strip(height + 2 * ROW, one_of(Kind.ROW, lowered))


def _rule() -> Strip:
    return Strip(0.6, (Stroke(LEFT, 0.3, RIGHT, 0.3, STRONGER),))
