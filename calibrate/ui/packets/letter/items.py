"""What a letter asks of whoever writes it, one after the other, and what of it can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.letter.edition import GivenPiece, ToldCriterion
from calibrate.domain.letter.letter import Told
from calibrate.domain.letter.review import Mention, Removed, Review, TakenOut
from calibrate.words.handing.letters import (
    CONFIRMED,
    KEPT,
    PROPOSED,
    TO_LOOK_AT,
    finding_words,
    mention_words,
    place_words,
    stays_words,
    taken_title,
)
from calibrate.words.phrases import capitalized


class Section(StrEnum):
    """Under which heading something stands."""

    CONFIRM = "To confirm"
    NAMES = "Who may be named"
    LEAVES = "What leaves of the work"
    STAYS = "What stays here"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list; of the values behind it, the one that it is about is there."""

    section: Section
    key: tuple[object, ...]
    title: str
    note: str = ""
    is_open: bool = False
    criterion: ToldCriterion | None = None
    told: Told | None = None
    mention: Mention | None = None
    piece: GivenPiece | None = None
    taken: TakenOut | None = None

    @property
    def is_message(self) -> bool:
        """Whether it is the message."""
        return self.key == ("message",)


MESSAGE = ("message",)
OF_ITSELF = (Removed.PIECE, Removed.LEFT_OUT, Removed.REASON, Removed.FOLLOW_UPS)
"""What has a key of its own; of the rest there is only to be told that it stays."""


def items_of(review: Review) -> tuple[Item, ...]:
    """Return what the list shows, section by section."""
    return (*_proposals(review), *_mentions(review), *_pieces(review), *_taken_out(review))


def _proposals(review: Review) -> Iterator[Item]:
    is_read = review.message.is_confirmed
    yield Item(Section.CONFIRM, MESSAGE, "The message", _stands(is_read), not is_read)
    step = review.draft.candidate.step
    for criterion, told in zip(review.draft.criteria, review.told, strict=True):
        words = finding_words(told.finding, criterion.pairing, step)
        yield Item(
            Section.CONFIRM,
            ("criterion", criterion.id),
            criterion.title,
            f"{words}, {_stands(told.is_confirmed)}",
            not told.is_confirmed,
            criterion=criterion,
            told=told,
        )


def _stands(is_confirmed: bool) -> str:
    return CONFIRMED if is_confirmed else PROPOSED


def _mentions(review: Review) -> Iterator[Item]:
    for one in review.mentions:
        where = place_words(one.place, review.draft)
        note = f"{KEPT if one.because else TO_LOOK_AT}: {where}"
        title = f"{mention_words(one)}"
        key = ("mention", *one.key)
        yield Item(Section.NAMES, key, title, note, not one.because, mention=one)


def _pieces(review: Review) -> Iterator[Item]:
    for piece in review.draft.pieces:
        title = f"{piece.number}  {piece.title}"
        yield Item(Section.LEAVES, ("piece", piece.id), title, piece.kind, piece=piece)


def _taken_out(review: Review) -> Iterator[Item]:
    for place, one in enumerate(review.taken_out):
        key = ("taken", one.what.value, one.piece.id if one.piece else place)
        note = capitalized(stays_words(one))
        yield Item(Section.STAYS, key, taken_title(one), note, taken=one)
