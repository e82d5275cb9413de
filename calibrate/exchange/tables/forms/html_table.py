"""A table of a page or a spreadsheet as HTML, which is how programs hand one to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from calibrate.exchange.grids.grid import Grid, GridRow

MOST_SPANNED = 100
MOST_CELLS = 200_000
LINK = "link"


@dataclass(slots=True)
class _Cell:
    pieces: list[str] = field(default_factory=list)
    link: str = ""
    span: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return "\n".join(lines).strip()


class _Tables(HTMLParser):
    """Collects the cells of the first table; what stands in a table within it is text of a cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.rows: list[list[_Cell]] = []
        self.cell: _Cell | None = None
        self.is_done = False
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins."""
        if tag == "table":
            self.depth += 1
        if self.is_done or not self.depth:
            return
        if self.depth == 1 and tag == "tr":
            self._begin_row()
        elif self.depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif self.cell and tag in ("br", "p", "div", "li"):
            self.cell.pieces.append("\n")
        elif self.cell and tag == "a" and not self.cell.link:
            self.cell.link = _address(dict(attrs).get("href"))

    def _begin_row(self) -> None:
        self.cell = None
        self.rows.append([])

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self.count += 1
        if not self.rows:
            self.rows.append([])
        span, rows = (_count(attributes.get(name)) for name in ("colspan", "rowspan"))
        self.cell = _Cell(span=span, rows=rows)
        if self.count <= MOST_CELLS:
            self.rows[-1].append(self.cell)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag == "table" and self.depth:
            self.depth -= 1
            self.is_done = self.is_done or not self.depth
        if self.depth == 1 and tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data: str) -> None:
        """Take the text of a cell; a line of the source ends no line of it."""
        if self.cell and not self.is_done:
            self.cell.pieces.append(" ".join(data.split("\n")) if data.strip() else " ")


class _Link(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link leads."""
        if tag == "a" and (address := _address(dict(attrs).get("href"))):
            self.links.append(address)


def html_grid(html: str) -> Grid | None:
    """Return the first table of a page, None if there is none with at least two rows.

    Where cells are links, a column called “link” has their addresses.
    """
    reader = _Tables()
    _feed(reader, html)
    spread = [row for row in _spread(reader.rows) if any(text for text, _ in row)]
    filled = (
        _with_links(spread)
        if any(link for row in spread for _, link in row)
        else [[text for text, _ in row] for row in spread]
    )
    if len(filled) < 2:
        return None
    return Grid([GridRow(number, cells) for number, cells in enumerate(filled, 1)], "a table")


def only_link(html: str) -> str:
    """Return the address to which all links of a page lead; nothing if there is not just one."""
    reader = _Link()
    _feed(reader, html)
    addresses = set(reader.links)
    return addresses.pop() if len(addresses) == 1 else ""


def _feed(reader: HTMLParser, html: str) -> None:
    """Have a page read up to its last closed tag: those that are never closed take n² time."""
    reader.feed(html[: html.rfind(">") + 1])
    reader.close()


def _spread(rows: list[list[_Cell]]) -> Iterator[list[tuple[str, str]]]:
    """Yield the text and the link of each cell; one that spans several is blank in the others."""
    below: dict[int, int] = {}
    for cells in rows:
        spread: list[tuple[str, str]] = []
        for cell in cells:
            while below.get(len(spread), 0):
                below[len(spread)] -= 1
                spread.append(("", ""))
            for place in range(cell.span):
                below[len(spread)] = cell.rows - 1
                spread.append((cell.text, cell.link) if not place else ("", ""))
        yield spread


def _with_links(rows: list[list[tuple[str, str]]]) -> list[list[str]]:
    """Return the texts of all cells, and in a column of its own the first address of each row."""
    width = max(map(len, rows))
    texts = [[text for text, _ in row] + [""] * (width - len(row)) for row in rows]
    links = [next((link for _, link in row if link), "") for row in rows]
    return [[*row, link] for row, link in zip(texts, [LINK, *links[1:]], strict=True)]


def _count(value: str | None) -> int:
    digits = (value or "").strip()
    return max(1, min(MOST_SPANNED, int(digits))) if digits.isdecimal() and len(digits) < 6 else 1


def _address(value: str | None) -> str:
    address = (value or "").strip()
    return address if address.startswith(("https://", "http://")) else ""
