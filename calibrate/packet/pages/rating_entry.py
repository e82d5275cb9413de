"""One panelist on one criterion: what they gave after the talk and before it, and why."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.ratings import Citation, Observation, Rating, Stance
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.packet.flow.dots import DIAMOND_RADIUS, RADIUS, dot, ring
from calibrate.packet.flow.flow import Strip, Strips, beginning, kept, lowered, overlaid, together
from calibrate.packet.flow.operations import Diamond, Operation, Stroke
from calibrate.packet.flow.style import (
    CURRENT,
    CURRENT_RIGHT,
    DASHES,
    EVIDENCE_LEFT,
    FAINT,
    INK,
    LABEL,
    LEFT,
    META,
    META_STRONG,
    MUTED,
    QUIET,
    RIGHT,
    TARGET,
    TEXT,
    Lettering,
)
from calibrate.packet.flow.text import block, paragraph, statement, strip_of
from calibrate.packet.pages.pieces import stance_tag, stance_width
from calibrate.packet.who_rated import Given
from calibrate.words.evidence import passage_words
from calibrate.words.people import NAMELESS
from calibrate.words.ratings import SIDES
from calibrate.words.rounds import rating_words

SIGN_INDENT = 10.0
SCALE_PITCH, SCALE_HEIGHT = 14.0, 11.8
SCALE_MIDDLE = SCALE_HEIGHT / 2
BEFORE_GAP = 3.0
WHOLE_UP_TO = 16
NAME = replace(LABEL, size=8.4, leading=TEXT.leading)
ASIDE = replace(META, leading=TEXT.leading)
REPLACED = replace(META_STRONG, colour=MUTED, leading=TEXT.leading)


def rating_entry(sheet: Sheet, row: SheetRow, given: Given) -> Strips:
    """Return who and what at the left; observations, reason and citations of each round beside."""
    body = _said(sheet, given.newest.rating, TEXT if given.newest.stands else QUIET)
    if given.before:
        body = (*body, *_before(sheet, row, given.before))
    strips = overlaid(body, _who(sheet, row, given))
    whole = together(strips) if len(strips) <= WHOLE_UP_TO else strips
    return beginning(whole, f"rating of {given.newest.panelist or given.newest.name}")


def _before(sheet: Sheet, row: SheetRow, before: OpenedRating) -> Strips:
    """Return the rating that was replaced: quieter, under a line that says so."""
    heading = statement(rating_words(sheet, row, before), REPLACED, EVIDENCE_LEFT, RIGHT)
    first = kept(lowered(heading[0], BEFORE_GAP))
    return (first, *map(kept, heading[1:]), *_said(sheet, before.rating, QUIET))


def _said(sheet: Sheet, rating: Rating, style: Lettering) -> Strips:
    return (
        *(
            strip
            for observation in rating.observations
            for strip in _observation(observation, style)
        ),
        *paragraph(in_paragraphs(rating.reason), style, EVIDENCE_LEFT, RIGHT),
        *_citations(sheet, rating.citations),
    )


def _who(sheet: Sheet, row: SheetRow, given: Given) -> Strips:
    opened, before = given.newest, given.before
    return (
        *block(opened.name or NAMELESS, NAME, LEFT, CURRENT_RIGHT),
        _small_scale(sheet, row, opened, before.rating.value if before else opened.rating.value),
        *statement(rating_words(sheet, row, opened), ASIDE, LEFT, CURRENT_RIGHT),
    )


def _small_scale(sheet: Sheet, row: SheetRow, opened: OpenedRating, first: int | None) -> Strip:
    """Draw the scale in small: a dot where the rating is, a ring where it was `first`.

    Behind the scale stands a diamond for *not enough evidence*.
    """
    points = [point.value for point in sheet.rubric.scale.points]
    pitch = min(SCALE_PITCH, (CURRENT_RIGHT - LEFT) / (len(points) + 1))
    places: dict[int | None, float] = {
        point: LEFT + RADIUS + index * pitch for index, point in enumerate((*points, None))
    }
    offered = sheet.rubric.scale.offered(row.pairing)
    operations: list[Operation] = [
        _small_line(sheet, row, point, places[point]) for point in offered
    ]
    value = opened.rating.value
    if first != value:
        operations.append(_way(places[first], places[value]))
        operations.append(_mark(first, places[first], counts=False))
    operations.append(_mark(value, places[value], counts=opened.stands))
    return Strip(SCALE_HEIGHT, tuple(operations))


def _mark(value: int | None, x: float, counts: bool) -> Operation:
    if value is None:
        return Diamond(x, SCALE_MIDDLE, DIAMOND_RADIUS * 0.9, INK)
    return dot(x, SCALE_MIDDLE) if counts else ring(x, SCALE_MIDDLE)


def _way(begin: float, end: float) -> Stroke:
    """Return the line from where a rating was to where it is, between the edges of their marks."""
    left, right = min(begin, end) + RADIUS, max(begin, end) - RADIUS
    return Stroke(left, SCALE_MIDDLE, right, SCALE_MIDDLE, INK, 0.7)


def _small_line(sheet: Sheet, row: SheetRow, point: int, x: float) -> Stroke:
    scale = sheet.rubric.scale
    if point == scale.bar:
        return Stroke(x, 1, x, SCALE_HEIGHT - 1, TARGET, 1)
    if point == scale.holds and row.pairing is not Pairing.NEW:
        return Stroke(x, 1, x, SCALE_HEIGHT - 1, CURRENT, 1, DASHES)
    return Stroke(x, 3.5, x, SCALE_HEIGHT - 3.5, FAINT)


def _observation(observation: Observation, style: Lettering) -> Strips:
    """Return an observation behind its sign, plus for and minus against."""
    lines = paragraph(observation.text, style, EVIDENCE_LEFT + SIGN_INDENT, RIGHT)
    return overlaid(lines, (strip_of(SIDES[observation.side].sign, style, EVIDENCE_LEFT),))


def _citations(sheet: Sheet, citations: tuple[Citation, ...]) -> Strips:
    """Return what is cited, a paragraph for each stance behind its mark."""
    left = EVIDENCE_LEFT + max(stance_width(stance, sheet.step) for stance in Stance) + 6
    strips: list[Strip] = []
    for stance in Stance:
        cited = [_cited(sheet, citation) for citation in citations if citation.stance is stance]
        if cited:
            mark = Strip(TEXT.leading, stance_tag(stance, sheet.step, EVIDENCE_LEFT))
            strips += overlaid(paragraph(", ".join(cited), ASIDE, left, RIGHT), (mark,))
    return (lowered(strips[0], 2), *strips[1:]) if strips else ()


def _cited(sheet: Sheet, citation: Citation) -> str:
    """Name a cited piece, the version that its rater saw if a later one was made, and the words."""
    piece = sheet.piece(citation.evidence)
    if piece is None:
        return "a piece that is not here"
    seen = f" in version {citation.version}" if citation.version != piece.version else ""
    quoted = f": {passage_words(citation)}" if citation.passage else ""
    return f"{piece.label} {piece.content.title}{seen}{quoted}"
