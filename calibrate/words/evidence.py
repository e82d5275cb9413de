"""What is said of evidence: whose part it was, who may see it, what is cited, what it covers."""

from __future__ import annotations

from collections.abc import Iterator

from calibrate.domain.agenda.covering import Covering, Span
from calibrate.domain.attached.attachment import Attachment, size_words
from calibrate.domain.evidence import Audience, Evidence, is_feedback
from calibrate.domain.ratings import Citation
from calibrate.words.days import day, month, month_briefly
from calibrate.words.phrases import grouped, several

WHO = "Who may see it"
OWN_PART = "own part"
NO_TEXT = "There is no text beside the title."
UNPLACED_EVIDENCE = "Unplaced evidence"
NO_PEER = "no peer"
RECENT = "all of the last month"

AUDIENCES = {
    Audience.PANEL: "the panel alone",
    Audience.ROOM: "the room",
    Audience.CANDIDATE: "the candidate too",
}


def audience_words(piece: Evidence) -> str:
    """Say who may see a piece where that is not the room; nothing where it is."""
    return "" if piece.audience is Audience.ROOM else f"for {AUDIENCES[piece.audience]}"


def part_words(piece: Evidence) -> str:
    """Say what the candidate's own part was, or that nobody said it; nothing of feedback."""
    part = piece.content.part.strip()
    if part:
        return f"{OWN_PART}: {part}"
    return "" if is_feedback(piece.content.kind) else "part not said"


def files_words(piece: Evidence) -> str:
    """Say how many files are attached to a piece; nothing where there is none."""
    return several(len(piece.attachments), "file") if piece.attachments else ""


def attached_words(one: Attachment) -> str:
    """Return a file's name with its size, such as plan.pdf, 4.2 MB."""
    return f"{one.name}, {size_words(one.size)}"


def attached_line(piece: Evidence) -> str:
    """Name the files of a piece with the digits by which each can be compared, in one line."""
    named = (f"{attached_words(one)}, {_digits(one)}" for one in piece.attachments)
    return f"Attached: {'; '.join(named)}" if piece.attachments else ""


def _digits(one: Attachment) -> str:
    """Return the first digits of a file's digest, which no end of a line parts."""
    return grouped(one.sha256).replace(" ", "\N{NO-BREAK SPACE}")


def about_words(piece: Evidence) -> str:
    """Return kind, date, whence, own part, who may see it, and the version, in one line."""
    content = piece.content
    when = day(content.date) if content.date else ""
    version = f"version {piece.version}: {piece.reason}" if piece.version > 1 else ""
    whence = (content.author, content.reference, content.link)
    standing = (part_words(piece), audience_words(piece), version)
    parts = (piece.label, content.kind, when, *whence, *standing)
    return "  ·  ".join(part for part in parts if part.strip())


def passage_words(citation: Citation) -> str:
    """Quote the words that a citation rests on; nothing where it cites all of a piece."""
    return f"“{citation.passage}”" if citation.passage else ""


def coverage_words(here: Covering) -> str:
    """Say what covers a criterion, such as "3 pieces, newest Apr 2026, none by a peer"."""
    return ", ".join(_told(here))


def _told(here: Covering) -> Iterator[str]:
    if not here.pieces:
        yield "no evidence"
        return
    yield "rests on one piece" if here.pieces == 1 else several(here.pieces, "piece")
    if here.newest:
        yield f"newest {month(here.newest)}"
    if here.is_recent:
        yield RECENT
    if not here.has_peer:
        yield "none by a peer"


def span_words(span: Span | None) -> str:
    """Say from when to when a candidate's evidence is; years are told, for months repeat."""
    if span is None:
        return "no dates"
    first, last = month_briefly(span.first), month_briefly(span.last)
    return first if first == last else f"{first} to {last}"
