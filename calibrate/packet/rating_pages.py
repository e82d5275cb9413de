"""Ratings with reasons: on each criterion what every rater saw, gave, and rested it on."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.case import Case
from calibrate.domain.ratings import Citation, Observation, Side, Stance
from calibrate.domain.rubric import Pairing
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.packet.criterion_head import criterion_again, criterion_head, goes_on
from calibrate.packet.dots import DIAMOND_RADIUS, RADIUS
from calibrate.packet.flow import (
    Column,
    Continuation,
    Flow,
    Strip,
    Strips,
    beginning,
    kept,
    lowered,
    overlaid,
    together,
)
from calibrate.packet.furniture import close_head
from calibrate.packet.operations import Diamond, Dot, Operation, Stroke
from calibrate.packet.pieces import stance_tag, stance_width
from calibrate.packet.reading import NAMELESS, in_panel_order, value_words
from calibrate.packet.style import (
    BOTTOM,
    CURRENT,
    CURRENT_RIGHT,
    DASHES,
    EVIDENCE_LEFT,
    FAINT,
    INK,
    LABEL,
    LEFT,
    META,
    RIGHT,
    STRONGER,
    TARGET,
    TEXT,
)
from calibrate.packet.text import block, paragraph, strip_of
from calibrate.packet.wording import CONFIDENCES

SECTION = "Ratings with reasons"
NOTE_BAND = 16.0
SIGN_INDENT = 10.0
SCALE_PITCH, SCALE_HEIGHT = 14.0, 11.8
WHOLE_UP_TO = 16
SIGNS = {Side.FOR: "+", Side.AGAINST: "\N{MINUS SIGN}"}
LINE = Strip(11, (Stroke(LEFT, 5.5, RIGHT, 5.5, STRONGER),))
NAME = replace(LABEL, size=8.4, leading=TEXT.leading)
ASIDE = replace(META, leading=TEXT.leading)


def rating_pages(case: Case, number: int) -> Flow:
    """Lay out all opened ratings on pages from `number` on, by criterion and in panel order."""
    flow = Flow(
        number,
        lambda page: close_head(case, page, SECTION, page == number),
        BOTTOM - NOTE_BAND,
    )
    for row in case.sheet.rows:
        if row.ratings:
            _criterion(flow, case, row)
            flow.space(10)
    return flow


def _criterion(flow: Flow, case: Case, row: SheetRow) -> None:
    ratings = [_rating(case.sheet, row, opened) for opened in in_panel_order(case, row)]
    strips = [strip for rating in ratings[:-1] for strip in (*_held(rating), LINE)]
    flow.lay(
        Column((*strips, *ratings[-1])),
        head=criterion_head(case.sheet, row),
        continuation=Continuation(
            note=lambda left, page: goes_on(row.criterion.title, left, page, "rating"),
            again=criterion_again(row),
        ),
    )


def _held(rating: Strips) -> Strips:
    return (*rating[:-1], kept(rating[-1]))


def _rating(sheet: Sheet, row: SheetRow, opened: OpenedRating) -> Strips:
    """Return one rating: who and what at the left, observations, reason and citations beside."""
    rating = opened.rating
    body = (
        *(strip for one in rating.observations for strip in _observation(one)),
        *paragraph(rating.reason, TEXT, EVIDENCE_LEFT, RIGHT),
        *_citations(sheet, rating.citations),
    )
    strips = overlaid(body, _who(sheet, row, opened))
    whole = together(strips) if len(strips) <= WHOLE_UP_TO else strips
    return beginning(whole, f"rating of {opened.panelist or opened.name}")


def _who(sheet: Sheet, row: SheetRow, opened: OpenedRating) -> Strips:
    rating = opened.rating
    value = f"{value_words(sheet, row, rating)}, {CONFIDENCES[rating.confidence]}"
    again = "" if opened.round == 1 else f", round {opened.round}"
    again += ", imported from a table" if opened.origin == "imported" else ""
    return (
        *block(opened.name or NAMELESS, NAME, LEFT, CURRENT_RIGHT),
        _small_scale(sheet, row, rating.value),
        *paragraph(value + again, ASIDE, LEFT, CURRENT_RIGHT),
    )


def _small_scale(sheet: Sheet, row: SheetRow, value: int | None) -> Strip:
    """Draw the scale in small with a dot on the value, or a diamond behind it for none."""
    middle = SCALE_HEIGHT / 2
    points = [point.value for point in sheet.rubric.scale.points]
    pitch = min(SCALE_PITCH, (CURRENT_RIGHT - LEFT) / (len(points) + 1))
    places = {point: LEFT + RADIUS + index * pitch for index, point in enumerate(points)}
    offered = sheet.rubric.scale.offered(row.pairing)
    lines = [_small_line(sheet, row, point, places[point]) for point in offered]
    mark: Operation = Diamond(
        LEFT + RADIUS + len(points) * pitch, middle, DIAMOND_RADIUS * 0.9, INK
    )
    if value is not None:
        mark = Dot(places[value], middle, RADIUS, INK)
    return Strip(SCALE_HEIGHT, (*lines, mark))


def _small_line(sheet: Sheet, row: SheetRow, point: int, x: float) -> Stroke:
    scale = sheet.rubric.scale
    if point == scale.bar:
        return Stroke(x, 1, x, SCALE_HEIGHT - 1, TARGET, 1)
    if point == scale.holds and row.pairing is not Pairing.NEW:
        return Stroke(x, 1, x, SCALE_HEIGHT - 1, CURRENT, 1, DASHES)
    return Stroke(x, 3.5, x, SCALE_HEIGHT - 3.5, FAINT)


def _observation(observation: Observation) -> Strips:
    """Return an observation behind its sign, plus for and minus against."""
    lines = paragraph(observation.text, TEXT, EVIDENCE_LEFT + SIGN_INDENT, RIGHT)
    return overlaid(lines, (strip_of(SIGNS[observation.side], TEXT, EVIDENCE_LEFT),))


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
    """Name a cited piece, and the version that its rater saw if a later one was made."""
    piece = sheet.piece(citation.evidence)
    if piece is None:
        return "a piece that is not here"
    seen = f" in version {citation.version}" if citation.version != piece.version else ""
    return f"{piece.label} {piece.content.title}{seen}"
