"""Marks in what is drawn, by which each piece of a page belongs to its node."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.tagged.tree import OUTSIDE, Edges, Node, Tree


class Marks:
    """Writes marks where what is drawn passes from one node to another; none without a tree."""

    def __init__(self, tree: Tree | None, write: Callable[[str], object]) -> None:
        """Begin with nothing marked; `write` takes operators of the page."""
        self._tree, self._write = tree, write
        self._open: Node | None = None

    def begin_page(self) -> Node:
        """Begin a page, and return the node that everything on it stands in."""
        if self._tree is None:
            return OUTSIDE
        self._tree.begin_page()
        return self._tree.root

    def at(self, node: Node, elements: Iterable[Element]) -> Node:
        """Return the node of the last of some elements, each met within the one before."""
        if self._tree is None:
            return OUTSIDE
        for element in elements:
            node = self._tree.at(node, element)
        return node

    def use(self, node: Node) -> None:
        """Let what is drawn next belong to a node."""
        if self._tree is None or node is self._open:
            return
        self.end()
        self._open = node
        if node is OUTSIDE:
            self._write("/Artifact BMC")
        else:
            self._write(f"/{node.tag} <</MCID {self._tree.mark(node)}>> BDC")

    def cover(self, edges: Edges) -> None:
        """Say which place was drawn on, for if it is a link."""
        if self._tree and self._open and self._open.element.kind is Kind.LINK:
            self._tree.cover(self._open, edges)

    def end(self) -> None:
        """End what is marked."""
        if self._open:
            self._write("EMC")
        self._open = None
