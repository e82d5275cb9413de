"""What was seen of a person's work: the pieces that they were given, numbered anew, in columns."""

from __future__ import annotations

from calibrate.domain.letter.edition import CandidateEdition, GivenPiece
from calibrate.domain.text.addresses import web_address
from calibrate.domain.text.paragraphs import in_paragraphs
from calibrate.packet.flow.flow import Flow, Strip, Strips, gap, kept, overlaid, together
from calibrate.packet.flow.links import Link, linked
from calibrate.packet.flow.parts import heading, section
from calibrate.packet.flow.spread import UNHEADED, parted, spread
from calibrate.packet.flow.style import COLUMN_RIGHT, LEFT, META, QUIET, RIGHT, TEXT, TITLE
from calibrate.packet.flow.text import Align, paragraph, written
from calibrate.packet.pages.expectations import dashed
from calibrate.words.days import day
from calibrate.words.handing.letters import NOTHING_GIVEN, own_part_words

WORK = "What the panel saw in your work"
WHOLE_UP_TO = 6
TITLE_LEFT = LEFT + 18
OWN_STATEMENT = "What you stated yourself"
MEASURE = LEFT + 432
"""A line of prose is no longer than reads well."""
DOT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·  "


def given_pages(flow: Flow, edition: CandidateEdition) -> None:
    """Lay out the pieces in full, or say that there is none."""
    flow.space(6)
    _own_words(flow, edition.statement)
    if not edition.pieces:
        flow.add((dashed(NOTHING_GIVEN, LEFT, RIGHT),))
        return
    spread(flow, parted([_piece(one) for one in edition.pieces]), (gap(4),), UNHEADED)


def _own_words(flow: Flow, text: str) -> None:
    """Lay out what they stated themselves, before what the panel was given of their work."""
    if not text:
        return
    title = heading(*map(kept, paragraph(OWN_STATEMENT, TITLE, LEFT, RIGHT)))
    flow.add(section((*title, *paragraph(in_paragraphs(text), TEXT, LEFT, MEASURE))))
    flow.space(8)


def _piece(piece: GivenPiece) -> Strips:
    """Return a piece as wide as a column; a short one is never cut, nor its end left alone."""
    number = written(str(piece.number), QUIET, LEFT + 10, TITLE.baseline, Align.RIGHT)
    titles = paragraph(piece.title, TITLE, TITLE_LEFT, COLUMN_RIGHT)
    numbered = overlaid(titles, (Strip(TITLE.leading, number),))
    head = heading(*map(kept, numbered))
    text = paragraph(piece.text, TEXT, TITLE_LEFT, COLUMN_RIGHT)
    end = linked(paragraph(_facts(piece), META, TITLE_LEFT, COLUMN_RIGHT), _links(piece))
    strips = (*head, *text[:-2], *map(kept, text[-2:]), *together(end))
    return section(together(strips) if len(strips) <= WHOLE_UP_TO else strips)


def _facts(piece: GivenPiece) -> str:
    when = day(piece.date) if piece.date else ""
    whence = piece.reference or _printed(piece.link)
    facts = (piece.kind, when, whence, own_part_words(piece))
    return DOT.join(fact for fact in facts if fact.strip())


def _printed(link: str) -> str:
    return link.strip().removeprefix("https://")


def _links(piece: GivenPiece) -> tuple[Link, ...]:
    """Return where a piece leads, as far as that is printed."""
    address = "" if piece.reference else web_address(piece.link)
    is_told = "://" in _printed(address)
    return (Link(_printed(address), address),) if address and not is_told else ()
