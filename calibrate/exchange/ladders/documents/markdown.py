"""A document in Markdown as blocks, read by its tokens; nothing is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from calibrate.domain.errors import BadInput
from calibrate.exchange.ladders.documents.blocks import (
    DEEPEST_NESTING,
    SOFT,
    Block,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Run,
    Table,
    as_aside,
)
from calibrate.exchange.ladders.documents.html import KNOWN_TAGS, blocks_of_html

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<matter>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

MOST_LINES = 10_000
MOST_MARKS = 20_000
"""Marks that may begin something, such as a star, in one paragraph, list or table."""

_MARK = re.compile(r"[*_\[\]<`&\\!]")
_ENDING_RULE = re.compile(r"^ {0,3}<hr[ \t]*/?>[ \t]*", re.IGNORECASE | re.MULTILINE)
_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TASK = re.compile(r"^([ \t]*)[-*+][ \t]*\[[ xX]?\](?=[ \t]|$)", re.MULTILINE)
"""A bullet to be ticked; what is ticked or not is no part of a ladder."""

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^>]*>|<!--.*?-->", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable(["code"])


def read_markdown(text: str, name: str) -> Document:
    """Return the blocks of a document in Markdown, with its front matter as text under "matter".

    Raises BadInput for what would take longer than any ladder does.
    """
    _need_measure(text, name)
    found = FRONT_MATTER.match(text)
    matter, body, before = "", text, 0
    if found:
        matter, body, before = found["matter"], text[found.end() :], found.group().count("\n")
    body = _TASK.sub(r"\1-", _ENDING_RULE.sub("", body))
    root = SyntaxTreeNode(_MARKDOWN.parse(body))
    reader = _Reader(name, before)
    return Document(name, list(reader.blocks(root.children)), {"matter": matter} if matter else {})


def _need_measure(text: str, name: str) -> None:
    if text.count("\n") > MOST_LINES:
        raise BadInput(f"{name} has more than {MOST_LINES:,} lines; give the ladder alone.")
    line = 1
    for part in re.split(r"(\n[ \t]*\n)", text):
        if len(_MARK.findall(part)) > MOST_MARKS:
            raise BadInput(
                f"{name}, line {line}: more than {MOST_MARKS:,} marks without an empty line; "
                "give the ladder alone."
            )
        line += part.count("\n")


class _Reader:
    """Makes blocks of nodes; `before` is how many lines stand before the first of them."""

    def __init__(self, name: str, before: int) -> None:
        self.name = name
        self.before = before

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        html: list[str] = []
        first = 0
        for node in nodes:
            if node.type == "html_block":
                first = first if html else self._at(node)
                html.append(node.content)
                continue
            if html:
                yield from blocks_of_html("".join(html), self.name, first)
                html = []
            yield from self._block(node)
        if html:
            yield from blocks_of_html("".join(html), self.name, first)

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.level > DEEPEST_NESTING:
            raise BadInput(f"{self.name}, line {self._at(node)}: bullets are nested too deep.")
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1:]), _line(node), self._at(node))
            case "paragraph":
                yield from self._paragraph(node)
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(self.blocks(item.children)) for item in node.children)
                yield Bullets(items, self._at(node))
            case "blockquote":
                yield from map(as_aside, self.blocks(node.children))
            case "table":
                yield self._table(node)
            case "fence":
                yield Paragraph(Line((Run(node.content),)), self._at(node), aside=True)

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for line in _by_leads(_line(node)):
            if line.text:
                yield Paragraph(line, self._at(node))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        cells = tuple(tuple(self._cell(cell) for cell in row.children) for row in rows)
        return Table(cells, self._at(node))

    def _cell(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        source = node.children[0].content if node.children else ""
        if re.search(r"<(?:li|p|ul|ol)\b", source, re.IGNORECASE):
            return tuple(blocks_of_html(source, self.name, self._at(node)))
        return tuple(self._paragraph(node))

    def _at(self, node: SyntaxTreeNode) -> int:
        here: SyntaxTreeNode | None = node
        while here is not None and not here.is_root and not here.map:
            here = here.parent
        return (
            (here.map[0] if here is not None and not here.is_root and here.map else 0)
            + 1
            + self.before
        )


def _line(node: SyntaxTreeNode) -> Line:
    inline = node.children[0] if node.children else None
    return Line(tuple(_joined(_runs(inline.children, Run(""))) if inline else ()))


def _by_leads(line: Line) -> Iterator[Line]:
    """Yield a paragraph in parts where its lines begin with bold leads, such as "**Scope:** …"."""
    runs: list[Run] = []
    for run in line.runs:
        if run.strong and runs and runs[-1].text.endswith((SOFT, "\n")) and runs[0].strong:
            yield Line(tuple(runs))
            runs = []
        runs.append(run)
    yield Line(tuple(runs))


def _runs(nodes: Sequence[SyntaxTreeNode], look: Run) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "text":
                yield _looking(look, node.content)
            case "softbreak":
                yield _looking(look, SOFT)
            case "hardbreak":
                yield _looking(look, "\n")
            case "code_inline":
                yield _looking(look, f"{node.markup}{node.content}{node.markup}")
            case "html_inline":
                yield _looking(look, _inline_html(node.content))
            case "image":
                pass
            case "em":
                yield from _runs(node.children, Run("", look.strong, True, look.address))
            case "strong":
                yield from _runs(node.children, Run("", True, look.emphasis, look.address))
            case "link":
                address = str(node.attrs.get("href", ""))
                yield from _runs(node.children, Run("", look.strong, look.emphasis, address))
            case _:
                yield _looking(look, node.content)


def _looking(look: Run, text: str) -> Run:
    return Run(text, look.strong, look.emphasis, look.address)


def _joined(runs: Iterator[Run]) -> list[Run]:
    """Return runs, those that look alike and follow each other as one."""
    joined: list[Run] = []
    for run in runs:
        if joined and _looking(joined[-1], "") == _looking(run, ""):
            run = _looking(run, joined.pop().text + run.text)
        joined.append(run)
    return joined


def _inline_html(tag: str) -> str:
    """Return what a tag within a line says: most say nothing, and what is no tag is text."""
    if _LINE_BREAK.fullmatch(tag):
        return "\n"
    found = _TAG.fullmatch(tag)
    return "" if found and (found[1] or "a").lower() in KNOWN_TAGS else tag
