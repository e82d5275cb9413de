"""The house in figures: `python -m tests.figures`."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from tests.house import PACKAGE, circles, every_import

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def function_lengths(file: Path) -> Iterator[int]:
    """Yield how many lines each function of a file has, its first and last among them."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, FUNCTION):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def figures() -> Iterator[str]:
    """Yield the figures of style, a line each; an `__init__.py` is not counted as a file."""
    files = [file for file in PACKAGE.rglob("*.py") if file.name != "__init__.py"]
    lines = [len(file.read_text().splitlines()) for file in files]
    lengths = [length for file in files for length in function_lengths(file)]
    rooms = Counter(str(file.parent.relative_to(PACKAGE.parent)) for file in files)
    yield f"{median(lines):4.0f}  lines in the median file"
    yield f"{max(lines):4}  in the largest"
    yield f"{median(lengths):4.0f}  lines in the median function"
    yield f"{quantiles(lengths, n=10)[-1]:4.0f}  in the 90th percentile"
    yield f"{len(circles(every_import())):4}  circles among files and rooms"
    yield from (f"{count:4}  files in {room}" for room, count in sorted(rooms.items()))


if __name__ == "__main__":
    print("\n".join(figures()))
