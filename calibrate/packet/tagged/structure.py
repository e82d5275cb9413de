"""A tree written into a PDF: structure elements, what finds them from a page, and links."""

from __future__ import annotations

from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.tagged.tree import LOWEST_HEADING, TAGS, Area, Edges, Marked, Node, Tree

HEADINGS = (f"H{level}" for level in range(1, LOWEST_HEADING + 1))
NAMES = {tag: Name(f"/{tag}") for tag in (*TAGS.values(), *HEADINGS)}
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
        first = next((kid.page for kid in node.kids if isinstance(kid, Marked)), None)
        entries = {"/S": NAMES[node.tag], "/P": parent, **_described(node.element)}
        if first is not None:
            entries["/Pg"] = self._pages[first]
        written = self._pdf.make_indirect(Dictionary(entries))
        self._written[node] = written
        if node.kids:
            written["/K"] = Array([self._kid(kid, node, written, first) for kid in node.kids])
        return written

    def _kid(
        self, kid: Node | Marked | Area, node: Node, written: Object, first: int | None
    ) -> Object | int:
        """Return what stands in a node; a piece of its `first` page by number alone."""
        match kid:
            case Node():
                return self._write(kid, written)
            case Area(page, edges):
                area = self._area(node.element, page, edges)
                self._links.append(written)
                return Dictionary(Type=Name.OBJR, Pg=self._pages[page], Obj=area)
            case Marked(page, number) if page != first:
                return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number)
            case _:
                return kid.number

    def _area(self, element: Element, number: int, edges: Edges) -> Object:
        """Put a place where a link is followed on its page, and return it."""
        area = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(edge, 2) for edge in edges]),
            Border=Array([0, 0, 0]),
            F=PRINTED,
            Contents=String(element.words),
            StructParent=len(self._pages) + len(self._links),
        )
        if element.address:
            area.A = Dictionary(S=Name.URI, URI=String(quote(element.address, URI_SIGNS)))
        else:
            area.Dest = Array([self._pages[element.page - 1], Name.Fit])
        placed, page = self._pdf.make_indirect(area), self._pages[number]
        page.Annots = Array([*page.get(Name.Annots, Array()), placed])
        return placed

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


def _described(element: Element) -> dict[str, Object]:
    """Return what a figure shows, and which cells a heading of a table is for."""
    if element.kind is Kind.FIGURE:
        return {"/Alt": String(element.words)}
    if element.kind in SCOPES:
        return {"/A": Dictionary(O=Name.Table, Scope=SCOPES[element.kind])}
    if element.columns > 1:
        return {"/A": Dictionary(O=Name.Table, ColSpan=element.columns)}
    return {}
