"""Packets bound in a book, against the same ones drawn each by itself; and what one more weighs.

Memory is that of the last of many packets beside that of the first: what stays of each is told as
a share of what a packet takes while it is painted.
"""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from calibrate.domain.record.case import Case
from calibrate.packet.fonts.typesetting import wrap
from calibrate.packet.packet import layout_case, paint, write_book
from tests.benchmarks.figure import Figure, paired_ratio
from tests.worlds import books

BOUND, ROUNDS = 8, 5
TIME_AIM, MEMORY_AIM = 1.0, 0.1
FEW, MANY = 8, 40


def measure() -> list[Figure]:
    """Bind packets and draw them alone in turn, then bind more and more of them."""
    cases = [books.case(place) for place in range(BOUND)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.pdf"

        def bind() -> None:
            wrap.cache_clear()
            write_book(books.plan(BOUND), cases, path)

        def draw() -> None:
            wrap.cache_clear()
            for case in cases:
                paint(layout_case(case), BytesIO())

        ratio, mine, theirs = paired_ratio(bind, draw, ROUNDS)
        note = f"{mine / BOUND:.0f} ms each, alone {theirs / BOUND:.0f} ms"
        return [Figure("a packet in a book", ratio, TIME_AIM, note), _memory(path)]


def _memory(path: Path) -> Figure:
    """Return by how much the most that is in memory grows with each further packet."""
    few, many = _most(path, FEW), _most(path, MANY)
    each = (many - few) / (MANY - FEW)
    note = f"{each / 1000:.0f} kB each, {few / 1e6:.1f} MB for {FEW}, {many / 1e6:.1f} for {MANY}"
    return Figure("memory for one more packet in a book", each / few, MEMORY_AIM, note)


def _most(path: Path, count: int) -> float:
    def cases() -> Iterator[Case]:
        return (books.case(place) for place in range(count))

    wrap.cache_clear()
    gc.collect()
    tracemalloc.start()
    write_book(books.plan(count), cases(), path.with_name(f"{count}.pdf"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


if __name__ == "__main__":
    for figure in measure():
        print(figure)
