"""Markdown in a text read as runs of letters: what is strong, leaning, or code, and lists.

Nothing is loaded and nothing becomes a link: an address stands behind its words. A text without
marks is read as paragraphs. Rules are those of CommonMark (markdown-it-py), without HTML, images
and code by indentation, which hard-wrapped notes have without meaning it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from calibrate.domain.text.paragraphs import in_paragraphs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKS = (
    "strong_open",
    "em_open",
    "code_inline",
    "link_open",
    "heading_open",
    "fence",
    "table_open",
)
HINTS = re.compile(r"[*_`\[<#~|]|[=-][ \t]*$", re.MULTILINE)
"""A text without any of these has no marks, and is not looked through for them."""
SIGNS, MOST_SIGNS = "[*_`|<", 2_000
"""A text with more of these takes longer to read than a window may wait, and is no note."""

KEPT = 256
"""How many texts are kept as they were read: a screen draws the same ones again and again."""

DOT, BAR, RULE = "•", "│ ", "———"


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are written alike."""

    text: str
    strong: bool = False
    leaning: bool = False
    code: bool = False


@lru_cache(maxsize=KEPT)
def runs(text: str) -> tuple[Run, ...]:
    """Return a text as it is to be read."""
    read = in_paragraphs(text)
    if not HINTS.search(read) or sum(map(read.count, SIGNS)) > MOST_SIGNS:
        return (Run(read),)
    tokens = parsed(read)
    if not any(token.type in MARKS for token in tokens_of(tokens)):
        return (Run(read),)
    return tuple(run for run in _Writer().write(tokens) if run.text)


def parsed(read: str) -> list[Token]:
    """Return the blocks of a text that was read in paragraphs."""
    return _reader().parse(read)


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """Return what is read of a text in paragraphs, without its marks."""
    return "".join(run.text for run in runs(text))


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    rules = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    return rules.disable(["image", "code", "reference", "html_block", "html_inline"]).enable(
        "table"
    )


def tokens_of(tokens: list[Token]) -> Iterator[Token]:
    """Yield blocks, and what stands in each."""
    for token in tokens:
        yield token
        yield from token.children or ()


class _Writer:
    """Walks through blocks, knowing how deep in lists and quotes it is."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []
        self._bars = 0
        self._style = Run("")
        self._begins = ""
        self._is_first = True
        self._is_tight = self._is_cell = False

    def write(self, tokens: list[Token]) -> Iterator[Run]:
        """Yield the runs of some blocks."""
        for token in tokens:
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[Run]:
        match token.type:
            case "heading_open":
                self._style = replace(self._style, strong=True)
            case "heading_close":
                self._style = replace(self._style, strong=False)
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._begins = self._mark()
            case "blockquote_open":
                self._bars += 1
            case "blockquote_close":
                self._bars -= 1
            case "paragraph_open":
                self._is_tight = token.hidden
            case "fence":
                yield from self._opened()
                told = f"{token.info}\n{token.content}".strip("\n")
                yield replace(self._style, text=told, code=True)
            case "hr":
                yield from self._opened()
                yield Run(RULE)
            case "tr_open":
                yield from self._opened(self._is_cell)
                self._is_cell = True
            case "table_close":
                self._is_cell = False
            case "th_close" | "td_close":
                yield Run("   ")
            case "inline":
                if not self._is_cell:
                    yield from self._opened(self._is_tight)
                    self._is_tight = False
                yield from self._inline(token.children or [])

    def _mark(self) -> str:
        number = self._lists[-1]
        if number is None:
            return f"{DOT} "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _opened(self, tight: bool = False) -> Iterator[Run]:
        """Begin a block: below the one before, and behind its bars and marks."""
        ends = "" if self._is_first else "\n" if tight else "\n\n"
        self._is_first = False
        indent = "  " * max(0, len(self._lists) - 1)
        begins, self._begins = self._begins, ""
        if self._lists and not begins:
            indent += "  "
        yield Run(f"{ends}{BAR * self._bars}{indent}{begins}")

    def _inline(self, children: list[Token]) -> Iterator[Run]:
        address = ""
        for token in children:
            match token.type:
                case "strong_open" | "strong_close":
                    self._style = replace(self._style, strong=token.nesting > 0)
                case "em_open" | "em_close":
                    self._style = replace(self._style, leaning=token.nesting > 0)
                case "code_inline":
                    yield replace(self._style, text=token.content, code=True)
                case "link_open":
                    address = str(token.attrGet("href") or "")
                case "link_close":
                    yield from self._address(address, children)
                case "softbreak" | "hardbreak":
                    yield Run("\n")
                case _ if token.content:
                    yield replace(self._style, text=token.content)

    def _address(self, address: str, children: list[Token]) -> Iterator[Run]:
        """Say where a link leads, unless its words are that."""
        if address and not any(token.content == address for token in children):
            yield Run(f" ({address})")
