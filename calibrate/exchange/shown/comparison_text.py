"""What differs between two rubrics as lines of plain text, the words that changed between signs."""

from __future__ import annotations

from calibrate.domain.rubric.comparing import Comparison
from calibrate.exchange.printable import printable
from calibrate.words.versions.comparing import Role, lines, summary

LEGEND = "[-removed-] {+added+}"


def comparison_text(comparison: Comparison) -> str:
    """Return what differs, nothing of which can steer a terminal."""
    told = [summary(comparison)]
    if not comparison.is_same:
        told.append(LEGEND)
    for line in lines(comparison):
        is_heading = line.role is Role.HEADING
        told += ["", printable(line.text, " ")] if is_heading else _indented(line.text)
    return "\n".join(told) + "\n"


def _indented(text: str) -> list[str]:
    return [f"  {printable(line, ' ')}".rstrip() for line in text.split("\n")]
