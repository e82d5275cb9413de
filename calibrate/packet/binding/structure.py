"""The structure of one packet as objects of the file, so that its tree can be forgotten.

The same rules as in `tagged/structure.py`, which needs all of a file at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from calibrate.packet.binding.growing_file import GrowingFile, listed, reference, text
from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.tagged.structure import PRINTED, URI_SIGNS
from calibrate.packet.tagged.tree import Area, Edges, Marked, Node, Tree

SCOPES = {Kind.COLUMN_HEAD: b"Column", Kind.ROW_HEAD: b"Row"}


@dataclass(slots=True)
class Heard:
    """What was written of a packet: its topmost elements, and what the pages have to know.

    `pages` has for each page the number of its array of elements, `areas` which links lie on which
    of its pages.
    """

    tops: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    areas: dict[int, list[int]] = field(default_factory=dict)


class StructureWriter:
    """Writes the trees of packets, each under the same root."""

    def __init__(self, file: GrowingFile, document: int, page: Callable[[int], int]) -> None:
        """Write into a file under its element `document`; `page` gives the object of a number."""
        self._file, self._document, self._page = file, document, page
        self.found = array("Q")
        """What is found by a key, which is its place here."""

    def key(self, number: int) -> int:
        """Return a key by which a page, or a link, finds its elements: the object `number`."""
        self.found.append(number)
        return len(self.found) - 1

    def write(self, tree: Tree, first: int) -> Heard:
        """Write a tree whose first page has the number `first` in the book."""
        return _Writing(self, self._file, self._page, first).of(tree, self._document)


class _Writing:
    def __init__(
        self, writer: StructureWriter, file: GrowingFile, page: Callable[[int], int], first: int
    ) -> None:
        self._writer, self._file = writer, file
        self._page, self._first = page, first
        self._written: dict[Node, int] = {}
        self._heard = Heard()

    def of(self, tree: Tree, document: int) -> Heard:
        for node in tree.root.kids:
            assert isinstance(node, Node), "what is marked belongs to an element of the packet"
            self._heard.tops.append(self._element(node, document))
        for nodes in tree.pages:
            number = self._file.reserve()
            self._file.pack(number, listed(reference(self._written[node]) for node in nodes))
            self._heard.pages.append(number)
        self._forget(tree)
        return self._heard

    def _forget(self, tree: Tree) -> None:
        """Part nodes from one another, so that none waits for Python to look for circles."""
        for node in (tree.root, *self._written):
            node.kids.clear()

    def _element(self, node: Node, parent: int) -> int:
        number = self._written[node] = self._file.reserve()
        first = next((kid.page for kid in node.kids if isinstance(kid, Marked)), None)
        kids = listed([self._kid(kid, node, number, first) for kid in node.kids])
        on = b"" if first is None else b" /Pg " + reference(self._object(first))
        self._file.pack(
            number,
            b"<< /Type /StructElem /S /%b /P %b%b%b /K %b >>"
            % (node.tag.encode(), reference(parent), on, _told(node.element), kids),
        )
        return number

    def _kid(self, kid: Node | Marked | Area, node: Node, number: int, first: int | None) -> bytes:
        """Return what stands in a node; a piece of its `first` page by number alone."""
        match kid:
            case Node():
                return reference(self._element(kid, number))
            case Area(page, edges):
                return self._link(node, number, page, edges)
            case Marked(page, piece) if page != first:
                return b"<< /Type /MCR /Pg %b /MCID %d >>" % (reference(self._object(page)), piece)
            case _:
                return b"%d" % kid.number

    def _link(self, node: Node, number: int, page: int, edges: Edges) -> bytes:
        area, key = self._file.reserve(), self._writer.key(number)
        self._file.pack(area, self._area(node.element, edges, key))
        self._heard.areas.setdefault(page, []).append(area)
        on = reference(self._object(page))
        return b"<< /Type /OBJR /Pg %b /Obj %b >>" % (on, reference(area))

    def _area(self, element: Element, edges: Edges, key: int) -> bytes:
        place = b" ".join(b"%.2f" % edge for edge in edges)
        if element.address:
            leads = b"/A << /S /URI /URI (%b) >>" % _escaped(quote(element.address, URI_SIGNS))
        else:
            leads = b"/Dest [%b /Fit]" % reference(self._page(element.page))
        return (
            b"<< /Type /Annot /Subtype /Link /Rect [%b] /Border [0 0 0] /F %d /StructParent %d"
            b" /Contents %b %b >>" % (place, PRINTED, key, text(element.words), leads)
        )

    def _object(self, page: int) -> int:
        """Return the object of a page of the tree, which counts from 0."""
        return self._page(self._first + page)


def _told(element: Element) -> bytes:
    """Say what a figure shows, and which cells a heading of a table is for."""
    if element.kind is Kind.FIGURE:
        return b" /Alt " + text(element.words)
    scope = SCOPES.get(element.kind)
    named = b" /Scope /" + scope if scope else b""
    spans = b" /ColSpan %d" % element.columns if element.columns > 1 else b""
    return b" /A << /O /Table%b%b >>" % (named, spans) if named or spans else b""


def _escaped(address: str) -> bytes:
    safe = address.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return safe.encode("ascii")
