"""Evidence on paper: a piece in full, a mention of one that stands elsewhere, or one line of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calibrate.domain.evidence import Evidence
from calibrate.domain.ratings import Stance
from calibrate.domain.rubric.rubric import Step
from calibrate.domain.text.addresses import web_address
from calibrate.packet.flow.elements import Kind
from calibrate.packet.flow.flow import Strip, Strips, beginning, kept, together
from calibrate.packet.flow.links import Link, linked
from calibrate.packet.flow.operations import Operation
from calibrate.packet.flow.parts import headed, one_of, section
from calibrate.packet.flow.style import COLUMN_RIGHT, LEFT, META, REMARK, STRONG, TEXT, TITLE
from calibrate.packet.flow.text import (
    Align,
    current_tag,
    paragraph,
    tag_width,
    target_tag,
    width_of,
    written,
)
from calibrate.words.days import day
from calibrate.words.evidence import attached_line, audience_words, part_words
from calibrate.words.phrases import sentence
from calibrate.words.ratings import tag_words
from calibrate.words.text.marked_text import plain

DIGIT_GAP, COUNT_GAP = 4.0, 9.0
WHOLE_UP_TO = 6
DOT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·  "
"""Parts two facts, and begins no line."""

Cited = Mapping[Stance, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece as it stands on one criterion, cited there as `cited` says.

    `elsewhere` says where it stands in full, if not here.
    """

    piece: Evidence
    step: Step
    cited: Cited
    elsewhere: str = ""

    def strips(self) -> Strips:
        """Return the entry as wide as a column."""
        if self.elsewhere:
            words = f"{self.piece.label}, {self.elsewhere}"
            strips = together((*self._title(), *paragraph(words, META, LEFT, COLUMN_RIGHT)))
            return beginning(section(strips), f"mention {self.piece.id}")
        text = paragraph(plain(self.piece.content.text), TEXT, LEFT, COLUMN_RIGHT)
        facts = linked(paragraph(_facts(self.piece), META, LEFT, COLUMN_RIGHT), _links(self.piece))
        end = (*facts, *self._remarks())
        return beginning(section(_joined(self._title(), text, end)), evidence_key(self.piece))

    def _title(self) -> Strips:
        """Return the title with the counts at the right of its first line."""
        counts, taken = _counts(self.cited, self.step)
        lines = paragraph(self.piece.content.title, TITLE, LEFT, COLUMN_RIGHT - taken)
        return tuple(map(kept, headed(lines, (counts,) if taken else ())))

    def _remarks(self) -> Strips:
        """Say what is attached, then which version this is, and why, if it is not the first."""
        attached = paragraph(attached_line(self.piece), META, LEFT, COLUMN_RIGHT)
        if self.piece.version == 1:
            return attached
        why = f": {self.piece.reason.strip()}" if self.piece.reason.strip() else ""
        words = sentence(f"Version {self.piece.version}{why}")
        return (*attached, *paragraph(words, REMARK, LEFT, COLUMN_RIGHT))


def evidence_key(piece: Evidence) -> str:
    """Return the name under which a piece begins where it stands in full, or in the index."""
    return f"evidence {piece.id}"


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


def _counts(cited: Cited, step: Step) -> tuple[Strip, float]:
    """Return how many ratings cite a piece for each stance, and how much of a line that takes."""
    operations: list[Operation] = []
    right = COLUMN_RIGHT
    for stance, count in reversed(tuple(cited.items())):
        operations += written(str(count), STRONG, right, STRONG.baseline, Align.RIGHT)
        right -= width_of(str(count), STRONG) + DIGIT_GAP + stance_width(stance, step)
        operations[:0] = stance_tag(stance, step, right)
        right -= COUNT_GAP
    return Strip(TEXT.leading, one_of(Kind.PARAGRAPH, operations)), COLUMN_RIGHT - right


def _joined(title: Strips, text: Strips, end: Strips) -> Strips:
    """Join the parts of a piece; a short one is never cut, and its end never stands alone."""
    strips = (*title, *text[:-2], *map(kept, text[-2:]), *together(end))
    return together(strips) if len(strips) <= WHOLE_UP_TO else strips


def _printed(link: str) -> str:
    return link.strip().removeprefix("https://")


def _links(piece: Evidence) -> tuple[Link, ...]:
    """Return where the link of a piece leads, if it is one of the web and printed."""
    content = piece.content
    address = "" if content.reference else web_address(content.link)
    is_told = "://" in _printed(address)
    return (Link(_printed(address), address),) if address and not is_told else ()


def _facts(piece: Evidence) -> str:
    content = piece.content
    when = day(content.date) if content.date else ""
    whence = (content.reference or _printed(content.link), content.author)
    facts = (piece.label, content.kind, when, *whence, part_words(piece), audience_words(piece))
    return DOT.join(fact for fact in facts if fact.strip())
