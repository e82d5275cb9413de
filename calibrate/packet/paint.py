"""Painting pages: each operation of the layout becomes operators of the PDF, in order."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from calibrate.packet.flow.elements import Element, Kind
from calibrate.packet.flow.flow import Page
from calibrate.packet.flow.operations import (
    Bookmark,
    Box,
    Diamond,
    Dot,
    Operation,
    PageOf,
    Part,
    Picture,
    Ring,
    Stroke,
    Text,
)
from calibrate.packet.flow.paper import PAGE_SIZES, PageSize
from calibrate.packet.flow.style import PAPER
from calibrate.packet.fonts.typesetting import (
    CAP_HEIGHT,
    DESCENT,
    Face,
    draw,
    font_name,
    runs,
    width,
)
from calibrate.packet.layout import Pages
from calibrate.packet.tagged.attached import Attached
from calibrate.packet.tagged.file import write_tagged
from calibrate.packet.tagged.marks import Marks
from calibrate.packet.tagged.tree import OUTSIDE, Node, Tree

LANGUAGE = "en-GB"
CREATOR = "Calibrate"
ROUND = 0.5523
"""How far a curve's handles reach, in radii, so that four curves make a circle."""

SPACE = runs(" ", Face.REGULAR)
SPACE_WIDTH = width(" ", Face.REGULAR, 1)
DIAMOND_EDGE, RING_EDGE = 0.9, 0.95

# Streams in bytes, not in letters: a fifth smaller, and painting takes two thirds of the time.
rl_config.useA85 = 0


def paint(pages: Pages, target: BinaryIO, *attached: Attached) -> None:
    """Write laid out pages as a PDF that can be heard, archived, and read by programs.

    The same pages and attached files give the same bytes everywhere.
    """
    drawn, tree = BytesIO(), Tree()
    draw_pages(pages, drawn, tree)
    write_tagged(drawn, target, tree, pages, attached)


def draw_pages(pages: Pages, target: BinaryIO, tree: Tree | None = None) -> None:
    """Draw pages into a PDF without structure; that goes into `tree`, and is left out without."""
    size = PAGE_SIZES[pages.paper]
    canvas = Canvas(
        target,
        pagesize=(size.width, size.height),
        invariant=1,
        pageCompression=1,
        lang=LANGUAGE,
        initialFontName=font_name(Face.REGULAR),
    )
    _describe(canvas, pages)
    for page in pages.pages:
        Pen(canvas, size, Marks(tree, canvas.addLiteral)).paint(page)
        canvas.showPage()
    canvas.save()


def _describe(canvas: Canvas, pages: Pages) -> None:
    """Say in the file what it is, and since when; no clock is read."""
    canvas.setTitle(pages.title)
    canvas.setAuthor(pages.author)
    canvas.setSubject(pages.subject)
    canvas.setKeywords(pages.mark)
    canvas.setCreator(CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    canvas.setDateFormatter(lambda *now: stamp(pages.changed))


Elements = tuple[Element, ...]


def stamp(time: datetime) -> str:
    """Return a time as a PDF writes it."""
    zone = f"{time:%z}"
    return f"{time:D:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


class Pen:
    """Paints one page, and sets a colour, a width or dashes only where they change."""

    def __init__(self, canvas: Canvas, size: PageSize, marks: Marks) -> None:
        self._canvas, self._size, self._marks = canvas, size, marks
        self._fill = self._edge = ""
        self._stroke: tuple[float, tuple[float, ...]] | None = None

    def paint(self, page: Page) -> None:
        """Paint all that is placed on a page."""
        if self._size.shift:
            self._write(f"1 0 0 1 {self._size.shift:.2f} 0 cm")
        root = self._marks.begin_page()
        for top, operations in page.placed:
            loose = (Element(Kind.PARAGRAPH),)
            for operation in operations:
                self._paint(operation, self._size.height - top, root, loose)
        self._marks.end()

    def _paint(self, operation: Operation, top: float, node: Node, loose: Elements) -> None:
        """Paint one operation of a node, whose heights count downwards from `top`.

        Words that nothing around them holds become the paragraph `loose`.
        """
        match operation:
            case Part(elements, operations):
                inner = self._marks.at(node, elements)
                for one in operations:
                    self._paint(one, top, inner, loose)
            case Text():
                self._text(operation, top, self._marks.at(node, loose))
            case Bookmark():
                self._bookmark(operation, top)
            case PageOf():
                raise TypeError("a reference is replaced by its number before it is painted")
            case _:
                self._marks.use(node if node.element.kind is Kind.FIGURE else OUTSIDE)
                self._draw(operation, top)

    def _text(self, text: Text, top: float, node: Node) -> None:
        """Write a line, with a space before it where the words of its node would run together."""
        self._marks.use(node)
        self._use_fill(text.colour)
        baseline = top - text.y
        if node.add_words(text.line.within_word):
            draw(self._canvas, text.x - SPACE_WIDTH * text.size, baseline, SPACE, text.size)
        draw(self._canvas, text.x, baseline, text.line, text.size)
        low, high = baseline + DESCENT * text.size, baseline + CAP_HEIGHT * text.size
        left = text.x + self._size.shift
        self._marks.cover((left, low, left + text.line.width, high))

    def _draw(self, operation: Dot | Stroke | Box | Ring | Diamond | Picture, top: float) -> None:
        match operation:
            case Dot(x, y, radius, colour):
                self._use_fill(colour)
                self._write(f"{_circle(x, top - y, radius)} f")
            case Stroke():
                self._line(operation, top)
            case Box():
                self._box(operation, top)
            case Ring(x, y, radius, colour):
                self._use_fill(PAPER)
                self._use_edge(colour, RING_EDGE, ())
                self._write(f"{_circle(x, top - y, radius - RING_EDGE / 2)} B")
            case Diamond(x, y, radius, colour):
                self._use_edge(colour, DIAMOND_EDGE, ())
                self._write(f"{_diamond(x, top - y, radius)} s")
            case Picture():
                self._picture(operation, top)

    def _line(self, stroke: Stroke, top: float) -> None:
        self._use_edge(stroke.colour, stroke.thickness, stroke.dash)
        begin, end = top - stroke.y, top - stroke.to_y
        self._write(f"{stroke.x:.2f} {begin:.2f} m {stroke.to_x:.2f} {end:.2f} l S")

    def _box(self, box: Box, top: float) -> None:
        if box.fill:
            self._use_fill(box.fill)
        if box.edge:
            self._use_edge(box.edge, box.thickness, box.dash)
        ink = "B" if box.fill and box.edge else "f" if box.fill else "S"
        bottom = top - box.y - box.height
        self._write(f"{_rectangle(box, bottom)} {ink}")

    def _picture(self, picture: Picture, top: float) -> None:
        bottom = top - picture.y - picture.height
        image = ImageReader(BytesIO(picture.content))
        self._canvas.drawImage(image, picture.x, bottom, picture.width, picture.height, mask="auto")

    def _bookmark(self, bookmark: Bookmark, top: float) -> None:
        height = top - bookmark.y
        key = f"p{self._canvas.getPageNumber()}-{bookmark.level}-{height:.2f}"
        self._canvas.bookmarkHorizontalAbsolute(key, height)
        self._canvas.addOutlineEntry(bookmark.title, key, bookmark.level)

    def _use_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._write(f"{_rgb(colour)} rg")

    def _use_edge(self, colour: str, thickness: float, dash: tuple[float, ...]) -> None:
        if colour != self._edge:
            self._edge = colour
            self._write(f"{_rgb(colour)} RG")
        if (thickness, dash) != self._stroke:
            self._stroke = (thickness, dash)
            lengths = " ".join(f"{length:g}" for length in dash)
            self._write(f"{thickness:g} w [{lengths}] 0 d")

    def _write(self, operators: str) -> None:
        self._canvas.addLiteral(operators)


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{part / 255:.4f}" for part in bytes.fromhex(colour))


def _circle(x: float, y: float, radius: float) -> str:
    return _rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def _diamond(x: float, y: float, radius: float) -> str:
    return (
        f"{x:.2f} {y + radius:.2f} m {x + radius:.2f} {y:.2f} l "
        f"{x:.2f} {y - radius:.2f} l {x - radius:.2f} {y:.2f} l"
    )


def _rectangle(box: Box, bottom: float) -> str:
    if box.radius:
        return _rounded(box.x, bottom, box.width, box.height, box.radius)
    return f"{box.x:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re"


def _rounded(left: float, bottom: float, width: float, height: float, radius: float) -> str:
    """Return the path of a rectangle with round corners, counterclockwise from below left."""
    right, top = left + width, bottom + height
    handle = radius * (1 - ROUND)
    return (
        f"{left + radius:.2f} {bottom:.2f} m {right - radius:.2f} {bottom:.2f} l "
        f"{right - handle:.2f} {bottom:.2f} {right:.2f} {bottom + handle:.2f} "
        f"{right:.2f} {bottom + radius:.2f} c {right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - handle:.2f} {right - handle:.2f} {top:.2f} "
        f"{right - radius:.2f} {top:.2f} c {left + radius:.2f} {top:.2f} l "
        f"{left + handle:.2f} {top:.2f} {left:.2f} {top - handle:.2f} "
        f"{left:.2f} {top - radius:.2f} c {left:.2f} {bottom + radius:.2f} l "
        f"{left:.2f} {bottom + handle:.2f} {left + handle:.2f} {bottom:.2f} "
        f"{left + radius:.2f} {bottom:.2f} c h"
    )
