"""Raters' reasons on a criterion: who gave what, how sure, how they moved, and what they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Citation, Confidence, Stance
from calibrate.domain.rubric.rubric import Pairing, Step
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.ui.look.marks import draw_diamond, draw_level_tag, draw_text, fills, strokes
from calibrate.ui.look.text import Face, height, wrap
from calibrate.ui.look.theme import tokens
from calibrate.ui.meeting.ratings.placed import Lines, Link, Piece, Placed, Sign, Words
from calibrate.words.evidence import passage_words
from calibrate.words.people import NAMELESS
from calibrate.words.ratings import confidence_words, tag_words
from calibrate.words.rounds import moves, was_words

BRIEF_LINES, BRIEF_SOURCES, ALL = 4, 2, 400
HEAD, CITATION, BETWEEN = 22, 22, 12
BUBBLE, TAG = 18, 18
APART = 8
NAME_SHARE = 0.5
TOKENS = {Stance.TARGET: "target", Stance.CURRENT: "current", Stance.AGAINST: "chip"}
"""The colours of the stances' tags."""
Pieces = Mapping[str, Evidence]
"""A candidate's evidence by id."""


class SetReason(NamedTuple):
    """The pieces of one rater's reason, their height, and whether some of it was left out."""

    pieces: list[Piece]
    height: int
    is_cut: bool


class ReasonSetter:
    """Sets the reasons of one criterion's raters, in brief or as a whole."""

    def __init__(
        self, step: Step, row: SheetRow, pieces: Pieces, body: Face, is_brief: bool
    ) -> None:
        self._step, self._row, self._pieces, self._body = step, row, pieces, body
        self._is_brief = is_brief
        self._strong = Face(body.pixels, QFont.Weight.DemiBold)
        self._label, self._label_strong = Face(13), Face(13, QFont.Weight.DemiBold)

    def set_reason(self, opened: OpenedRating, x: int, y: int, width: int) -> SetReason:
        """Set one rater's bubble, name, sureness, movement, reason and citations."""
        pieces = self._head(opened, x, y, width)
        most = BRIEF_LINES if self._is_brief else ALL
        text = wrap(in_paragraphs(opened.rating.reason), self._body, width, most)
        high = HEAD
        if text.lines:
            box = QRectF(x, y + high, width, height(text, self._body))
            pieces.append(Lines(box, text, self._body, "ink"))
            high += height(text, self._body) + 3
        sources = in_order(opened.rating.citations)
        shown = sources[:BRIEF_SOURCES] if self._is_brief else sources
        for citation in shown:
            pieces.extend(self._citation(citation, x, y + high, width))
            high += CITATION
        return SetReason(pieces, high + BETWEEN, text.is_cut or len(shown) < len(sources))

    def _head(self, opened: OpenedRating, x: int, y: int, width: int) -> list[Piece]:
        """Set the bubble, the name, and what is said of the rating behind it."""
        bubble = partial(_bubble, value=opened.rating.value, stands=opened.stands)
        start, name = x + BUBBLE + 7, opened.name or NAMELESS
        asides = self._asides(opened)
        room = x + width - start
        needed = sum(face.width(words) + 1 + APART for words, face, _ in asides)
        widest = max(room - needed, room * NAME_SHARE)
        own = min(self._strong.width(name) + 1, widest)
        pieces: list[Piece] = [
            Sign(QRectF(x, y + 1, BUBBLE, BUBBLE), bubble),
            Words(QRectF(start, y, own, 20), name, self._strong, "ink"),
        ]
        left = start + own + APART
        for words, face, token in asides:
            wide = min(face.width(words) + 1, x + width - left)
            pieces.append(Words(QRectF(left, y, wide, 20), words, face, token))
            left += wide + APART
        return pieces

    def _asides(self, opened: OpenedRating) -> list[tuple[str, Face, str]]:
        """Return what stands behind a name: unsure in ink, how they moved, how sure they are."""
        was, confidence = was_words(self._row, opened), opened.rating.confidence
        sure = confidence_words(confidence)
        if confidence is Confidence.UNSURE:
            said = [(sure, self._label_strong, "ink")]
            return [*said, (was, self._label, "muted")] if was else said
        if was and (self._is_brief or confidence is None):
            sure = ""
        return [(", ".join(part for part in (was, sure) if part), self._label, "muted")]

    def _citation(self, citation: Citation, x: int, y: int, width: int) -> list[Piece]:
        tag, token = tag_words(citation.stance, self._step), TOKENS[citation.stance]
        size = max(26, round(Face(12, QFont.Weight.Bold).width(tag)) + 12)
        left, end = x + size + APART, x + width
        older = older_words(citation, self._pieces, "v")
        mark = self._label_strong.width(older) + 1 if older else 0
        words = cited(citation, self._pieces)
        room = end - left - (mark + APART if older else 0)
        own = min(self._label.width(words) + 1, max(room, 0))
        pieces: list[Piece] = [
            Sign(QRectF(x, y + 2, size, TAG), partial(_stance, text=tag, token=token)),
            self._link(citation, QRectF(left, y + 1, own, 20), words),
        ]
        if older:
            box = QRectF(left + own + APART, y + 1, mark, 20)
            pieces.append(Words(box, older, self._label_strong, "ink"))
        return pieces

    def _link(self, citation: Citation, place: QRectF, words: str) -> Words:
        """Return what opens the piece; one that is not here opens nothing."""
        if citation.evidence not in self._pieces:
            return Words(place, words, self._label, "muted")
        return Words(place, words, self._label, "ink", link=Link.PIECE, evidence=citation.evidence)


def column(
    setter: ReasonSetter, told: Iterable[OpenedRating], x: int, y: int, width: int
) -> tuple[Placed, bool]:
    """Set reasons below each other; tell also whether something of one was left out."""
    pieces: list[Piece] = []
    high, is_cut = 0, False
    for opened in told:
        reason = setter.set_reason(opened, x, y + high, width)
        pieces.extend(reason.pieces)
        high += reason.height
        is_cut = is_cut or reason.is_cut
    return Placed(pieces, high), is_cut


def sides(
    sheet: Sheet, row: SheetRow, told: Iterable[OpenedRating]
) -> tuple[list[OpenedRating], list[OpenedRating]]:
    """Return numbers below the bar and those that meet it.

    Those of round 2 come first, of them who moved; then what is furthest from the bar.
    """
    scale = sheet.rubric.scale
    bar = scale.holds if row.pairing is Pairing.CURRENT_ONLY else scale.bar
    numbers = [(opened, opened.rating.value) for opened in told if opened.rating.value is not None]
    moved = {opened.name for opened in moves(row)}
    numbers.sort(
        key=lambda given: (-given[0].round, given[0].name not in moved, -abs(given[1] - bar))
    )
    below = [opened for opened, value in numbers if value < bar]
    return below, [opened for opened, value in numbers if value >= bar]


def cited(citation: Citation, pieces: Pieces) -> str:
    """Return what a citation points at."""
    piece = pieces.get(citation.evidence)
    if piece is None:
        return "A piece that is not there any more"
    return f"{piece.label}  {passage_words(citation) or piece.content.title}"


def older_words(citation: Citation, pieces: Pieces, version: str = "version ") -> str:
    """Return which version a rater saw, if there is a newer one; `version` is said before it."""
    piece = pieces.get(citation.evidence)
    if piece is None or citation.version >= piece.version:
        return ""
    return f"saw {version}{citation.version} of {piece.version}"


def in_order(citations: Iterable[Citation]) -> list[Citation]:
    """Return citations by stance."""
    return sorted(citations, key=lambda citation: list(Stance).index(citation.stance))


def _bubble(painter: QPainter, place: QRectF, value: int | None, stands: bool) -> None:
    """Draw a value on a disc, or in a ring where another rating has taken its place."""
    if value is None:
        draw_diamond(painter, place.center(), 15, tokens().color("ink"))
        return
    face = Face(12, QFont.Weight.Bold).font
    if stands:
        with fills(painter, tokens().color("primary")):
            painter.drawEllipse(place)
    else:
        with strokes(painter, tokens().color("ink"), 1.3):
            painter.drawEllipse(place.adjusted(0.7, 0.7, -0.7, -0.7))
    draw_text(painter, place, str(value), face, tokens().color("on_primary" if stands else "ink"))


def _stance(painter: QPainter, place: QRectF, text: str, token: str) -> None:
    if token != "chip":
        draw_level_tag(painter, place, text, target=token == "target")
        return
    with fills(painter, tokens().color("strong_hairline")):
        painter.drawRoundedRect(place, 4, 4)
    face = Face(12, QFont.Weight.Bold).font
    draw_text(painter, place, text, face, tokens().color("ink"))
