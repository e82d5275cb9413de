"""A tree written into a PDF: structure elements, what finds them from a page, and links."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.tagged.tree import Edges, Marked, Node, Tree

SCOPES = {Kind.COLUMN_HEAD: Name.Column, Kind.ROW_HEAD: Name.Row}
URI_SIGNS = "%/:?#[]@!$&'()*+,;=~-._"
"""What stands in a URI as it is; letters of other scripts are written by their bytes."""
PRINTED = 4
"""The flag of an annotation that is there on paper as well."""


def write_structure(pdf: Pdf, tree: Tree) -> None:
    """Write a tree into the PDF whose pages were painted with it."""
    writer = _Writer(pdf, tree)
    pdf.Root.StructTreeRoot = writer.root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _Writer:
    """Writes each node as an object, and keeps what the parent tree needs to find it."""

    def __init__(self, pdf: Pdf, tree: Tree) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._written: dict[Node, Object] = {}
        self._links: list[Object] = []
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.root.K = self._write(tree.root, self.root)
        self._find_from_pages(tree)

    def _write(self, node: Node, parent: Object) -> Object:
        written = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent)
        )
        self._written[node] = written
        _describe(written, node.element)
        written.K = Array([*self._kids(node, written), *self._areas(node, written)])
        return written

    def _kids(self, node: Node, written: Object) -> Iterator[Object | int]:
        """Yield what stands in a node; a piece of its first page by number alone."""
        first = next((kid.page for kid in node.kids if isinstance(kid, Marked)), None)
        if first is not None:
            written.Pg = self._pages[first]
        for kid in node.kids:
            if isinstance(kid, Node):
                yield self._write(kid, written)
            elif kid.page == first:
                yield kid.number
            else:
                yield Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)

    def _areas(self, node: Node, written: Object) -> Iterator[Object]:
        """Yield the places by which a link is followed, and put each on its page."""
        for number, edges in node.areas:
            page = self._pages[number]
            area = self._pdf.make_indirect(self._area(node.element, edges))
            area.StructParent = len(self._pages) + len(self._links)
            page.Annots = Array([*page.get(Name.Annots, Array()), area])
            self._links.append(written)
            yield Dictionary(Type=Name.OBJR, Pg=page, Obj=area)

    def _area(self, element: Element, edges: Edges) -> Object:
        area = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(edge, 2) for edge in edges]),
            Border=Array([0, 0, 0]),
            F=PRINTED,
            Contents=String(element.words),
        )
        if element.address:
            area.A = Dictionary(S=Name.URI, URI=String(quote(element.address, URI_SIGNS)))
        else:
            area.Dest = Array([self._pages[element.page - 1], Name.Fit])
        return area

    def _find_from_pages(self, tree: Tree) -> None:
        """Say of each piece of a page, and of each link, which element it belongs to."""
        numbers: list[object] = []
        for number, (page, nodes) in enumerate(zip(self._pages, tree.pages, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            numbers += (number, Array([self._written[node] for node in nodes]))
        for number, link in enumerate(self._links, start=len(self._pages)):
            numbers += (number, link)
        self.root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        self.root.ParentTreeNextKey = len(self._pages) + len(self._links)


def _describe(written: Object, element: Element) -> None:
    """Say what a figure shows, and which cells a heading of a table is for."""
    if element.kind is Kind.FIGURE:
        written.Alt = String(element.words)
    if element.kind in SCOPES:
        written.A = Dictionary(O=Name.Table, Scope=SCOPES[element.kind])
    if element.columns > 1:
        written.A = Dictionary(O=Name.Table, ColSpan=element.columns)
