"""What laid out pages draw: the boxes of their ink, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.packet.flow.flow import Page
from calibrate.packet.flow.operations import (
    Box,
    Diamond,
    Dot,
    Operation,
    Picture,
    Ring,
    Stroke,
    Text,
    plain,
)
from calibrate.packet.layout import Pages

Edges = tuple[float, float, float, float]


def edges(operation: Operation) -> Edges | None:
    """Left, top, right and bottom of what an operation inks; letters stand on their baseline."""
    match operation:
        case Text(x, y, line, size, _):
            return x, y - 0.73 * size, x + line.width, y
        case Stroke():
            return operation.x, operation.y, operation.to_x, operation.to_y
        case Box(x, y, width, height) | Picture(x, y, width, height):
            return x, y, x + width, y + height
        case Dot(x, y, radius, _) | Ring(x, y, radius, _) | Diamond(x, y, radius, _):
            return x - radius, y - radius, x + radius, y + radius
    return None


def drawn(page: Page) -> Iterator[Operation]:
    """All operations of a page, counted from its top, in reading order."""
    for top, operations in page.placed:
        for operation in plain(operations):
            yield operation.lowered(top)


def inked(page: Page) -> Iterator[tuple[Operation, Edges]]:
    """Every operation of a page that inks something, with its edges."""
    for operation in drawn(page):
        found = edges(operation)
        if found:
            yield operation, found


def texts(pages: Pages) -> list[str]:
    """What each page says, in reading order."""
    return [
        " ".join(
            "".join(run.text for run in operation.line.runs)
            for operation in drawn(page)
            if isinstance(operation, Text)
        )
        for page in pages.pages
    ]


def overlap(one: Edges, other: Edges) -> bool:
    """Whether two boxes share more than a hair."""
    hair = 0.05
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > hair and down > hair
