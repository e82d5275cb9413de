"""Evidence on paper: a piece beside both expectations, or below them and wider."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Stance
from calibrate.domain.rubric.rubric import Step
from calibrate.packet.flow.flow import Strip, Strips, beginning, kept, overlaid, together
from calibrate.packet.flow.operations import Operation
from calibrate.packet.flow.style import (
    CURRENT_RIGHT,
    EVIDENCE_LEFT,
    EVIDENCE_RIGHT,
    LEFT,
    META,
    META_STRONG,
    REMARK,
    RIGHT,
    STRONG,
    TEXT,
    TITLE,
)
from calibrate.packet.flow.text import (
    Align,
    current_tag,
    paragraph,
    rest_after,
    statement,
    tag_width,
    target_tag,
    width_of,
    written,
)
from calibrate.words.days import day
from calibrate.words.evidence import attached_line, audience_words, part_words
from calibrate.words.phrases import sentence
from calibrate.words.ratings import tag_words

COUNT_WIDTH, COUNT_GAP = 17.0, 10.0
WHOLE_UP_TO = 12
LEAST_HEAD, LEAST_TAIL = 3, 3

Cited = Mapping[Stance, int]


@dataclass(frozen=True, slots=True)
class PieceColumn:
    """Where a piece stands: its text between `left` and `right`, its counts ending at `counts`.

    `aside` says that what it is stands at the left of the text, not below it.
    """

    left: float
    right: float
    counts: float
    aside: bool = False


def beside(step: Step, counted: bool) -> PieceColumn:
    """Return where a piece stands between both expectations."""
    room = counts_width(step) if counted else 0
    return PieceColumn(EVIDENCE_LEFT, EVIDENCE_RIGHT - room, EVIDENCE_RIGHT)


def below(step: Step, counted: bool) -> PieceColumn:
    """Return where a piece stands below both expectations."""
    room = counts_width(step) if counted else COUNT_WIDTH
    return PieceColumn(EVIDENCE_LEFT, RIGHT - room, RIGHT, aside=True)


def counts_width(step: Step) -> float:
    """Return how much room the counts take at the right of a piece."""
    widest = max(stance_width(stance, step) for stance in Stance)
    return COUNT_WIDTH + widest + COUNT_GAP


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece as it stands on one criterion, cited there as `cited` says.

    `elsewhere` says where it stands in full, if not here; `note` is set below it. `text` is what is
    still to be set of it, and `is_rest` says that a part of it is set already.
    """

    piece: Evidence
    step: Step
    cited: Cited
    elsewhere: str = ""
    note: str = ""
    text: str = ""
    is_rest: bool = False

    def strips(self, at: PieceColumn) -> Strips:
        """Return the entry between the edges of `at`."""
        if self.elsewhere:
            return self._mention(at)
        text = paragraph(self.text, TEXT, at.left, at.right)
        if self.is_rest:
            return _joined((), text, (*_facts_below(self.piece, at), *self._remarks(at)))
        if at.aside:
            strips = overlaid(
                _joined(self._title(at), text, self._remarks(at)), _facts_aside(self.piece)
            )
        else:
            end = (*_facts_below(self.piece, at), *self._remarks(at))
            strips = _joined(self._title(at), text, end)
        return self._begun(strips, at)

    def divided(self, at: PieceColumn, high: float, room: float) -> tuple[Strips, Entry]:
        """Cut off as much text as stands beside `high` points, and fits into `room`.

        Returns that, and the rest; nothing, and the whole entry, if too little would stand on
        either side of the cut.
        """
        title = () if self.is_rest else self._title(at)
        text = paragraph(self.text, TEXT, at.left, at.right)
        count = _lines_within((*title, *text), high, room) - len(title)
        if self.elsewhere or count < LEAST_HEAD or len(text) - count < LEAST_TAIL:
            return (), self
        rest = rest_after(self.text, TEXT, at.right - at.left, count)
        if not rest:
            return (), self
        head = together((*title, *text[:count]))
        begun = head if self.is_rest else self._begun(head, at)
        return begun, replace(self, text=rest, is_rest=True)

    def _mention(self, at: PieceColumn) -> Strips:
        words = self.elsewhere if at.aside else f"{self.piece.label}, {self.elsewhere}"
        strips = _joined(self._title(at), (), paragraph(words, META, at.left, at.right))
        aside = _facts_aside(self.piece)[:1] if at.aside else ()
        counted = overlaid(overlaid(strips, aside), counts(self.cited, self.step, at))
        return beginning(counted, f"mention {self.piece.id}")

    def _begun(self, strips: Strips, at: PieceColumn) -> Strips:
        counted = overlaid(strips, counts(self.cited, self.step, at))
        return beginning(counted, evidence_key(self.piece))

    def _title(self, at: PieceColumn) -> Strips:
        lines = paragraph(self.piece.content.title, TITLE, at.left, at.right)
        return tuple(kept(line) for line in lines)

    def _remarks(self, at: PieceColumn) -> Strips:
        """Say what is attached, which version it is and why, if not the first; then the note."""
        words = [self.note] if self.note else []
        if self.piece.version > 1:
            why = f": {self.piece.reason.strip()}" if self.piece.reason.strip() else ""
            words.insert(0, sentence(f"Version {self.piece.version}{why}"))
        if self.piece.attachments:
            words.insert(0, attached_line(self.piece))
        return tuple(
            strip for remark in words for strip in paragraph(remark, REMARK, at.left, at.right)
        )


def evidence_key(piece: Evidence) -> str:
    """Return the name under which a piece begins where it stands in full."""
    return f"evidence {piece.id}"


def counts(cited: Cited, step: Step, at: PieceColumn) -> Strips:
    """Return how many ratings cite a piece, a strip for each stance that occurs."""
    return tuple(_count(stance, count, step, at) for stance, count in cited.items())


def stance_tag(stance: Stance, step: Step, left: float) -> tuple[Operation, ...]:
    """Return the mark of a stance from `left` on, for a line of text."""
    words, middle = tag_words(stance, step), TEXT.leading / 2
    match stance:
        case Stance.TARGET:
            return target_tag(words, left, middle)
        case Stance.CURRENT:
            return current_tag(words, left, middle)
        case Stance.AGAINST:
            return written(words, META, left, middle + META.size * 0.36)


def stance_width(stance: Stance, step: Step) -> float:
    """Return how wide the mark of a stance is."""
    words = tag_words(stance, step)
    return width_of(words, META) if stance is Stance.AGAINST else tag_width(words)


def _count(stance: Stance, count: int, step: Step, at: PieceColumn) -> Strip:
    left = at.counts - COUNT_WIDTH - stance_width(stance, step)
    number = written(str(count), STRONG, at.counts, STRONG.baseline, Align.RIGHT)
    return Strip(TEXT.leading, (*stance_tag(stance, step, left), *number))


def _joined(title: Strips, text: Strips, end: Strips) -> Strips:
    """Join the parts of a piece; a short one is never cut, and its end never stands alone."""
    last = map(kept, text[-2:]) if end else text[-2:]
    strips = (*title, *text[:-2], *last, *together(end))
    return together(strips) if len(strips) <= WHOLE_UP_TO else strips


def _lines_within(strips: Strips, high: float, room: float) -> int:
    """Return how many strips begin above `high` and end within `room`."""
    bottoms = list(accumulate(strip.height for strip in strips))
    tops = (0.0, *bottoms)
    return sum(top < high and end <= room for top, end in zip(tops, bottoms, strict=False))


def _facts(piece: Evidence) -> tuple[str, ...]:
    content = piece.content
    when = day(content.date) if content.date else ""
    whence = (content.reference, content.link, content.author)
    return (content.kind, when, *whence, part_words(piece), audience_words(piece))


def _with_dots(facts: Iterable[str]) -> str:
    return "  ·  ".join(fact for fact in facts if fact.strip())


def _facts_below(piece: Evidence, at: PieceColumn) -> Strips:
    return paragraph(_with_dots((piece.label, *_facts(piece))), META, at.left, at.right)


def _facts_aside(piece: Evidence) -> Strips:
    """Return what a piece is, on the lines of its text: kind and date, then whence it came."""
    strong = replace(META_STRONG, leading=TEXT.leading)
    plain = replace(META, leading=TEXT.leading)
    kind, when, *whence = _facts(piece)
    one_line = _with_dots((kind, when))
    fits = width_of(one_line, plain) <= CURRENT_RIGHT - LEFT
    facts = (*((one_line,) if fits else (kind, when)), *whence)
    told = (line for fact in facts for line in statement(fact, plain, LEFT, CURRENT_RIGHT))
    return (*statement(piece.label, strong, LEFT, CURRENT_RIGHT), *told)
