"""An opened criterion: what both levels expect, and between them each rater's reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPen

from calibrate.domain.ratings import Citation, Confidence, Stance
from calibrate.domain.rubric import Expectation, Pairing
from calibrate.domain.sheet import OpenedRating, Sheet, SheetRow
from calibrate.packet.wording import CONFIDENCES
from calibrate.ui.absence import absent_words
from calibrate.ui.marks import (
    RADIUS,
    draw_dashed,
    draw_diamond,
    draw_level_tag,
    draw_text,
    fills,
    strokes,
    tag_size,
)
from calibrate.ui.meeting.dots import Columns, draw_rating
from calibrate.ui.meeting.pieces import Block, Lines, Piece, Sign, Words
from calibrate.ui.meeting.wording import side_titles
from calibrate.ui.text import Face, height, wrap
from calibrate.ui.theme import Measures, tokens

BRIEF_VOICES, BRIEF_LINES, BRIEF_SOURCES, BRIEF_EXPECTATION = 2, 4, 2, 12
ALL = 400
HEAD, CITATION, BETWEEN, TITLE, BELOW = 22, 22, 12, 24, 14
BUBBLE, TAG = 18, 18
INSIDE = 10
GAP = 18


class Fold(IntEnum):
    """How much of a criterion is shown: its strip, some of its reasons, or all of them."""

    FOLDED = 0
    OPEN = 1
    FULL = 2


class Setting:
    """Sets the reasons of one criterion for a width: faces, places, how much is shown."""

    def __init__(
        self, sheet: Sheet, row: SheetRow, fold: Fold, at: Columns, size: Measures
    ) -> None:
        self.sheet, self.row, self.fold, self.at = sheet, row, fold, at
        self.body = Face(size.body)
        self.strong = Face(size.body, QFont.Weight.DemiBold)
        self.label = Face(size.label)
        self.label_strong = Face(size.label, QFont.Weight.DemiBold)
        self.panel_width = round((at.right - at.left) * (0.18 if at.is_wide else 0.26))

    def block(self) -> Block:
        """Return the pieces below the strip."""
        panels, panels_height = self._panels()
        start = self.at.left + self.panel_width + GAP
        end = self.at.right - (self.panel_width + GAP if self.at.is_wide else 0)
        reasons, reasons_height = self._reasons(start, end)
        return Block((*panels, *reasons), max(panels_height, reasons_height) + BELOW)

    def _panels(self) -> tuple[list[Piece], int]:
        """Put the current level left and the target right, or both left where it is narrow."""
        current, high = self._panel(self.at.left, 0, target=False)
        if self.at.is_wide:
            target, other = self._panel(self.at.right - self.panel_width, 0, target=True)
            return [*current, *target], max(high, other)
        target, other = self._panel(self.at.left, high + 8, target=True)
        return [*current, *target], high + 8 + other

    def _panel(self, x: int, y: int, target: bool) -> tuple[list[Piece], int]:
        expectation = self.row.target if target else self.row.current
        if expectation is None:
            return self._absent_panel(x, y)
        return self._expectation(expectation, x, y, target)

    def _expectation(
        self, expectation: Expectation, x: int, y: int, target: bool
    ) -> tuple[list[Piece], int]:
        room = self.panel_width - 2 * INSIDE
        most = ALL if self.fold is Fold.FULL else BRIEF_EXPECTATION
        text = wrap(expectation.text, self.body, room, most)
        top = y + INSIDE + 25
        high = 25 + height(text, self.body) + 2 * INSIDE
        tag = tag_size(expectation.level)
        words = QRectF(x + INSIDE + tag.width() + 6, y + INSIDE, room - tag.width() - 6, 20)
        return [
            Sign(QRectF(x, y, self.panel_width, high), partial(_ground, target=target)),
            Sign(
                QRectF(x + INSIDE, y + INSIDE, tag.width(), tag.height()),
                partial(draw_level_tag, text=expectation.level, target=target),
            ),
            Words(words, "expects", self.label, "muted"),
            Lines(QRectF(x + INSIDE, top, room, height(text, self.body)), text, self.body, "ink"),
        ], high

    def _absent_panel(self, x: int, y: int) -> tuple[list[Piece], int]:
        title, sentence = absent_words(self.row.pairing, self.sheet.step)
        room = self.panel_width - 2 * INSIDE
        text = wrap(sentence, self.label, room, ALL)
        high = 24 + height(text, self.label) + 2 * INSIDE
        lines = QRectF(x + INSIDE, y + INSIDE + 24, room, height(text, self.label))
        return [
            Sign(QRectF(x, y, self.panel_width, high), draw_dashed),
            Words(QRectF(x + INSIDE, y + INSIDE, room, 20), title, self.label_strong, "muted"),
            Lines(lines, text, self.label, "muted"),
        ], high

    def _reasons(self, start: int, end: int) -> tuple[list[Piece], int]:
        """Set both sides beside each other, and below them those who gave no number."""
        below, above = sides(self.sheet, self.row)
        titles = side_titles(self.row, self.sheet.step)
        width = (end - start - 2 * GAP) // 2
        right = start + width + 2 * GAP
        left_pieces, left_height = self._column(titles[0], below, start, 0, width)
        right_pieces, right_height = self._column(titles[1], above, right, 0, width)
        high = max(left_height, right_height)
        line = QRectF(start + width + GAP, 2, 1, high - 4)
        pieces = [*left_pieces, *right_pieces, Sign(line, _divider)]
        silent = [one for one in self.row.ratings if one.rating.value is None]
        if silent:
            title = "Not enough evidence"
            more, extra = self._column(title, silent, start, high + 4, end - start)
            pieces, high = [*pieces, *more], high + 4 + extra
        return pieces, high

    def _column(
        self, title: str, voices: Sequence[OpenedRating], x: int, y: int, width: int
    ) -> tuple[list[Piece], int]:
        """Set a heading and the voices of one side from `y` on."""
        heading = f"{title} · {len(voices)}"
        pieces: list[Piece] = []
        high = TITLE
        shown = voices if self.fold is Fold.FULL else voices[:BRIEF_VOICES]
        is_cut = len(shown) < len(voices)
        for voice in shown:
            more, extra, cut = self._voice(voice, x, y + high, width)
            pieces.extend(more)
            high += extra
            is_cut = is_cut or cut
        link = self._link(len(voices) - len(shown), is_cut, len(voices))
        room = width - (self.label_strong.width(link) + 8 if link else 0)
        pieces.append(Words(QRectF(x, y, room, 20), heading, self.label_strong, "ink"))
        if link:
            box = QRectF(x + room, y, width - room, 20)
            pieces.append(Words(box, link, self.label_strong, "ink", right=True, is_link=True))
        return pieces, high

    def _link(self, hidden: int, is_cut: bool, voices: int) -> str:
        if self.fold is Fold.FULL:
            return "fewer ‹" if voices > BRIEF_VOICES else ""
        if hidden:
            return f"{hidden} more ›"
        return "all of it ›" if is_cut else ""

    def _voice(
        self, voice: OpenedRating, x: int, y: int, width: int
    ) -> tuple[list[Piece], int, bool]:
        """Set one rater's bubble, name, confidence, reason and citations."""
        pieces = self._head(voice, x, y, width)
        most = ALL if self.fold is Fold.FULL else BRIEF_LINES
        text = wrap(voice.rating.reason, self.body, width, most)
        high = HEAD
        if text.lines:
            box = QRectF(x, y + high, width, height(text, self.body))
            pieces.append(Lines(box, text, self.body, "ink"))
            high += height(text, self.body) + 3
        sources = _in_order(voice.rating.citations)
        shown = sources if self.fold is Fold.FULL else sources[:BRIEF_SOURCES]
        for citation in shown:
            pieces.extend(self._citation(citation, x, y + high, width))
            high += CITATION
        return pieces, high + BETWEEN, text.is_cut or len(shown) < len(sources)

    def _head(self, voice: OpenedRating, x: int, y: int, width: int) -> list[Piece]:
        rating = voice.rating
        sure, unsure = CONFIDENCES[rating.confidence], rating.confidence is Confidence.UNSURE
        face = self.label_strong if unsure else self.label
        name, after = voice.name or "A panelist", face.width(sure) + 4
        start, mark = BUBBLE + 7, 15 if unsure else 0
        room = min(self.strong.width(name) + 1, width - start - after - mark - 8)
        behind = x + start + room + 8
        pieces: list[Piece] = [
            Sign(QRectF(x, y + 1, BUBBLE, BUBBLE), partial(_bubble, value=rating.value)),
            Words(QRectF(x + start, y, room, 20), name, self.strong, "ink"),
            Words(QRectF(behind + mark, y, after, 20), sure, face, "ink" if unsure else "muted"),
        ]
        if unsure:
            pieces.append(Sign(QRectF(behind, y + 5, 10, 10), _unsure))
        return pieces

    def _citation(self, citation: Citation, x: int, y: int, width: int) -> list[Piece]:
        tag, token = stance_tag(citation.stance, self.sheet)
        size = max(26, round(Face(12, QFont.Weight.Bold).width(tag)) + 12)
        place = QRectF(x, y + 2, size, TAG)
        words = QRectF(x + size + 8, y + 1, width - size - 8, 20)
        return [
            Sign(place, partial(_stance, text=tag, token=token)),
            Words(words, cited(citation, self.sheet), self.label, "muted"),
        ]


def sides(sheet: Sheet, row: SheetRow) -> tuple[list[OpenedRating], list[OpenedRating]]:
    """Return the numbers below the bar and those that meet it, the furthest from it first."""
    scale = sheet.rubric.scale
    bar = scale.holds if row.pairing is Pairing.CURRENT_ONLY else scale.bar
    numbers = [one for one in row.ratings if one.rating.value is not None]
    numbers.sort(key=lambda one: one.rating.value or 0)
    below = [one for one in numbers if (one.rating.value or 0) < bar]
    above = [one for one in numbers if (one.rating.value or 0) >= bar]
    above.sort(key=lambda one: -(one.rating.value or 0))
    return below, above


def stance_tag(stance: Stance, sheet: Sheet) -> tuple[str, str]:
    """Return what the tag of a stance says, and the token of its colour."""
    if stance is Stance.AGAINST:
        return "against", "chip"
    is_target = stance is Stance.TARGET
    return (sheet.step.target, "target") if is_target else (sheet.step.current, "current")


def cited(citation: Citation, sheet: Sheet) -> str:
    """Return what a citation points at, and the version its rater saw if there is a newer one."""
    piece = sheet.piece(citation.evidence)
    if piece is None:
        return "A piece that is not there any more"
    older = f", seen in version {citation.version}" if citation.version < piece.version else ""
    return f"{piece.label}  {piece.content.title}{older}"


def _in_order(citations: Iterable[Citation]) -> list[Citation]:
    return sorted(citations, key=lambda citation: list(Stance).index(citation.stance))


def _ground(painter: QPainter, place: QRectF, target: bool) -> None:
    with fills(painter, tokens().color("target_ground" if target else "current_ground")):
        painter.drawRoundedRect(place, RADIUS, RADIUS)
    if not target:
        with strokes(painter, tokens().color("current"), 1.5):
            inner = place.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(inner, RADIUS, RADIUS)


def _divider(painter: QPainter, place: QRectF) -> None:
    painter.setPen(QPen(tokens().color("strong_hairline"), 1))
    painter.drawLine(QLineF(place.topLeft(), place.bottomLeft()))


def _bubble(painter: QPainter, place: QRectF, value: int | None) -> None:
    if value is None:
        draw_diamond(painter, place.center(), 15, tokens().color("ink"))
        return
    with fills(painter, tokens().color("primary")):
        painter.drawEllipse(place)
    face = Face(12, QFont.Weight.Bold).font
    draw_text(painter, place, str(value), face, tokens().color("on_primary"))


def _unsure(painter: QPainter, place: QRectF) -> None:
    draw_rating(painter, QPointF(place.center()), is_unsure=True)


def _stance(painter: QPainter, place: QRectF, text: str, token: str) -> None:
    if token != "chip":
        draw_level_tag(painter, place, text, target=token == "target")
        return
    with fills(painter, tokens().color("strong_hairline")):
        painter.drawRoundedRect(place, 4, 4)
    face = Face(12, QFont.Weight.Bold).font
    draw_text(painter, place, text, face, tokens().color("ink"))
