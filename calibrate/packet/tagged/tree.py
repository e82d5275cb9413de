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


@dataclass(frozen=True, slots=True)
class Area:
    """A place where a link is followed: on which page, from 0, and its edges."""

    page: int
    edges: Edges


@dataclass(slots=True, eq=False)
class Node:
    """An element in its place: what it stands in, and in reading order what stands in it.

    `depth` counts the sections around it. `is_begun` says that it has words, which a space has to
    part from the next.
    """

    element: Element
    parent: Node | None = None
    depth: int = 0
    kids: list[Node | Marked | Area] = field(default_factory=list)
    is_begun: bool = False

    @property
    def tag(self) -> str:
        """PDF's name of what it is: a heading's by how many sections it stands in."""
        kind = self.element.kind
        if kind is Kind.HEADING:
            return f"H{min(max(self.depth, 1), LOWEST_HEADING)}"
        return TAGS[kind]

    def add_words(self, within_word: bool) -> bool:
        """Take in further words, and return whether a space has to stand before them.

        `within_word` says that they end where a word goes on. A link stands in the words around.
        """
        if self is OUTSIDE:
            return False
        holder = self.parent if self.element.kind is Kind.LINK and self.parent else self
        is_due, holder.is_begun = holder.is_begun, not within_word
        return is_due


TAGS = {kind: kind.value.partition(" ")[0] for kind in Kind}
OUTSIDE = Node(ARTIFACT)
"""Where everything stands that is for the eye alone."""


class Tree:
    """What the pages painted so far are made of.

    Elements stand in the order in which each was met first, wherever more of them follows. `pages`
    has for each page which node each of its marked pieces belongs to.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self.root = Node(Element(Kind.DOCUMENT))
        self.pages: list[list[Node]] = []
        self._nodes: dict[Element, Node] = {}

    def at(self, node: Node, element: Element) -> Node:
        """Return the node of an element that is met within another.

        What holds words takes in whatever is within it, apart from figures and links.
        """
        if node is OUTSIDE or element is ARTIFACT:
            return OUTSIDE
        kind = element.kind
        if node.element.kind in HOLDS_TEXT and kind not in IN_LINE:
            return node
        found = self._nodes.get(element)
        if found is None:
            depth = node.depth + (kind is Kind.SECTION)
            found = self._nodes[element] = Node(element, node, depth)
            node.kids.append(found)
        return found

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
        node.kids.append(Area(len(self.pages) - 1, edges))
