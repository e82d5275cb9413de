"""Criterion by criterion: what the person is told, what both levels need, and examples of it."""

from __future__ import annotations

from calibrate.domain.letter.edition import CandidateEdition, ToldCriterion
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import (
    Column,
    Continuation,
    Flow,
    Strips,
    gap,
    height_of,
    kept,
    together,
)
from calibrate.packet.flow.spread import beside
from calibrate.packet.flow.style import BODY, COLUMN_RIGHT, LEFT, RIGHT, STRONG, TEXT
from calibrate.packet.flow.text import paragraph, statement, strip_of
from calibrate.packet.pages.criterion_head import goes_on, numbered_again, numbered_head
from calibrate.packet.pages.expectations import expectations
from calibrate.words.criteria import pairing_words
from calibrate.words.handing.letters import examples_words, seen_words, told_words

CRITERIA = "What each level needs"


def criteria_pages(flow: Flow, edition: CandidateEdition) -> None:
    """Lay out every criterion."""
    flow.space(6)
    for criterion in edition.criteria:
        with flow.within(Element(Kind.SECTION)):
            _criterion(flow, criterion, edition.candidate.step)
        flow.space(12)


def _criterion(flow: Flow, criterion: ToldCriterion, step: Step) -> None:
    note, right = pairing_words(criterion.pairing, step), told_words(criterion, step)
    head = (*numbered_head(criterion.number, criterion.title, note, right), *_said(criterion))
    panels = expectations(criterion.current, criterion.target, step)
    seen, examples = _seen(criterion), _examples(criterion, step)
    begins = max(height_of(_opening(seen)), height_of(_opening(examples)))
    flow.need(height_of(head) + max(height_of(panel.strips) for panel in panels) + begins)
    continuation = _continuation(criterion)
    flow.lay(*panels, head=head, continuation=continuation)
    if seen or examples:
        columns = Column(seen), Column(beside(examples))
        flow.lay(*columns, head=(gap(6),), continuation=continuation, goes_on=True)


def _opening(strips: Strips) -> Strips:
    """Return the strips up to the first place where they can be cut."""
    ends = (at for at, strip in enumerate(strips, start=1) if not strip.keep)
    return strips[: next(ends, len(strips))]


def _said(criterion: ToldCriterion) -> Strips:
    """Return the sentence of whoever wrote the letter."""
    lines = paragraph(in_paragraphs(criterion.words), BODY, LEFT, RIGHT)
    return together((*lines, gap(5))) if lines else ()


def _seen(criterion: ToldCriterion) -> Strips:
    """Say which pieces were seen here, below the current level."""
    return together(statement(seen_words(criterion.pieces), TEXT, LEFT, COLUMN_RIGHT))


def _examples(criterion: ToldCriterion, step: Step) -> Strips:
    """Return the examples of the level that the criterion is about, below the target level."""
    expectation = criterion.target or criterion.current
    if expectation is None or not expectation.examples:
        return ()
    title = kept(strip_of(examples_words(criterion, step), STRONG, LEFT))
    return (title, *(strip for words in expectation.examples for strip in _example(words)))


def _example(words: str) -> Strips:
    lines = paragraph(words, TEXT, LEFT, COLUMN_RIGHT)
    return (*lines[:-1], kept(lines[-1]), gap(3)) if lines else ()


def _continuation(criterion: ToldCriterion) -> Continuation:
    return Continuation(
        note=lambda left, page: goes_on(left, page, "example"),
        again=numbered_again(criterion.number, criterion.title),
    )
