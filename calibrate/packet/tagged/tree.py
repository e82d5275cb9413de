"""The structure of a document, as it grows while its pages are painted."""

from __future__ import annotations

from dataclasses import dataclass, field

from calibrate.packet.flow.elements import ARTIFACT, HOLDS_TEXT, IN_LINE, Element, Kind

LOWEST_HEADING = 6
Edges = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from a page's lower left corner."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a page that belongs to a node: the page, from 0, and its number on it."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Node:
    """An element in its place: what it stands in, and in reading order what stands in it.

    Elements stand in the order in which each was met first, wherever more of them follows. Of a
    link `areas` are the pages, from 0, and the places on them where it is followed. `is_begun` says
    that it has words, which a space has to part from the next.
    """

    element: Element
    parent: Node | None = None
    kids: list[Node | Marked] = field(default_factory=list)
    areas: list[tuple[int, Edges]] = field(default_factory=list)
    known: dict[Element, Node] = field(default_factory=dict)
    is_begun: bool = False

    def at(self, element: Element) -> Node:
        """Return the node of an element that is met within this one.

        What holds words takes in whatever is within it, apart from figures and links.
        """
        if self is OUTSIDE or element.kind is Kind.ARTIFACT:
            return OUTSIDE
        if self.element.kind in HOLDS_TEXT and element.kind not in IN_LINE:
            return self
        found = self.known.get(element)
        if found is None:
            found = self.known[element] = Node(element, self)
            self.kids.append(found)
        return found

    def add_words(self, within_word: bool) -> bool:
        """Take in further words, and return whether a space has to stand before them.

        `within_word` says that they end where a word goes on. A link stands in the words around.
        """
        if self is OUTSIDE:
            return False
        holder = self.parent if self.element.kind is Kind.LINK and self.parent else self
        is_due, holder.is_begun = holder.is_begun, not within_word
        return is_due

    @property
    def tag(self) -> str:
        """PDF's name of what it is: a heading's by how many sections it stands in."""
        kind = self.element.kind
        if kind is Kind.HEADING:
            return f"H{min(max(self._depth(), 1), LOWEST_HEADING)}"
        return kind.value.partition(" ")[0]

    def _depth(self) -> int:
        depth, node = 0, self.parent
        while node:
            depth += node.element.kind is Kind.SECTION
            node = node.parent
        return depth


OUTSIDE = Node(ARTIFACT)
"""Where everything stands that is for the eye alone."""


class Tree:
    """What the pages painted so far are made of.

    `pages` has for each page which node each of its marked pieces belongs to.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self.root = Node(Element(Kind.DOCUMENT))
        self.pages: list[list[Node]] = []

    def begin_page(self) -> None:
        """Begin to count the pieces of another page."""
        self.pages.append([])

    def mark(self, node: Node) -> int:
        """Give a node a further piece of this page, and return the piece's number."""
        pieces = self.pages[-1]
        node.kids.append(Marked(len(self.pages) - 1, len(pieces)))
        pieces.append(node)
        return len(pieces) - 1

    def cover(self, node: Node, edges: Edges) -> None:
        """Say that a link covers a place on this page."""
        node.areas.append((len(self.pages) - 1, edges))
