"""Lists the attacks, or runs one of them.

python -m tests.attacks [NAME]
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

PARTS_OF_ATTACKS = {"__init__", "__main__", "bus", "errands", "paper", "turns", "walk"}
NAMES = sorted({file.stem for file in Path(__file__).parent.glob("*.py")} - PARTS_OF_ATTACKS)


def main(arguments: list[str]) -> int:
    """List what there is, or run what is named; return the exit status."""
    match arguments:
        case []:
            for name in NAMES:
                print(f"{name:10} {_first_line(name)}")
            return 0
        case [name] if name in NAMES:
            return int(import_module(f"tests.attacks.{name}").main())
        case _:
            print(f"There is no such attack; there are: {', '.join(NAMES)}.", file=sys.stderr)
            return 2


def _first_line(name: str) -> str:
    return (import_module(f"tests.attacks.{name}").__doc__ or "").splitlines()[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
