"""One panelist on one criterion: what they gave after the talk and before it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from calibrate.domain.ratings import Citation, Observation, Rating, Stance
from calibrate.domain.rubric.rubric import Pairing
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.packet.flow.dots import DIAMOND_RADIUS, RADIUS, dot, ring
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Strip, Strips, beginning, kept, lowered, overlaid, together
from calibrate.packet.flow.operations import Diamond, Operation, Stroke
from calibrate.packet.flow.parts import figure, headed, heading, one_of, section, within
from calibrate.packet.flow.style import (
    COLUMN_RIGHT,
    CURRENT,
    DASHES,
    FAINT,
    INK,
    LABEL,
    LEFT,
    META,
    META_STRONG,
    MUTED,
    QUIET,
    TARGET,
    TEXT,
    Lettering,
)
from calibrate.packet.flow.text import block, paragraph, statement, strip_of, width_of, written
from calibrate.packet.pages.pieces import evidence_key, stance_tag, stance_width
from calibrate.packet.who_rated import Given
from calibrate.words.dots import way_words
from calibrate.words.evidence import passage_words
from calibrate.words.people import NAMELESS
from calibrate.words.ratings import SIDES
from calibrate.words.rounds import rating_words

SIGN_INDENT = 10.0
SCALE_PITCH, SCALE_HEIGHT, SCALE_GAP = 12.0, 11.0, 7.0
TAG_GAP, STANCE_GAP = 5.0, 10.0
SCALE_MIDDLE = SCALE_HEIGHT / 2
BEFORE_GAP = 3.0
WHOLE_UP_TO = 6
NAME = replace(LABEL, size=8.4, leading=TEXT.leading)
ASIDE = replace(META, leading=10.4)
REPLACED = replace(META_STRONG, colour=MUTED, leading=TEXT.leading)


Where = Mapping[str, int]
"""On which page each piece stands, by the name under which it begins."""


def rating_entry(
    sheet: Sheet, row: SheetRow, given: Given, where: Where, *, whence: bool = True
) -> Strips:
    """Return who and what above observations, reason and citations of each round.

    `whence` says that whence a rating came is told here.
    """
    style = TEXT if given.newest.stands else QUIET
    strips = (*_who(sheet, row, given, whence), *_said(sheet, given.newest.rating, style, where))
    if given.before:
        strips = (*strips, *_before(sheet, row, given.before, where, whence))
    whole = together(strips) if len(strips) <= WHOLE_UP_TO else strips
    return beginning(section(whole), f"rating of {given.newest.panelist or given.newest.name}")


def _before(
    sheet: Sheet, row: SheetRow, before: OpenedRating, where: Where, whence: bool
) -> Strips:
    """Return the rating that was replaced: quieter, under a line that says so."""
    words = rating_words(sheet, row, before, whence=whence)
    heading = statement(words, REPLACED, LEFT, COLUMN_RIGHT)
    first = kept(lowered(heading[0], BEFORE_GAP))
    return (first, *map(kept, heading[1:]), *_said(sheet, before.rating, QUIET, where))


def _said(sheet: Sheet, rating: Rating, style: Lettering, where: Where) -> Strips:
    """Return observations, the reason, and what is cited, which never stands alone."""
    observed = within(
        (strip for one in rating.observations for strip in _observation(one, style)),
        Element(Kind.LIST),
    )
    body = (*observed, *paragraph(in_paragraphs(rating.reason), style, LEFT, COLUMN_RIGHT))
    cited = together(_citations(sheet, rating.citations, where))
    return (*body[:-2], *map(kept, body[-2:]), *cited) if cited else body


def _who(sheet: Sheet, row: SheetRow, given: Given, whence: bool) -> Strips:
    """Name the rater beside the scale in small, with what they gave, below where room is short."""
    opened, before = given.newest, given.before
    first = before.rating.value if before else opened.rating.value
    scale = _small_scale(sheet, row, opened, first)
    right = _scale_left(sheet) - SCALE_GAP
    name, words = opened.name or NAMELESS, rating_words(sheet, row, opened, whence=whence)
    behind = LEFT + width_of(name, NAME) + SCALE_GAP
    if behind + width_of(words, ASIDE) <= right:
        said = one_of(Kind.PARAGRAPH, written(words, ASIDE, behind, NAME.baseline))
        (line,) = heading(strip_of(name, NAME, LEFT))
        both = (*line.operations, *said, *scale.operations)
        return (Strip(line.height, both, keep=True),)
    lines = headed(block(name, NAME, LEFT, right), (scale,))
    return tuple(map(kept, (*lines, *statement(words, ASIDE, LEFT, COLUMN_RIGHT))))


def _pitch(sheet: Sheet) -> float:
    """Return how far apart the points of the scale in small stand."""
    points = len(sheet.rubric.scale.points)
    return min(SCALE_PITCH, (COLUMN_RIGHT - LEFT) / 2 / (points + 1))


def _scale_left(sheet: Sheet) -> float:
    return COLUMN_RIGHT - DIAMOND_RADIUS - len(sheet.rubric.scale.points) * _pitch(sheet)


def _small_scale(sheet: Sheet, row: SheetRow, opened: OpenedRating, first: int | None) -> Strip:
    """Draw the scale in small: a dot where the rating is, a ring where it was `first`.

    Behind the scale stands a diamond for *not enough evidence*.
    """
    points = [point.value for point in sheet.rubric.scale.points]
    left, pitch = _scale_left(sheet), _pitch(sheet)
    places: dict[int | None, float] = {
        point: left + index * pitch for index, point in enumerate((*points, None))
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
    return Strip(SCALE_HEIGHT, figure(way_words(first, value), operations))


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
    text = paragraph(observation.text, style, LEFT + SIGN_INDENT, COLUMN_RIGHT)
    sign = within((strip_of(SIDES[observation.side].sign, style, LEFT),), Element(Kind.LABEL))
    return within(overlaid(within(text, Element(Kind.BODY)), sign), Element(Kind.ITEM))


def _citations(sheet: Sheet, citations: tuple[Citation, ...], where: Where) -> Strips:
    """Return what is cited: each stance behind its mark, on the same line where it fits."""
    strips: list[Strip] = []
    end = COLUMN_RIGHT
    for stance in Stance:
        cited = ", ".join(_cited(sheet, one, where) for one in citations if one.stance is stance)
        if not cited:
            continue
        wide = stance_width(stance, sheet.step) + TAG_GAP + width_of(cited, ASIDE)
        left = end + STANCE_GAP if end + STANCE_GAP + wide <= COLUMN_RIGHT else LEFT
        first, *others = _cited_as(sheet, stance, cited, left)
        if left > LEFT:
            operations = (*strips[-1].operations, *first.operations)
            strips[-1] = strips[-1]._replace(operations=operations)
        else:
            strips += [first, *others]
        end = COLUMN_RIGHT if others else left + wide
    return tuple(strips)


def _cited_as(sheet: Sheet, stance: Stance, cited: str, left: float) -> Strips:
    mark = Strip(ASIDE.leading, stance_tag(stance, sheet.step, left))
    begins = left + stance_width(stance, sheet.step) + TAG_GAP
    both = overlaid(paragraph(cited, ASIDE, begins, COLUMN_RIGHT), (mark,))
    return within(both, Element(Kind.PARAGRAPH))


def _cited(sheet: Sheet, citation: Citation, where: Where) -> str:
    """Name a cited piece and its page, the version that its rater saw if it is older, the words."""
    piece = sheet.piece(citation.evidence)
    if piece is None:
        return "a piece that is not here"
    page = where.get(evidence_key(piece))
    at = f" p. {page}" if page else ""
    seen = f" in version {citation.version}" if citation.version != piece.version else ""
    quoted = f": {passage_words(citation)}" if citation.passage else ""
    return f"{piece.label}{at}{seen}{quoted}"
