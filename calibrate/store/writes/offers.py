"""Carrying out what becomes of an example that is offered to the ladder."""

from __future__ import annotations

from calibrate.domain.commands import (
    ApproveExample,
    OfferExample,
    RecordAgreement,
    WithdrawOffer,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Evidence
from calibrate.domain.offers.filling import Gap, need_offerable, why_lapsed
from calibrate.domain.offers.identifying import known, need_unnamed
from calibrate.domain.offers.offer import OfferedExample, OfferState
from calibrate.domain.phases import in_chair, scope
from calibrate.domain.seeing.narrowing import narrow
from calibrate.domain.sheet import Sheet
from calibrate.domain.text.lengths import LONGEST_LINE, within
from calibrate.store.document import tables
from calibrate.store.reads.case import read_sheet
from calibrate.store.reads.offers import read_offer, read_offers
from calibrate.store.reads.ratings import read_evidence
from calibrate.store.writes.work import Work, perform

NO_SUCH_OFFER = "There is no such offered example in this session."
ANEW = {"agreement": "", "agreed": None, "approver": None, "approved": None, "withdrawn": None}
"""What of an offer begins anew with its words."""


@perform.register
def _offer(command: OfferExample, work: Work) -> str:
    row = work.journal.read(tables.evidence, (command.evidence,))
    if row is None:
        raise BadInput("There is no such piece of evidence in this session.")
    gap = Gap(command.criterion, command.level, command.gap)
    piece = need_offerable(_sheet(work, row["candidate"]), gap, command.evidence)
    words = _need_words(command.words, piece, work)
    before = _need_place(command, piece, words, work)
    work.journal.put(
        tables.offered_example,
        (command.id,),
        {
            "id": command.id,
            "candidate": piece.candidate,
            "criterion": gap.criterion,
            "level": gap.level,
            "gap": gap.text,
            "evidence": piece.id,
            "version": piece.version,
            "words": words,
            "time": work.stamp,
            **ANEW,
        },
    )
    return _told("changed the words of" if before else "offered", piece.candidate, gap, work)


def _need_words(typed: str, piece: Evidence, work: Work) -> str:
    words = " ".join(typed.split())
    if not words:
        raise BadInput("An example needs words; say what was done, and not by whom.")
    need_unnamed(words, known(work.session, piece, work.actor.who))
    return within(words, LONGEST_LINE, "The example")


def _need_place(
    command: OfferExample, piece: Evidence, words: str, work: Work
) -> OfferedExample | None:
    """Return the offer whose words are changed, if it is one; refuse a second of the same piece."""
    here = (command.criterion, command.level, command.gap, piece.id)
    before = read_offer(work.connection, command.id)
    if before and (_place(before) != here or before.withdrawn):
        raise BadInput("This id was used for something else; send it again under a new one.")
    for other in read_offers(work.connection, {piece.candidate}):
        if other.id != command.id and not other.withdrawn and _place(other) == here:
            raise Refused(f"{piece.label} is offered there already; change its words.")
    if before and before.words == words:
        raise Refused("It is offered in these words already.")
    return before


def _place(offer: OfferedExample) -> tuple[str, str, str, str]:
    return offer.criterion, offer.level, offer.gap, offer.evidence


@perform.register
def _agree(command: RecordAgreement, work: Work) -> str:
    offer = _standing(command.offer, work)
    if offer.approved:
        raise Refused("This example is approved already; withdraw it, or change its words.")
    agreement = command.agreement.strip()
    if not agreement:
        raise Refused("Say how they agreed, such as: asked in person, said yes.")
    work.journal.update(tables.offered_example, (offer.id,), agreement=agreement, agreed=work.stamp)
    return _told("noted the agreement to", offer.candidate, _gap(offer), work)


@perform.register
def _approve(command: ApproveExample, work: Work) -> str:
    offer = _standing(command.offer, work)
    if offer.state is not OfferState.AGREED:
        raise Refused(
            "This example is approved already."
            if offer.approved
            else "Nobody noted that the person agrees to these words; ask them first."
        )
    sheet = _sheet(work, offer.candidate)
    if because := why_lapsed(sheet, offer):
        raise Refused(because)
    piece = sheet.piece(offer.evidence)
    assert piece
    need_unnamed(offer.words, known(work.session, piece, work.actor.who))
    who = work.session.panel.panelist(work.actor.who)
    work.journal.update(
        tables.offered_example,
        (offer.id,),
        approved=work.stamp,
        approver=who.id if who else None,
    )
    return _told("approved", offer.candidate, _gap(offer), work)


@perform.register
def _withdraw(command: WithdrawOffer, work: Work) -> str:
    offer = _standing(command.offer, work)
    work.journal.update(tables.offered_example, (offer.id,), withdrawn=work.stamp)
    return _told("withdrew", offer.candidate, _gap(offer), work)


def _standing(id: str, work: Work) -> OfferedExample:
    offer = read_offer(work.connection, id)
    if offer is None:
        raise BadInput(NO_SUCH_OFFER)
    if offer.withdrawn:
        raise Refused("This example was withdrawn; offer it anew if the person wants that.")
    return offer


def _gap(offer: OfferedExample) -> Gap:
    return Gap(offer.criterion, offer.level, offer.gap)


def _told(done: str, candidate: str, gap: Gap, work: Work) -> str:
    """Say what was done, without a word of the example."""
    work.about(candidate)
    title = work.session.rubric.criterion(gap.criterion).title
    name = work.session.candidate(candidate).name
    return f"{done} an example of {gap.level} on “{title}” from the work of {name}"


def _sheet(work: Work, candidate: str) -> Sheet:
    """Return the candidate's sheet, as whoever acts reads it."""
    panelist = work.session.panel.panelist(work.actor.who)
    reach = scope(work.session, in_chair(panelist.id if panelist else None))
    seen = narrow(work.session, reach)
    pieces = read_evidence(work.connection, reach, {candidate}).get(candidate, ())
    return read_sheet(work.connection, work.session, seen, reach, candidate, pieces)
