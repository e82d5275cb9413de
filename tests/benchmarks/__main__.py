"""Prints every figure: `name: ratio, aim, met|missed`, or the same as JSON with --json."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict


def main() -> int:
    """Measure everything; the exit status is 0 whether aims are met or missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks import (
        attached,
        book,
        encrypted,
        growth,
        home_first_paint,
        merging,
        packet,
        rating_on_disk,
        searching,
        switching,
        together,
    )

    figures = []
    for subject in (
        home_first_paint,
        switching,
        rating_on_disk,
        encrypted,
        attached,
        merging,
        packet,
        book,
        growth,
        searching,
        together,
    ):
        for figure in subject.measure():
            figures.append(figure)
            if "--json" not in sys.argv:
                print(figure, flush=True)
    if "--json" in sys.argv:
        print(json.dumps([asdict(one) | {"met": one.met} for one in figures], indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
