"""Binding a book: each packet is painted into the file, and of it no more is kept than its place.

Pages count through the whole book. Its front, which says where everybody begins, is painted last
and stands first; the feet, which say how many pages there are, are painted then as well.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import BinaryIO

from calibrate.packet.binding.drawing_board import DrawingBoard
from calibrate.packet.binding.growing_file import GrowingFile, listed, reference, text
from calibrate.packet.binding.leaves import Leaves
from calibrate.packet.binding.outline import Entry, OutlineWriter, nested
from calibrate.packet.binding.structure import StructureWriter
from calibrate.packet.flow.flow import Page
from calibrate.packet.flow.operations import Operation
from calibrate.packet.flow.paper import PageSize
from calibrate.packet.layout import Pages
from calibrate.packet.paint import CREATOR, LANGUAGE, Pen, stamp
from calibrate.packet.tagged.colours import NAME, srgb_profile
from calibrate.packet.tagged.marks import Marks
from calibrate.packet.tagged.metadata import metadata
from calibrate.packet.tagged.tree import Tree

PRODUCER = "Calibrate, with the ReportLab PDF Library"
PAGES_IN_NODE = 64
Foot = Callable[[int, int], tuple[Operation, ...]]
"""Draws the foot of a page by its number and how many there are."""


class Binder:
    """Takes packets in order, then the front, and leaves a whole PDF in `target`."""

    def __init__(self, target: BinaryIO, size: PageSize, front: int) -> None:
        """Begin a book whose front will have so many pages."""
        self._file, self._size, self._front = GrowingFile(target), size, front
        self._board = DrawingBoard(self._file, size)
        self._leaves = Leaves(self._file)
        self._document = self._file.reserve()
        self._structure = StructureWriter(self._file, self._document, self._leaves.object)
        self._outline = OutlineWriter(self._file)
        self._tops = array("Q")
        self._nodes: list[int] = []
        self.next_number = front + 1

    def add(self, pages: Sequence[Page], title: str) -> None:
        """Paint the pages that follow; in the outline they stand under `title`."""
        first = pages[0].number
        tops, entries = self._painted(pages)
        top = self._size.height
        self._outline.add(Entry(title, self._leaves.object(first), top, entries))
        self._tops.extend(tops)
        self.next_number = max(self.next_number, first + len(pages))

    def finish(self, front: Sequence[Page], foot: Foot, told: Pages) -> None:
        """Paint the front, then whatever is of the whole book; `told` says what it is."""
        assert len(front) == self._front, "the front has the pages that were kept for it"
        tops, entries = self._painted(front)
        self._tops = array("Q", tops) + self._tops
        outline = self._outline.finish(entries)
        for number in range(1, self.next_number):
            self._write_page(number, foot)
        self._board.finish()
        self._file.close(self._write_catalog(told, outline), self._write_info(told))

    def _painted(self, pages: Sequence[Page]) -> tuple[list[int], list[Entry]]:
        """Paint pages; return their topmost elements, and their entries in the outline."""
        first, tree = pages[0].number, Tree()
        contents, found = [], []
        for page in pages:
            Pen(self._board, self._size, Marks(tree, self._board.addLiteral)).paint(page)
            found += [
                (level, Entry(words, self._leaves.object(page.number), top))
                for level, words, top in self._board.bookmarks
            ]
            contents.append(self._stream(self._board.taken()))
        heard = self._structure.write(tree, first)
        for place, (content, elements) in enumerate(zip(contents, heard.pages, strict=True)):
            key = self._structure.key(elements)
            self._leaves.note(first + place, content, key, heard.areas.get(place, ()))
        return heard.tops, nested(found)

    def _stream(self, content: bytes) -> int:
        number = self._file.reserve()
        self._file.put_stream(number, content)
        return number

    def _write_page(self, number: int, foot: Foot) -> None:
        """Write a page, whose foot is known by now."""
        count = self.next_number - 1
        page = Page(number, [(0.0, foot(number, count))])
        Pen(self._board, self._size, Marks(Tree(), self._board.addLiteral)).paint(page)
        below = self._stream(self._board.taken())
        self._leaves.write(
            number,
            below,
            b"/Parent %b /MediaBox [0 0 %.2f %.2f] /Resources %b"
            % (
                reference(self._node_of(number)),
                self._size.width,
                self._size.height,
                reference(self._board.resources),
            ),
        )

    def _node_of(self, number: int) -> int:
        """Return the node of the tree of pages that a page hangs on."""
        place = (number - 1) // PAGES_IN_NODE
        while len(self._nodes) <= place:
            self._nodes.append(self._file.reserve())
        return self._nodes[place]

    def _write_pages(self) -> int:
        """Write the tree of pages and return its root."""
        root, count = self._file.reserve(), self.next_number - 1
        for place, node in enumerate(self._nodes):
            kids = self._leaves.objects[place * PAGES_IN_NODE : (place + 1) * PAGES_IN_NODE]
            self._file.pack(
                node,
                b"<< /Type /Pages /Parent %b /Count %d /Kids %b >>"
                % (reference(root), len(kids), listed(map(reference, kids))),
            )
        nodes = listed(map(reference, self._nodes))
        self._file.pack(root, b"<< /Type /Pages /Count %d /Kids %b >>" % (count, nodes))
        return root

    def _write_structure(self) -> int:
        """Write the root of what is heard, and by which keys it is found from pages and links."""
        root, found = self._file.reserve(), self._file.reserve()
        tops = listed(map(reference, self._tops))
        self._file.pack(
            self._document,
            b"<< /Type /StructElem /S /Document /P %b /K %b >>" % (reference(root), tops),
        )
        keys = self._structure.found
        numbers = listed(b"%d %d 0 R" % pair for pair in enumerate(keys))
        self._file.pack(found, b"<< /Nums %b >>" % numbers)
        self._file.pack(
            root,
            b"<< /Type /StructTreeRoot /K %b /ParentTree %b /ParentTreeNextKey %d >>"
            % (reference(self._document), reference(found), len(keys)),
        )
        return root

    def _write_catalog(self, told: Pages, outline: int) -> int:
        parts = {
            b"Pages": self._write_pages(),
            b"Outlines": outline,
            b"StructTreeRoot": self._write_structure(),
            b"Metadata": self._write_metadata(told),
        }
        named = b" ".join(b"/%b %b" % (name, reference(one)) for name, one in parts.items())
        catalog = self._file.reserve()
        self._file.pack(
            catalog,
            b"<< /Type /Catalog %b /OutputIntents [%b] /Lang (%b) /PageMode /UseOutlines"
            b" /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> >>"
            % (named, reference(self._write_colours()), LANGUAGE.encode()),
        )
        return catalog

    def _write_colours(self) -> int:
        profile, intent = self._file.reserve(), self._file.reserve()
        self._file.put_stream(profile, srgb_profile(), b"/N 3")
        name = text(NAME)
        self._file.pack(
            intent,
            b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier %b /Info %b"
            b" /DestOutputProfile %b >>" % (name, name, reference(profile)),
        )
        return intent

    def _write_metadata(self, told: Pages) -> int:
        """Write what the book says of itself, which others than readers of PDF find as well."""
        number = self._file.reserve()
        content = metadata(told, language=LANGUAGE, creator=CREATOR, producer=PRODUCER)
        self._file.put_packed_stream(number, content, b"/Type /Metadata /Subtype /XML")
        return number

    def _write_info(self, told: Pages) -> int:
        number, time = self._file.reserve(), text(stamp(told.changed))
        words = {
            b"Title": told.title,
            b"Author": told.author,
            b"Subject": told.subject,
            b"Keywords": told.mark,
            b"Creator": CREATOR,
            b"Producer": PRODUCER,
        }
        said = b" ".join(b"/%b %b" % (name, text(one)) for name, one in words.items())
        self._file.put(number, b"<< %b /CreationDate %b /ModDate %b >>" % (said, time, time))
        return number
