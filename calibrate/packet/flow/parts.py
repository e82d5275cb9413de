"""Strips and operations as parts of elements, so that they can be heard as they are seen."""

from __future__ import annotations

from collections.abc import Iterable

from calibrate.packet.flow.elements import ARTIFACT, Element, Kind
from calibrate.packet.flow.flow import Strip, Strips, overlaid
from calibrate.packet.flow.operations import Operation, Part, part


def within(strips: Iterable[Strip], *elements: Element) -> Strips:
    """Return strips that belong to an element, named after those that it stands in."""
    return tuple([_within(strip, elements) if strip.operations else strip for strip in strips])


def _within(strip: Strip, elements: tuple[Element, ...]) -> Strip:
    return Strip(strip.height, part(strip.operations, *elements), strip.keep, strip.begins)


def place_of(*elements: Element) -> Operation:
    """Keep the place of an element in the reading order for what is drawn later."""
    return Part(elements, ())


def section(strips: Iterable[Strip]) -> Strips:
    """Return strips as a section, whose heading is one level below those around it."""
    return within(strips, Element(Kind.SECTION))


def heading(*strips: Strip) -> Strips:
    """Return strips as one heading."""
    return within(strips, Element(Kind.HEADING))


def headed(title: Strips, notes: Strips) -> Strips:
    """Return a heading with notes drawn beside it, which are heard after it."""
    own = Element(Kind.HEADING)
    first, *others = overlaid(within(title, own), notes)
    return (first._replace(operations=(place_of(own), *first.operations)), *others)


def one_of(kind: Kind, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return operations as an element of their own."""
    return part(operations, Element(kind))


def figure(words: str, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return a drawing that `words` tell to those who do not see it."""
    return part(operations, Element(Kind.FIGURE, words))


def for_the_eye(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """Return operations that nobody needs to hear."""
    return part(operations, ARTIFACT)
