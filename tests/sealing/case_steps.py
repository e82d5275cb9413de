"""Steps on a case: notes, decisions, conflicts, deputies, evidence."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddEvidence,
    Attach,
    ChangeAudience,
    CloseSession,
    DecideByConsent,
    DeclareConflict,
    IssuePacket,
    NameDeputy,
    OfferExample,
    ProposeTogether,
    PullCase,
    RecordDecision,
    ReopenCandidate,
    TellFinding,
    WithdrawCandidate,
    WriteMessage,
    WriteNote,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.handing.editions import Edition
from calibrate.domain.letter.letter import Finding
from calibrate.domain.phases import in_chair
from tests.sealing.ledger import Fate, Item, Kind
from tests.sealing.walk import RUBRIC, Side, Walk


def write_note(walk: Walk) -> None:
    """A note on one criterion is kept in place of the one before."""
    candidate, word = walk.pick(lambda place: place.phase == "revealed"), walk.word()
    criterion = walk.draw.choice(RUBRIC.criteria).id
    item = Item(
        Kind.NOTE, word, criterion, candidate, 0, Fate.STANDS, varied=Kind.NOTE in walk.texts
    )
    done = walk.apply(
        lambda side: WriteNote(candidate, criterion, walk.text(Kind.NOTE, word, side)),
        walk.actor(candidate),
    )
    if done:
        walk.both(lambda one: one.lose(Kind.NOTE, candidate=candidate, panelist=criterion))
        walk.enter(item)


def draft_decision(walk: Walk) -> None:
    """A decision is half entered; in the twin now and then more than once."""
    candidate, word = walk.pick(lambda place: place.phase == "revealed"), walk.word()
    if walk.sides[0].ledger.places[candidate].phase != "revealed":
        return
    varied = Kind.DECISION_DRAFT in walk.texts
    chair = walk.actor(candidate)
    for side in walk.sides:
        reason = walk.text(Kind.DECISION_DRAFT, word, side)
        draft = DecisionDraft(
            word[2:], Outcome.PROMOTE, (1, None, None), reason, (Dissent("pia", word),)
        )
        for _ in range(side.draw.randint(1, 3) if varied else 1):
            side.store.save_decision_draft(candidate, in_chair(chair), draft)
    walk.both(lambda one: one.lose(Kind.DECISION_DRAFT, candidate=candidate))
    walk.enter(Item(Kind.DECISION_DRAFT, word, candidate=candidate, varied=varied))


def decide(walk: Walk) -> None:
    """A decision is recorded, if the rules allow it."""
    candidate = walk.pick(lambda place: place.phase == "revealed" and not place.sealed_round)
    raters = walk.sides[0].ledger.raters(candidate)
    word, owner, dissent = walk.word(), walk.word(), walk.word()
    vote = walk.draw.choice((None, Vote(1, 1), Vote(2, 1), Vote(0, 2, 1)))
    dissenter = walk.draw.choice((*raters, ""))
    outcome = walk.draw.choice(tuple(Outcome))

    def build(side: Side) -> RecordDecision:
        words = walk.text(Kind.DISSENT, dissent, side)
        dissents = (Dissent(dissenter, words),) if dissenter else ()
        follow_ups = (FollowUp(owner, "Lead a design."),)
        made = Decision(f"d-{word[2:]}", candidate, outcome, word, vote, dissents, follow_ups)
        return RecordDecision(made)

    if not walk.apply(build, walk.actor(candidate)):
        return
    walk.both(lambda one: one.decide(candidate))
    walk.enter(Item(Kind.DECISION, word, candidate=candidate))
    walk.enter(Item(Kind.DECISION, owner, candidate=candidate))
    if dissenter:
        varied = Kind.DISSENT in walk.texts
        walk.enter(Item(Kind.DISSENT, dissent, dissenter, candidate, varied=varied))


def consent(walk: Walk) -> None:
    """Somebody revealed is proposed to be decided with others, pulled into the talk, or decided."""
    candidate, word = walk.pick(lambda place: place.phase == "revealed"), walk.word()
    chair, kind = walk.actor(candidate), walk.draw.choice(("propose", "pull", "decide"))
    if kind == "pull":
        walk.apply(lambda _: PullCase(candidate), chair)
        return
    if not walk.apply(lambda _: ProposeTogether((candidate,)), chair) or kind == "propose":
        return
    outcome = walk.draw.choice((Outcome.PROMOTE, Outcome.NOT_YET))
    command = DecideByConsent(f"d-{word[2:]}", candidate, outcome, word)
    if walk.apply(lambda _: command, chair):
        walk.both(lambda one: one.decide(candidate))
        walk.enter(Item(Kind.DECISION, word, candidate=candidate))


def offer_example(walk: Walk) -> None:
    """A piece is offered to the ladder; nobody is told of ratings by what that is answered."""
    piece = walk.draw.choice(walk.sides[0].ledger.of(Kind.EVIDENCE))
    word, gap = walk.word(), RUBRIC.criterion("code").expectations[1].gaps[0]
    command = OfferExample(f"o-{word[2:]}", piece.panelist, "code", "L4", gap, f"Shaped {word}.")
    if walk.apply(lambda _: command, walk.actor(piece.candidate)):
        walk.enter(Item(Kind.OFFER, word, candidate=piece.candidate))


def write_letter(walk: Walk) -> None:
    """Somebody decided is written to, and a criterion is told of; confirmed or not."""
    candidate = walk.pick(lambda place: place.phase == "decided")
    confirmed, criterion = walk.draw.random() < 0.6, walk.draw.choice(RUBRIC.criteria).id
    message, words, finding = walk.word(), walk.word(), walk.draw.choice(tuple(Finding))
    _write(walk, WriteMessage(candidate, message, confirmed), message)
    _write(walk, TellFinding(candidate, criterion, finding, words, confirmed), words, criterion)


def _write(walk: Walk, command: WriteMessage | TellFinding, word: str, about: str = "") -> None:
    """Write words of a letter in place of those before; `about` is a criterion, or nothing."""
    candidate = command.candidate
    if walk.apply(lambda _: command, walk.actor(candidate)):
        walk.both(lambda one: one.lose(Kind.LETTER, candidate=candidate, panelist=about))
        walk.enter(Item(Kind.LETTER, word, about, candidate, int(command.confirmed)))


def issue(walk: Walk) -> None:
    """A packet is handed out, where somebody is decided; the register is for who runs that part."""
    candidate, word = walk.draw.choice(walk.candidates), walk.word()
    sha256 = hashlib.sha256(word.encode()).hexdigest()
    command = IssuePacket(f"i-{word[2:]}", (candidate,), Edition.PANEL, word, sha256)
    if walk.apply(lambda _: command, walk.actor(candidate)):
        walk.enter(Item(Kind.ISSUED, word, candidate=candidate))


def withdraw(walk: Walk) -> None:
    """A candidate is taken out of the session."""
    candidate, word = walk.draw.choice(walk.candidates), walk.word()
    if walk.apply(lambda _: WithdrawCandidate(candidate, word), walk.actor(candidate)):
        walk.both(lambda one: one.withdraw(candidate))
        walk.enter(Item(Kind.WITHDRAWAL, word, candidate=candidate))


def reopen(walk: Walk) -> None:
    """A decided or withdrawn candidate is opened again."""
    candidate, word = walk.pick(lambda place: place.phase in ("decided", "withdrawn")), walk.word()
    decided = walk.sides[0].ledger.places[candidate].phase == "decided"
    if walk.apply(lambda _: ReopenCandidate(candidate, word), walk.actor(candidate)):
        walk.both(lambda one: one.reopen(candidate))
        walk.enter(Item(Kind.REOPENING, word, candidate=candidate, round=int(decided)))


def close(walk: Walk) -> None:
    """The session is closed, or it is said who is undecided."""
    walk.apply(lambda _: CloseSession(), "fay")


# People and evidence


def declare(walk: Walk) -> None:
    """Somebody declares a conflict late."""
    ledger = walk.sides[0].ledger
    candidate, word = walk.draw.choice(walk.candidates), walk.word()
    panelist = walk.draw.choice(list(walk.people))
    free = [one for one in ledger.raters(candidate) if one != panelist]
    deputy = walk.draw.choice(free) if panelist == "fay" and free else None
    done = walk.apply(
        lambda side: DeclareConflict(
            panelist, candidate, walk.text(Kind.CONFLICT, word, side), deputy
        ),
        walk.draw.choice((walk.actor(candidate), panelist)),
    )
    if done:
        walk.both(lambda one: one.conflict(panelist, candidate, deputy))
        varied = Kind.CONFLICT in walk.texts
        walk.enter(Item(Kind.CONFLICT, word, panelist, candidate, varied=varied))


def name_deputy(walk: Walk) -> None:
    """Another deputy is named."""
    candidate = walk.draw.choice(walk.candidates)
    panelist = walk.draw.choice((*walk.people, None))
    if walk.apply(lambda _: NameDeputy(candidate, panelist)):
        walk.both(lambda one: one.places[candidate].name_deputy(panelist))


def add_evidence(walk: Walk) -> None:
    """Evidence comes in late, with a reason."""
    candidate, word, reason = walk.draw.choice(walk.candidates), walk.word(), walk.word()
    new = NewEvidence(f"evidence {word[2:]}", candidate, EvidenceText(word))
    if walk.apply(lambda _: AddEvidence(new, reason), walk.actor(candidate)):
        walk.enter(Item(Kind.EVIDENCE, word, new.id, candidate))
        walk.enter(Item(Kind.EVIDENCE, reason, new.id, candidate))


def change_audience(walk: Walk) -> None:
    """Others may see a piece from now on."""
    item = walk.draw.choice(walk.sides[0].ledger.of(Kind.EVIDENCE))
    audience = walk.draw.choice(tuple(Audience))
    change = ChangeAudience(item.panelist, audience, "It was agreed.")
    if walk.apply(lambda _: change, walk.actor(item.candidate)):
        walk.both(lambda one: one.show_to(item.panelist, audience))


def attach(walk: Walk) -> None:
    """A file comes late to a piece, with a reason; who reads the piece reads the file."""
    piece = walk.draw.choice(walk.sides[0].ledger.of(Kind.EVIDENCE))
    name, word = walk.word(), walk.word()
    command = Attach(piece.panelist, (NewAttachment(name, word.encode()),), "It was late.")
    if walk.apply(lambda _: command, walk.actor(piece.candidate)):
        for said in (name, word):
            item = Item(Kind.EVIDENCE, said, piece.panelist, piece.candidate)
            walk.enter(replace(item, audience=piece.audience))
