"""A ladder document in Markdown, read by its tokens into sections; nothing is rendered.

A section is a heading such as "### Technical Excellence - Software Engineer (L3)" with the lists
below it. The paragraph before a list introduces it, and tells whether the list holds examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from calibrate.domain.errors import BadInput
from calibrate.exchange.ladders.gaps import is_gap

DEEPEST_NESTING = 16
LONGEST_HEADING = 300

_HEADING = re.compile(
    r"(?P<category>\S.*?)(?:\s+[-–—]\s+|\s*:\s+)(?P<title>\S.*?)\s*\((?P<key>[^()\s][^()]*)\)"
)
_OF_EXAMPLES = re.compile(
    r"(?<!\bby )\bexamples\b|\bfor (?:example|instance)\b|\b(?:an example|example behaviou?rs?)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"^ {0,3}<hr[ \t]*/?>[ \t]*", re.IGNORECASE | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)

_MARKDOWN = MarkdownIt("commonmark").disable(
    ["autolink", "code", "html_inline", "image", "lheading", "link", "reference"]
)


@dataclass(slots=True)
class LadderSection:
    """What one document says on one category at one level; `line` is its heading's, from 1."""

    category: str
    level: str
    title: str
    document: str
    line: int
    introductions: list[str] = field(default_factory=list)
    expectations: list[str] = field(default_factory=list)
    examples_introductions: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)


def read_sections(text: str, document: str) -> tuple[LadderSection, ...]:
    """Return the sections of a ladder document; raise BadInput, naming file and line, for others.

    `document` is the file's name as messages give it.
    """
    reader = _Reader(document)
    for node in SyntaxTreeNode(_MARKDOWN.parse(_RULE.sub("", text))).children:
        reader.read(node)
    reader.finish()
    if not reader.sections:
        raise _no_ladder(document, 1)
    return tuple(reader.sections)


class _Reader:
    """Reads block after block; `waiting` are paragraphs that no list has followed yet."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.sections: list[LadderSection] = []
        self.waiting: list[str] = []
        self.of_examples = False

    def read(self, node: SyntaxTreeNode) -> None:
        match node.type:
            case "heading":
                self._heading(node)
            case "paragraph":
                self._need_section(node)
                self.waiting.append(_text(node))
            case "bullet_list" | "ordered_list":
                self._list(self._need_section(node), node)
            case "hr":
                pass
            case "html_block" if _COMMENT.fullmatch(node.content):
                pass
            case _:
                raise _not_understood(self.document, node)

    def finish(self) -> None:
        """End the section; paragraphs that no list follows stay with the list before them."""
        if not self.sections:
            return
        section = self.sections[-1]
        self._keep_waiting(section)
        if not section.expectations:
            raise BadInput(
                f"{section.document}, line {section.line}: no list of expectations below the "
                f"heading of {section.category}, {section.level}."
            )

    def _heading(self, node: SyntaxTreeNode) -> None:
        text = _text(node)
        found = _HEADING.fullmatch(text) if len(text) <= LONGEST_HEADING else None
        if found is None:
            raise _no_ladder(self.document, _line(node))
        self.finish()
        self.of_examples = False
        category, title, key = (part.strip() for part in found.groups())
        self.sections.append(LadderSection(category, key, title, self.document, _line(node)))

    def _need_section(self, node: SyntaxTreeNode) -> LadderSection:
        if not self.sections:
            raise _no_ladder(self.document, _line(node))
        return self.sections[-1]

    def _list(self, section: LadderSection, node: SyntaxTreeNode) -> None:
        if self.waiting:
            self.of_examples = bool(_OF_EXAMPLES.search(self.waiting[-1]))
        self._keep_waiting(section)
        for item in node.children:
            text = "\n".join(_item_lines(item, self.document))
            if text:
                self._bullet(section, item, text)

    def _bullet(self, section: LadderSection, item: SyntaxTreeNode, text: str) -> None:
        surely = not self.of_examples and not _is_emphasised(item)
        if is_gap(text, surely):
            section.gaps.append(text)
        elif self.of_examples:
            section.examples.append(text)
        else:
            section.expectations.append(text)

    def _keep_waiting(self, section: LadderSection) -> None:
        kept = section.examples_introductions if self.of_examples else section.introductions
        kept.extend(self.waiting)
        self.waiting = []


def _item_lines(item: SyntaxTreeNode, document: str, depth: int = 0) -> Iterator[str]:
    """Yield the lines of a bullet; those of bullets inside it keep a hyphen and their depth."""
    if item.level > DEEPEST_NESTING:
        raise BadInput(f"{document}, line {_line(item)}: bullets are nested too deep.")
    for block in item.children:
        if block.type == "paragraph":
            yield _text(block)
        elif block.type in ("bullet_list", "ordered_list"):
            for inner in block.children:
                first, *others = (*_item_lines(inner, document, depth + 1), "")
                yield f"{'  ' * depth}- {first}"
                yield from others[:-1]
        elif block.type != "hr":
            raise _not_understood(document, block)


def _text(block: SyntaxTreeNode) -> str:
    """Return the plain text of a heading or paragraph, without the marks of emphasis."""
    inline = block.children[0] if block.children else None
    return "".join(_plain(node) for node in inline.children).strip() if inline else ""


def _plain(node: SyntaxTreeNode) -> str:
    match node.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "code_inline":
            return f"{node.markup}{node.content}{node.markup}"
        case "em" | "strong":
            return "".join(_plain(child) for child in node.children)
        case _:
            return node.content


def _is_emphasised(item: SyntaxTreeNode) -> bool:
    """Tell whether all of a bullet is set off, as notes of a ladder's editors are."""
    inlines = [block.children[0] for block in item.children if block.children]
    nodes = [node for inline in inlines for node in inline.children]
    return bool(nodes) and all(node.type in ("strong", "em") for node in nodes)


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1


def _no_ladder(document: str, line: int) -> BadInput:
    return BadInput(
        f"{document}, line {line}: this is not a ladder: expected a heading such as "
        "“### Technical Excellence - Software Engineer (L3)”."
    )


def _not_understood(document: str, node: SyntaxTreeNode) -> BadInput:
    what = {"html_block": "HTML", "fence": "a block of code", "blockquote": "a quotation"}
    return BadInput(
        f"{document}, line {_line(node)}: {what.get(node.type, node.type)} has no place in a "
        "ladder, which has headings, paragraphs and lists."
    )
