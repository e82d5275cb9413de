"""A page of plain HTML as blocks: what it says, without menus, scripts and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from calibrate.domain.errors import BadInput
from calibrate.exchange.ladders.documents.blocks import (
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

DEEPEST = 100
MOST_ELEMENTS = 20_000
WIDEST = 50

_UNSAID = """
aside button footer form head header iframe nav noscript script select style svg template
"""
UNSAID = frozenset(_UNSAID.split())
_LONE = """
area base br col embed hr img input link meta source track wbr
"""
LONE = frozenset(_LONE.split())
_PICTURES = """
audio canvas figure img object picture source video
"""
PICTURES = frozenset(_PICTURES.split())
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = """
address article blockquote body center dd details div dl dt fieldset figcaption html li main ol p
pre section summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split()) | HEADINGS.keys() | UNSAID
_INLINE = """
a abbr b bdi big cite code data del dfn em font i ins kbd mark q s samp small span strike strong
sub sup time tt u var
"""
INLINE = frozenset(_INLINE.split())
KNOWN_TAGS = BLOCKS | INLINE | LONE | PICTURES
ENDED_BY = {
    "li": frozenset(["li"]),
    "p": BLOCKS,
    "td": frozenset(["td", "th", "tr"]),
    "th": frozenset(["td", "th", "tr"]),
    "tr": frozenset(["tr", "tbody", "tfoot"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
}
"""Elements whose end may be left out, and what ends them."""

_NAVIGATION = re.compile(
    r"\b(?:toc|nav(?:bar|igation)?|sidebar|menu|breadcrumbs?)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Element:
    tag: str
    at: int = 0
    address: str = ""
    columns: int = 1
    rows: int = 1
    children: list[_Element | str] = field(default_factory=list)


def read_html(text: str, name: str) -> Document:
    """Return the blocks of a page, its title under "title"; raise BadInput if it is too large."""
    tree = _tree(text, name, 1)
    main = _first(tree, ("main", "article")) or tree
    title = _first(tree, ("title",))
    said = " ".join(_said(title).split()) if title else ""
    return Document(name, list(_blocks(main)), {"title": said} if said else {})


def blocks_of_html(text: str, name: str, at: int) -> Iterator[Block]:
    """Yield the blocks of HTML that stands within another document, from line `at` on."""
    return _blocks(_tree(text, name, at))


def _tree(text: str, name: str, at: int) -> _Element:
    builder = _Builder(name, at)
    builder.feed(text)
    builder.close()
    return builder.open[0]


class _Builder(HTMLParser):
    """Makes a tree of elements; ends that are missing are put in, and those too many left out."""

    def __init__(self, name: str, at: int) -> None:
        super().__init__()
        self.name = name
        self.first = at
        self.open = [_Element("html", at)]
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) > DEEPEST:
            raise BadInput(
                f"{self.name}, line {self._at()}: the page is nested too deep or has too many "
                "elements; copy the ladder alone into a Markdown document."
            )
        while tag in ENDED_BY.get(self.open[-1].tag, ()):
            self.open.pop()
        values = {key: value or "" for key, value in attrs}
        if _NAVIGATION.search(f"{values.get('id', '')} {values.get('class', '')}"):
            tag = "nav" if tag in ("div", "ul", "ol", "section") else tag
        element = _Element(tag, self._at(), values.get("href", "") if tag == "a" else "")
        element.columns = _span(values.get("colspan", ""))
        element.rows = _span(values.get("rowspan", ""))
        self.open[-1].children.append(element)
        if tag not in LONE:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            mine = self.open[place].tag
            if mine == tag or (mine == "nav" and tag in ("div", "ul", "ol", "section")):
                del self.open[place:]
                return
            if mine in ("table", "td", "th", "ul", "ol") and tag in INLINE:
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _at(self) -> int:
        return self.first + self.getpos()[0] - 1


def _span(said: str) -> int:
    return (
        min(max(int(said), 1), WIDEST) if said.isascii() and said.isdigit() and len(said) < 4 else 1
    )


def _first(element: _Element, tags: tuple[str, ...]) -> _Element | None:
    for child in element.children:
        if isinstance(child, _Element):
            found = child if child.tag in tags else _first(child, tags)
            if found is not None:
                return found
    return None


def _blocks(element: _Element) -> Iterator[Block]:
    """Yield the blocks within an element; text between them makes paragraphs of its own."""
    loose: list[_Element | str] = []
    for child in element.children:
        if isinstance(child, str) or not _is_block(child):
            loose.append(child)
            continue
        yield from _paragraph(loose, element.at)
        loose = []
        yield from _block(child)
    yield from _paragraph(loose, element.at)


def _is_block(element: _Element) -> bool:
    return element.tag in BLOCKS or any(
        isinstance(child, _Element) and _is_block(child) for child in element.children
    )


def _block(element: _Element) -> Iterator[Block]:
    tag = element.tag
    if tag in UNSAID or tag == "title":
        return
    if tag in HEADINGS:
        line = Line(tuple(_runs(element, Run(""))))
        if line.text:
            yield Heading(HEADINGS[tag], line, element.at)
    elif tag in ("ul", "ol"):
        items = (tuple(_blocks(item)) for item in _elements(element, ("li",)))
        yield Bullets(tuple(item for item in items if item), element.at)
    elif tag == "table":
        yield Table(tuple(_rows(element)), element.at)
    elif tag in ("dt", "summary"):
        yield from _paragraph(
            [_Element("strong", element.at, children=element.children)], element.at
        )
    elif tag == "blockquote":
        yield from map(as_aside, _blocks(element))
    else:
        yield from _blocks(element)


def _paragraph(loose: list[_Element | str], at: int) -> Iterator[Block]:
    line = Line(tuple(_runs(_Element("span", at, children=loose), Run(""))))
    if line.text:
        first = next((one.at for one in loose if isinstance(one, _Element)), at)
        yield Paragraph(line, first)


def _elements(element: _Element, tags: tuple[str, ...]) -> Iterator[_Element]:
    """Yield the nearest elements of some kind, whatever they are wrapped in."""
    for child in element.children:
        if isinstance(child, _Element):
            if child.tag in tags:
                yield child
            elif child.tag not in ("table", "ul", "ol"):
                yield from _elements(child, tags)


def _rows(table: _Element) -> Iterator[tuple[tuple[Block, ...], ...]]:
    """Yield rows with a cell a column; one that spans several is said in the first of them."""
    spanned: dict[int, int] = {}
    for row in _elements(table, ("tr",)):
        cells: list[tuple[Block, ...]] = []
        for cell in _elements(row, ("td", "th")):
            _skip_spanned(cells, spanned)
            for column in range(len(cells), len(cells) + cell.columns):
                spanned[column] = cell.rows - 1
            cells.extend([tuple(_blocks(cell)), *[()] * (cell.columns - 1)])
        _skip_spanned(cells, spanned)
        yield tuple(cells)


def _skip_spanned(cells: list[tuple[Block, ...]], spanned: dict[int, int]) -> None:
    while spanned.get(len(cells), 0) > 0:
        spanned[len(cells)] -= 1
        cells.append(())


def _runs(element: _Element, look: Run) -> Iterator[Run]:
    for child in element.children:
        if isinstance(child, str):
            yield Run(re.sub(r"\s+", " ", child), look.strong, look.emphasis, look.address)
        elif child.tag == "br":
            yield Run("\n", look.strong, look.emphasis, look.address)
        elif child.tag not in PICTURES and child.tag not in UNSAID:
            strong = look.strong or child.tag in ("b", "strong")
            emphasis = look.emphasis or child.tag in ("em", "i")
            yield from _runs(child, Run("", strong, emphasis, child.address or look.address))


def _said(element: _Element) -> str:
    return "".join(run.text for run in _runs(element, Run("")))
