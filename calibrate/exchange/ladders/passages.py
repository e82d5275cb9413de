"""What stands below a heading, as passages: expectations, examples, and gaps that ask for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from calibrate.domain.rubric.pairing import LONGEST_TITLE
from calibrate.exchange.ladders.documents.blocks import (
    MARKS,
    Block,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Table,
    lines_of,
    links_of,
    text_of,
)
from calibrate.exchange.ladders.gaps import is_gap
from calibrate.exchange.ladders.sections import LadderSection, Passage

MOST_WORDS_OF_A_LEAD = 6

OF_EXAMPLES = re.compile(
    r"(?<!\bby )\bexamples\b|\bfor (?:example|instance)\b|\b(?:an example|example behaviou?rs?)\b"
    r"|\bwhat (?:this|it|that) (?:looks|might look) like\b",
    re.IGNORECASE,
)
_INTO_EXAMPLES = re.compile(
    r"(?:\b(?:for )?(?:examples?|instance)|\be\.g\.?)\s*(?:of this|include)?:?\s*\Z", re.IGNORECASE
)
_ONE_EXAMPLE = re.compile(r"\W*(?:an? )?example:", re.IGNORECASE)


def fill(section: LadderSection, blocks: Sequence[Block], of_examples: bool = False) -> None:
    """Put what blocks say into a section."""
    section.links.extend(links_of(blocks))
    _Filler(section, blocks, of_examples).run()


class _Filler:
    """Takes block after block; `waiting` are paragraphs that no list has followed yet."""

    def __init__(self, section: LadderSection, blocks: Sequence[Block], of_examples: bool) -> None:
        self.section = section
        self.blocks = blocks
        self.of_examples = of_examples
        self.waiting: list[str] = []
        self.has_list = any(isinstance(block, Bullets | Table) for block in blocks)

    def run(self) -> None:
        for block in self.blocks:
            match block:
                case Paragraph() if self._introduces(block):
                    self.waiting.append(block.line.text)
                case Paragraph() | Heading():
                    self._take((block,))
                case Bullets():
                    self._list(block)
                case Table():
                    self._keep_waiting()
                    self._table(block)
        self._keep_waiting()

    def _introduces(self, block: Paragraph) -> bool:
        line = block.line
        if block.aside or line.is_link:
            return True
        if led(line)[0] and not is_gap(line.text):
            return False
        return self.has_list or line.is_set_off or line.text.endswith(":")

    def _list(self, block: Bullets) -> None:
        if self.waiting:
            self.of_examples = bool(OF_EXAMPLES.search(self.waiting[-1]))
        self._keep_waiting()
        if all(
            isinstance(one, Paragraph) and one.line.is_link for item in block.items for one in item
        ):
            return  # ways to other pages, which are kept as links
        for item in block.items:
            if text_of(item):
                self._take(item)

    def _take(self, item: Sequence[Block]) -> None:
        text = text_of(item)
        surely = not self.of_examples and not _is_set_off(item)
        if is_gap(text, surely):
            self.section.gaps.append(text)
        elif self.of_examples:
            self.section.examples.append(text)
        else:
            self._expect(passage_of(item))

    def _expect(self, passage: Passage) -> None:
        if passage.text:
            self.section.expectations.append(passage)
        else:  # a title with nothing but gaps or examples below it
            self.section.gaps.extend(passage.gaps)
            self.section.examples.extend(passage.examples)
            self.section.introductions.append(passage.title)

    def _table(self, table: Table) -> None:
        """Take each row as a passage that its first cell gives a title."""
        rows = [row for row in table.rows if any(text_of(cell) for cell in row)]
        for row in rows[1:] or rows:
            cells = [text_of(cell) for cell in row if text_of(cell)]
            title = cells[0] if len(cells) > 1 and len(cells[0]) <= LONGEST_TITLE else ""
            body = "\n".join(cells[1:] if title else cells)
            if is_gap(body):
                self.section.gaps.append(f"{title}: {body}" if title else body)
            else:
                self.section.expectations.append(Passage(body, " ".join(title.split())))
        if len(rows) > 1:
            self.section.introductions.append(" · ".join(filter(None, map(text_of, rows[0]))))

    def _keep_waiting(self) -> None:
        section = self.section
        kept = section.examples_introductions if self.of_examples else section.introductions
        kept.extend(self.waiting)
        self.waiting = []


def passage_of(item: Sequence[Block]) -> Passage:
    """Return what a bullet or paragraph expects, with the examples and gaps inside it."""
    first = item[0] if item and isinstance(item[0], Heading | Paragraph) else None
    inner = list(item[1:] if first else item)
    title, rest = led(first.line, bool(inner)) if first else ("", "")
    passage = Passage("", title)
    lines = [rest] if rest else []
    within = bool(first and _INTO_EXAMPLES.search(first.line.text))
    for block in inner:
        lines.extend(_inner_lines(block, passage, within))
    if not rest and len(lines) == 1:
        lines = [lines[0].removeprefix("- ")]
    passage.text = "\n".join(lines).strip()
    return passage


def _inner_lines(block: Block, passage: Passage, of_examples: bool) -> list[str]:
    """Return the lines of a block inside a bullet; examples and gaps go to the passage."""
    if not isinstance(block, Bullets):
        text = text_of((block,))
        if is_gap(text, not _is_set_off((block,))):
            passage.gaps.append(text)
            return []
        return list(lines_of((block,)))
    kept: list[tuple[Block, ...]] = []
    for item in block.items:
        text = text_of(item)
        if is_gap(text, not (of_examples or _is_set_off(item))):
            passage.gaps.append(text)
        elif of_examples or _ONE_EXAMPLE.match(text):
            passage.examples.append(text)
        else:
            kept.append(item)
    return list(lines_of((Bullets(tuple(kept), block.at),)))


def led(line: Line, has_more: bool = False) -> tuple[str, str]:
    """Return the title that a line begins with, if any, and the text behind it.

    A title is bold and marked off; or a few words that are all, where `has_more` follows below.
    """
    whole, lead, rest = line.text, line.lead, line.rest
    if not lead and has_more and _is_short(whole):
        return whole.strip(MARKS), ""
    if not lead or len(lead) > LONGEST_TITLE or "\n" in lead or lead[-1] in ".!?…;,":
        return "", whole
    if not rest.strip(MARKS):
        return (lead.strip(MARKS), "") if has_more else ("", whole)
    if lead[-1] in ":–—-" or rest[0] in ":–—-.":
        return lead.strip(MARKS), rest.lstrip(MARKS + ".")
    return "", whole


def _is_short(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS_OF_A_LEAD and text[-1:] not in tuple(".!?…;,")


def _is_set_off(item: Sequence[Block]) -> bool:
    """Tell whether all of a bullet is set off, as notes of a ladder's editors are."""
    lines = [block.line for block in item if isinstance(block, Paragraph)]
    return bool(lines) and all(line.is_set_off for line in lines)
