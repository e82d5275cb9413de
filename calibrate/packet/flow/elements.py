"""What a part of a page is to somebody who hears it read: a heading, a paragraph, a cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an element is, by PDF's own names (ISO 32000-1, 14.8.4).

    A heading has the level of the sections that it stands in; an artifact is read by nobody.
    """

    DOCUMENT = "Document"
    SECTION = "Sect"
    DIVISION = "Div"
    HEADING = "H"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    COLUMN_HEAD = "TH Column"
    ROW_HEAD = "TH Row"
    CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    ARTIFACT = "Artifact"


HOLDS_TEXT = frozenset(
    (
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.LABEL,
        Kind.COLUMN_HEAD,
        Kind.ROW_HEAD,
        Kind.CELL,
        Kind.FIGURE,
        Kind.LINK,
    )
)
"""What has words of its own: of other such elements in it, only those of a line stay apart."""

IN_LINE = frozenset((Kind.FIGURE, Kind.LINK))


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element of a document; whatever is marked with the same one belongs to it.

    `words` say what a figure shows, or where a link leads; `address` is that place on the web, and
    `page` the number of a page that a link leads to instead. `columns` is how many of a table's
    columns a cell spans.
    """

    kind: Kind
    words: str = ""
    address: str = ""
    page: int = 0
    columns: int = 1


ARTIFACT = Element(Kind.ARTIFACT)
"""What stands on a page for the eye alone: its head and foot, and what is said again."""
