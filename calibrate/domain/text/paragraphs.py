"""A hard-wrapped text read as paragraphs: which of its line ends say something, and which do not.

Only line ends are ever taken out, and what is kept stays as it was given: the stored text is not
touched. A block's lines are joined all together or not at all, so reading it twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import east_asian_width

NARROWEST, WIDEST = 50, 100
"""How long the longest line of a paragraph is, in columns, where a program or a habit wrapped it.

Shorter ones are verse or an address, longer ones were written where lines wrap by themselves.
"""
FULL = 0.8
"""The share of the longest line that a line and the next word have to fill."""
CODE = 4
"""By how many blanks the lines of code are indented."""
LIST_OF_LINES = 3
"""So many lines, each with a capital, are a list without marks."""

FENCE = re.compile(r"\s*(```|~~~)")
KEY = r"(?:[A-Z][A-Za-z-]{1,30}|[a-z]+(?:-[A-Za-z]+)+): \S"
BEGINS = re.compile(rf"\s*(?:[-*+•‣◦·] |\d{{1,3}}[.)] |[a-z][.)] |\[\d+\]|{KEY})")
"""What a list's item, a footnote or a line such as *Reviewed-by: …* begins with."""
BY_ITSELF = re.compile(
    r"\s*(?:>|\||#{1,6} |\$ |[^\w\s]+$|[^\W_]+://\S+$)|.*(?:\t|[^\s.!?:] {3,})\S"
)
"""A quote, a row of a table, a heading, a typed command, a rule, an address of the web."""
ENDED = re.compile(r"[.!?…:;。！？：；][\"'”’»)\]]*$")
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff"
    "\uff01-\uff9f\U00020000-\U0003ffff"
)
"""Letters and signs of scripts that put no blank between words."""
NO_BLANK = re.compile(f"[{UNSPACED}]\n[{UNSPACED}]|[\xad\u200b]\n|[^\\W\\d_]-\n[^\\W\\d_]")


@lru_cache(maxsize=512)
def in_paragraphs(text: str) -> str:
    """Return `text` with a line end only where a paragraph, an item, or a line of its own ends.

    Single line ends inside a hard-wrapped paragraph join, without a blank in scripts that have
    none. Lists, quotes, code, tables, and lines that are short on purpose keep theirs.
    """
    read = (line for block in _blocks(_dedented(text)) for line in _read(block))
    return "\n".join(read).strip("\n")


def _dedented(text: str) -> list[str]:
    """Take from every line as much room as stands before the first."""
    lines = [line.rstrip() for line in text.splitlines()]
    room = _indent(next(filter(None, lines), ""))
    return [line[min(room, len(line) - len(line.lstrip())) :] for line in lines]


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines that may belong together; a line that stands by itself comes alone."""
    block: list[str] = []
    is_fenced = in_list = False
    for line in lines:
        is_fence = bool(FENCE.match(line))
        begins = bool(BEGINS.match(line)) and not is_fenced
        if line and not block and not begins:
            in_list = in_list and _indent(line) > 0
        is_code = is_fenced or (_indent(line) >= CODE and not in_list and not block)
        alone = not line or is_fence or is_code or (not begins and bool(BY_ITSELF.match(line)))
        if block and (alone or begins):
            yield block
            block = []
        if alone:
            yield [line]
        else:
            block.append(line)
        in_list = in_list or begins
        is_fenced = is_fenced != is_fence
    if block:
        yield block


def _read(block: list[str]) -> list[str]:
    if not _is_wrapped(block):
        return block
    joined = block[0]
    for line in map(str.strip, block[1:]):
        joined += line if NO_BLANK.search(f"{joined[-2:]}\n{line[:1]}") else f" {line}"
    return [joined]


def _is_wrapped(block: Sequence[str]) -> bool:
    """Tell whether most of the lines end where the next word would have been too long for them."""
    lines = [line.strip() for line in block]
    longest = max(map(_columns, lines))
    if len(lines) < 2 or not NARROWEST <= longest <= WIDEST or _is_list(lines):
        return False
    full = sum(_is_full(line, after, longest) for line, after in pairwise(lines))
    return 2 * full >= len(lines) - 1


def _is_list(lines: Sequence[str]) -> bool:
    """Tell whether every line is a sentence, or begins as a title does."""
    capitals = len(lines) >= LIST_OF_LINES and all(line[0].isupper() for line in lines)
    return capitals or all(ENDED.search(line) for line in lines[:-1])


def _is_full(line: str, after: str, longest: int) -> bool:
    return _columns(line) + 1 + _columns(after.split(maxsplit=1)[0]) > FULL * longest


def _columns(text: str) -> int:
    """Return how wide a text is where every letter is as wide as another, or twice that."""
    if text.isascii():
        return len(text)
    return sum(1 + (east_asian_width(letter) in "WF") for letter in text)


def _indent(line: str) -> int:
    start = line[: len(line) - len(line.lstrip())]
    return len(start.expandtabs(CODE))
