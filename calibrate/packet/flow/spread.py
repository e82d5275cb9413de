"""Strips in two columns that stay where they are from page to page, and end as even as can be."""

from __future__ import annotations

from itertools import accumulate

from calibrate.packet.flow.flow import Column, Continuation, Flow, Strip, Strips, gap, height_of
from calibrate.packet.flow.operations import Stroke, moved
from calibrate.packet.flow.style import COLUMN_RIGHT, COLUMN_STEP, LEFT, STRONGER

PARTING = Strip(9.5, (Stroke(LEFT, 5, COLUMN_RIGHT, 5, STRONGER),))
"""The line between two blocks of a column; none stands at its end."""


UNHEADED = Continuation(note=lambda left, page: (), again=(gap(8),))
"""Goes on without a word: for what its section alone heads."""


def parted(blocks: list[Strips]) -> Strips:
    """Join blocks with a line between any two."""
    joined: list[Strip] = []
    for block in blocks:
        joined += (PARTING, *block) if joined else block
    return tuple(joined)


def spread(flow: Flow, strips: Strips, head: Strips, continuation: Continuation) -> None:
    """Lay strips, which are as wide as the first column, under `head` in both columns."""
    flow.begin(head, (Column(strips),))
    while strips:
        left, right, strips = _shared(flow, strips)
        flow.fill((Column(left), Column(beside(right))))
        if strips:
            flow.cut((Column(strips),), continuation)


def beside(strips: Strips) -> Strips:
    """Return strips of the first column as they stand in the second."""
    return tuple(
        Strip(
            strip.height,
            tuple([moved(operation, COLUMN_STEP) for operation in strip.operations]),
            strip.keep,
            strip.begins,
        )
        for strip in strips
    )


def _shared(flow: Flow, strips: Strips) -> tuple[Strips, Strips, Strips]:
    """Return what stands in the columns of this page, and what is left for the next."""
    left, rest = _cut(strips, flow.fitting(Column(strips)))
    right, later = _cut(rest, flow.fitting(Column(rest)))
    even = _cut(strips, _middle(strips))
    fits = max(map(height_of, even)) <= flow.room
    return (left, right, later) if later or not fits else (*even, ())


def _cut(strips: Strips, at: int) -> tuple[Strips, Strips]:
    """Cut strips in two; neither room nor a line between two blocks stands where they are cut."""
    end, begin = at, at
    while end and _is_between(strips[end - 1]):
        end -= 1
    while begin < len(strips) and _is_between(strips[begin]):
        begin += 1
    return strips[:end], strips[begin:]


def _is_between(strip: Strip) -> bool:
    return strip is PARTING or not strip.operations


def _middle(strips: Strips) -> int:
    """Return where to cut so that the higher of both columns is as low as can be."""
    whole = height_of(strips)
    bottoms = accumulate(strip.height for strip in strips)
    last = len(strips)
    cuts = (
        (max(bottom, whole - bottom), -at)
        for at, (strip, bottom) in enumerate(zip(strips, bottoms, strict=True), start=1)
        if not strip.keep or at == last
    )
    return -min(cuts, default=(0.0, 0))[1]
