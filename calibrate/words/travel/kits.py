"""What is said of kits: what protects them, and what does not travel in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calibrate.domain.attached.attachment import MEGABYTE, size_of, size_words
from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import ReplacedKit
from calibrate.words.days import moment
from calibrate.words.phrases import briefly

MUCH = 10 * MEGABYTE
"""So much many mail systems still take."""
KEEP_APART = (
    "These words are shown once. Let them travel another way than the kits, such as by voice. "
    "Words that are forgotten cannot be recovered: then a kit is made anew."
)
WITHOUT_WORDS = (
    "These kits are not encrypted: whoever has the file reads the evidence in it, and what its "
    "panelist writes until it is submitted."
)
WHAT_A_KIT_IS = (
    "One file a panelist, to rate in on their own machine. It holds what they may see and nobody’s "
    "ratings."
)
FOR_WHOM = "For whom"
WITH_WORDS = (
    "Each kit’s words are shown once, and travel another way than it. Forgotten words cannot be "
    "recovered."
)
NO_CIPHER = "Kits cannot be encrypted on this computer, for SQLCipher is not there."
CLOSE_WORDS = "The words are shown only here. Without them the kits cannot be opened by anybody."
KEEP_THE_SLIP = (
    "These words open the file named above, and travel another way than it. Capitals and blanks do "
    "not matter. Nobody can recover forgotten words."
)
NEWER = (
    "This kit is newer than another of yours. If you began in that one, take its work over first."
)
TAKE_OVER = "Take an older kit’s work over…"
WHO_HAS_WORDS = "Whoever sent you the file has its words; without them nobody can open it."
AFTER_CONFLICT = (
    "From then on they are not in this kit for you: what you began on them goes, and what you "
    "submitted is counted nowhere. It cannot be taken back here."
)


def link_words(candidate: str, piece: Evidence) -> str:
    """Say that a piece is only a link, which nobody can open without a network."""
    link = f"{piece.label} {piece.content.title}"
    return (
        f"{link} of {candidate} is only a link, {piece.content.link}: offline it cannot be opened"
    )


def files_in_words(pieces: Iterable[Evidence]) -> str:
    """Say how large what is attached makes a kit, where that is more than usual mail takes."""
    size = size_of(one for piece in pieces for one in piece.attachments)
    if size < MUCH:
        return ""
    return f"With what is attached a kit has up to {size_words(size)}, which not all mail takes."


def links_in_words(links: Sequence[str]) -> str:
    """Name what is only a link, which the kits cannot hold; nothing where there is none."""
    if not links:
        return ""
    return f"Only a link, so offline it cannot be opened: {', '.join(links)}."


def replaced_kit_words(kit: ReplacedKit) -> str:
    """Say whose kit took another's place, with a key of its own, and why."""
    why = f": {briefly(kit.because)}" if kit.because else ""
    return f"{kit.name} was given kit {kit.number} in place of another, {moment(kit.time)}{why}"


def progress_in_kit(submitted: int, rated: int, due: str = "") -> str:
    """Say how many of those whom a panelist rates in their kit are submitted, and by when.

    `due` says how far off the day is; it does not matter once all are.
    """
    if not rated:
        return "Your kit · nobody to rate"
    awaited = f" · {due}" if due and submitted < rated else ""
    return f"Your kit · {submitted} of {rated} submitted{awaited}"
