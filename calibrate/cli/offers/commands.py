"""Commands by which a decided case gives the ladder the example that it asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, chair, opened
from calibrate.domain.commands import (
    ApproveExample,
    Command,
    OfferExample,
    RecordAgreement,
    WithdrawOffer,
    new_id,
)
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Evidence
from calibrate.domain.offers.filling import Filling, fillings
from calibrate.domain.offers.identifying import known, telltales
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.phases import Viewer
from calibrate.domain.sheet import Sheet
from calibrate.domain.text.folding import folded
from calibrate.exchange.shown.offers_json import offers_json
from calibrate.exchange.shown.offers_text import offers_text
from calibrate.store.store import Store
from calibrate.words.offers.examples import judged_words, place_of
from calibrate.words.phrases import listing


class Asked(NamedTuple):
    """What a command names: the case, as whoever runs its part reads it, and one of its pieces."""

    viewer: Viewer
    sheet: Sheet
    piece: Evidence


def offer(options: Options) -> int:
    """Offer a piece in other words, or change the words in which it is offered."""
    with opened(options) as store:
        asked = _asked(store, options)
        gap = _gap(asked, options).gap
        before = [
            one
            for one in _standing(store, asked)
            if (one.criterion, one.level, one.gap) == (gap.criterion, gap.level, gap.text)
        ]
        id = before[0].id if before else new_id()
        command = OfferExample(
            id, asked.piece.id, gap.criterion, gap.level, gap.text, options.words
        )
        say(act(store, command, asked.viewer))
        of = known(store.session(asked.viewer), asked.piece, asked.viewer.panelist)
        if words := judged_words(telltales(options.words, of)):
            say(words)
    return 0


def agree(options: Options) -> int:
    """Note that the person agreed to an offered example."""
    return _to_offer(options, lambda id: RecordAgreement(id, options.how))


def approve(options: Options) -> int:
    """Approve an offered example, to which the person agreed."""
    return _to_offer(options, ApproveExample)


def withdraw(options: Options) -> int:
    """Take an offered example back."""
    return _to_offer(options, WithdrawOffer)


def offers(options: Options) -> int:
    """Print what was offered to the ladder."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session, found = store.session(viewer), store.offers(viewer)
        pieces = {one.id: one for several in store.evidence(viewer).values() for one in several}
        now = store.now()
    if options.json:
        print(offers_json(found, session, pieces), end="")
    else:
        print(offers_text(found, session, pieces, now), end="")
    return 0


def _to_offer(options: Options, make: Callable[[str], Command]) -> int:
    with opened(options) as store:
        asked = _asked(store, options)
        found = [one for one in _standing(store, asked) if _is_meant(one, asked.sheet, options)]
        if not found:
            raise BadInput(f"{asked.piece.label} is not offered as an example; offer it first.")
        _need_one([place_of(asked.sheet.rubric, one) for one in found], asked.piece)
        say(act(store, make(found[0].id), asked.viewer))
    return 0


def _asked(store: Store, options: Options) -> Asked:
    viewer = chair(store, options.chair)
    state = store.session(viewer).candidate_named(options.candidate)
    sheet = store.sheet(state.id, viewer)
    for piece in sheet.evidence:
        if folded(piece.label) == folded(options.piece):
            return Asked(viewer, sheet, piece)
    raise BadInput(f"{state.name} has no evidence {options.piece}; name it as show does: EV-07.")


def _standing(store: Store, asked: Asked) -> list[OfferedExample]:
    """Return what of a piece is offered and was not withdrawn."""
    return [
        one
        for one in store.offers(asked.viewer)
        if one.evidence == asked.piece.id and not one.withdrawn
    ]


def _gap(asked: Asked, options: Options) -> Filling:
    """Return the gap that is meant: one that the piece can fill, if there is any."""
    every = [one for one in fillings(asked.sheet) if _is_meant(one.gap, asked.sheet, options)]
    if not every:
        raise BadInput("The ladder asks for no example there, at the levels of this candidate.")
    fit = [one for one in every if asked.piece in one.pieces]
    meant = fit or every[:1]
    _need_one([place_of(asked.sheet.rubric, one.gap) for one in meant], asked.piece)
    return meant[0]


def _is_meant(one: object, sheet: Sheet, options: Options) -> bool:
    criterion, level = getattr(one, "criterion", ""), getattr(one, "level", "")
    title = sheet.rubric.criterion(criterion).title
    is_there = options.criterion is None or folded(options.criterion) in map(
        folded, (criterion, title)
    )
    return is_there and options.level in (None, level)


def _need_one(places: list[str], piece: Evidence) -> None:
    if len(places) > 1:
        raise BadInput(
            f"{piece.label} may be meant for {listing(places)}; say which by --criterion and "
            "--level."
        )
