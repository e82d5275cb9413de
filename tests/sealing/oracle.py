"""Who may read what, written from the rules of a session and from nothing else.

Every judge answers for one viewer and one item: MUST read it, MAY (the rules leave it open), or
NOT.
"""

from __future__ import annotations

from enum import Enum

from calibrate.domain.phases import Viewer, ViewerKind
from tests.sealing.ledger import Fate, Item, Kind, Ledger


class Verdict(Enum):
    """Whether a viewer reads an item."""

    MUST = "must"
    MAY = "may"
    NOT = "not"


MUST, MAY, NOT = Verdict.MUST, Verdict.MAY, Verdict.NOT
PANEL = (ViewerKind.FACILITATOR, ViewerKind.PANELIST, ViewerKind.OBSERVER)


def exists(ledger: Ledger, viewer: Viewer, candidate: str) -> bool:
    """To the recused a candidate does not exist; a deputy runs the part of theirs alone."""
    place = ledger.places[candidate]
    if viewer.kind is ViewerKind.CANDIDATE:
        return viewer.candidate == candidate
    if viewer.kind is ViewerKind.AUDIENCE:
        return True
    if viewer.kind is ViewerKind.HOLDER:
        return holds(ledger)
    if viewer.kind is ViewerKind.FACILITATOR:
        return viewer.panelist in place.chairs(ledger.facilitators)
    return viewer.panelist in ledger.panel and viewer.panelist not in place.recused


def holds(ledger: Ledger) -> bool:
    """Who has the file runs it only while nobody is named facilitator."""
    return not ledger.facilitators


def chairs(ledger: Ledger, viewer: Viewer) -> bool:
    """Whoever runs any part of the meeting."""
    if viewer.kind is ViewerKind.HOLDER:
        return holds(ledger)
    return viewer.kind is ViewerKind.FACILITATOR and (
        viewer.panelist in ledger.facilitators
        or any(exists(ledger, viewer, one) for one in ledger.places)
    )


def sees(ledger: Ledger, viewer: Viewer, candidate: str, round: int = 1) -> bool:
    """Before the reveal nobody sees ratings, and a candidate never does."""
    place = ledger.places[candidate]
    if viewer.kind is ViewerKind.CANDIDATE:
        return False
    return exists(ledger, viewer, candidate) and place.opened >= round


def named(ledger: Ledger, viewer: Viewer, candidate: str, round: int = 1) -> bool:
    """A presenter sees no names; neither do the room and the candidate.

    In the chair a facilitator who said why there is no deputy sees them.
    """
    place = ledger.places[candidate]
    veiled = viewer.panelist in place.presenters
    veiled = veiled and not (viewer.kind is ViewerKind.FACILITATOR and place.alone)
    return sees(ledger, viewer, candidate, round) and viewer.kind in PANEL and not veiled


def owns(ledger: Ledger, viewer: Viewer, item: Item) -> bool:
    """A panelist reads their own work on whom they may rate."""
    works = viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.PANELIST)
    rates = item.panelist in ledger.raters(item.candidate)
    return (
        works
        and viewer.panelist == item.panelist
        and rates
        and exists(ledger, viewer, item.candidate)
    )


def reads_own(ledger: Ledger, viewer: Viewer, item: Item) -> bool:
    """Their own work is read by whoever typed its panelist's secret."""
    return owns(ledger, viewer, item) and item.panelist not in ledger.locked


def verdict(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """Return whether a viewer reads an item now."""
    return JUDGES[item.kind](ledger, viewer, item)


def might_tell(ledger: Ledger, viewer: Viewer, item: Item) -> bool:
    """Tell whether a viewer reads an item, or numbers that rest on it, or the log of it."""
    if item.kind is Kind.QUESTION:
        return _is_asker(ledger, viewer, item)
    if item.kind is Kind.RATING and reads_own(ledger, viewer, item):
        return True
    if item.kind is Kind.RATING and sees(ledger, viewer, item.candidate, item.round):
        return True
    return verdict(ledger, viewer, item) is not NOT


def _when(holds: bool, otherwise: Verdict = NOT) -> Verdict:
    return MUST if holds else otherwise


def _candidate(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    if viewer.kind is ViewerKind.AUDIENCE:
        return NOT if ledger.hidden else MUST
    return _when(exists(ledger, viewer, item.candidate))


def _id(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    return _when(exists(ledger, viewer, item.candidate))


def _panelist(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """The room is told who is outside, and may be who submitted what was opened, or speaks to it.

    Candidates are told of nobody.
    """
    if viewer.kind is ViewerKind.AUDIENCE:
        heard = _was_opened(ledger, item.panelist) or _speaks(ledger, item.panelist)
        told = MAY if heard else NOT
        return NOT if ledger.hidden else _when(item.panelist in ledger.outside, told)
    if viewer.kind is ViewerKind.CANDIDATE:
        return NOT
    known = viewer.panelist in ledger.panel or viewer.kind is ViewerKind.HOLDER
    return _when(known, MAY)


def _speaks(ledger: Ledger, panelist: str) -> bool:
    """Who rates or presents somebody that was revealed has a place in the order of speaking."""
    return any(
        place.phase == "revealed"
        and (panelist in place.presenters or panelist in ledger.raters(candidate))
        for candidate, place in ledger.places.items()
    )


def _was_opened(ledger: Ledger, panelist: str) -> bool:
    given = ledger.of(Kind.RATING, Fate.STANDS, panelist=panelist)
    return any(0 < one.round <= ledger.places[one.candidate].opened for one in given)


def _evidence(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """The room reads what is not for the panel alone, a candidate what is for them too."""
    if item.fate is Fate.GONE:
        return NOT
    if viewer.kind is ViewerKind.AUDIENCE:
        return _when(item.audience != "panel")
    if viewer.kind is ViewerKind.CANDIDATE and item.audience != "candidate":
        return NOT
    return _when(exists(ledger, viewer, item.candidate))


def _rating(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """What was replaced or came too late is read by nobody, not by who wrote it either."""
    is_sealed = ledger.places[item.candidate].opened < item.round
    if is_sealed and reads_own(ledger, viewer, item) and item.fate is Fate.STANDS:
        return _when(item.is_copied)
    if item.fate is not Fate.STANDS or viewer.kind is ViewerKind.AUDIENCE:
        return NOT
    return _when(sees(ledger, viewer, item.candidate, item.round))


def _draft(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    if item.fate is not Fate.STANDS or not reads_own(ledger, viewer, item):
        return NOT
    return _when(ledger.places[item.candidate].sealed_round == item.round, MAY)


def _note(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    return _when(item.fate is Fate.STANDS and named(ledger, viewer, item.candidate))


def _conflict(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """The reason of a recusal is the facilitator's."""
    runs = viewer.kind is ViewerKind.FACILITATOR and exists(ledger, viewer, item.candidate)
    return _when(runs and item.fate is Fate.STANDS)


def _absence(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """Why somebody is absent is for who runs the meeting."""
    if viewer.kind is ViewerKind.FACILITATOR and viewer.panelist in ledger.facilitators:
        return MUST
    return MAY if chairs(ledger, viewer) else NOT


def _override(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    return _when(named(ledger, viewer, item.candidate, item.round))


def _decision_draft(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    runs = viewer.kind is ViewerKind.FACILITATOR and exists(ledger, viewer, item.candidate)
    if not runs or item.fate is not Fate.STANDS:
        return NOT
    return _when(ledger.places[item.candidate].phase == "revealed", MAY)


def _decision(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """The panel reads superseded ones too; room and candidate read no reason at all."""
    nobody = (ViewerKind.AUDIENCE, ViewerKind.CANDIDATE)
    return _when(viewer.kind not in nobody and exists(ledger, viewer, item.candidate))


def _dissent(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """Whoever on the panel may read a decision reads all of it; room and candidate no dissent."""
    return _when(viewer.kind in PANEL and exists(ledger, viewer, item.candidate))


def _withdrawal(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    stands = item.fate is Fate.STANDS and viewer.kind in PANEL
    return _when(stands and exists(ledger, viewer, item.candidate))


def _reopening(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """It is told with the decision that it superseded; reopening a withdrawn one tells nothing."""
    if not exists(ledger, viewer, item.candidate) or viewer.kind not in PANEL:
        return NOT
    decided = bool(ledger.of(Kind.DECISION, candidate=item.candidate))
    return MUST if item.round and decided else MAY


def _offer(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """An offered example is for who runs that part alone, whoever's work it tells of."""
    runs = viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.HOLDER)
    return _when(runs and exists(ledger, viewer, item.candidate) and item.fate is Fate.STANDS)


def _letter(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """Words to a candidate are for who runs that part, and confirmed ones for the candidate.

    A round of 1 says that they were confirmed; with another decision they are not any more.
    """
    if item.fate is not Fate.STANDS or not exists(ledger, viewer, item.candidate):
        return NOT
    is_decided = ledger.places[item.candidate].phase == "decided"
    if viewer.kind is ViewerKind.CANDIDATE:
        return _when(is_decided and item.round == 1)
    return _when(viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.HOLDER))


def _issued(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """To whom a packet went is for who runs that part alone, whatever became of the case since."""
    runs = viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.HOLDER)
    return _when(runs and exists(ledger, viewer, item.candidate))


def _statement(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """A statement is for the panel and for whose words they are; the room reads some."""
    if item.fate is not Fate.STANDS or not exists(ledger, viewer, item.candidate):
        return NOT
    if viewer.kind is ViewerKind.AUDIENCE:
        return _when(item.audience == "room")
    if viewer.kind is ViewerKind.CANDIDATE:
        return MUST if ledger.places[item.candidate].phase == "decided" else MAY
    return MUST


def _fact(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """What is kept is for the panel, and only while a decision stands."""
    is_decided = ledger.places[item.candidate].phase == "decided"
    on_panel = viewer.kind in (*PANEL, ViewerKind.HOLDER)
    there = item.fate is Fate.STANDS and exists(ledger, viewer, item.candidate)
    return _when(is_decided and on_panel and there)


def _deadline(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """To whom they turn is for the panel, and for the candidate once the letter is confirmed."""
    if item.fate is Fate.GONE or not exists(ledger, viewer, item.candidate):
        return NOT
    if viewer.kind is not ViewerKind.CANDIDATE:
        return _response(ledger, viewer, item)
    is_decided = ledger.places[item.candidate].phase == "decided"
    letters = ledger.of(Kind.LETTER, Fate.STANDS, candidate=item.candidate, panelist="", round=1)
    return _when(is_decided and item.fate is Fate.STANDS and bool(letters))


def _response(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """A response is for the panel, with the decision that it belongs to, standing or not."""
    on_panel = viewer.kind in (*PANEL, ViewerKind.HOLDER)
    return _when(on_panel and exists(ledger, viewer, item.candidate))


def _question(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """Whoever asked knows theirs again; who presents or runs that part reads what was taken in."""
    if _is_asker(ledger, viewer, item):
        return MUST
    return _when(item.round > 0 and _answers(ledger, viewer, item.candidate))


def _is_asker(ledger: Ledger, viewer: Viewer, item: Item) -> bool:
    """In the chair nobody is told what they asked."""
    is_them = viewer.kind is ViewerKind.PANELIST and reads_own(ledger, viewer, item)
    return is_them and item.is_copied


def _answers(ledger: Ledger, viewer: Viewer, candidate: str) -> bool:
    """Who runs a part answers, and who presents: both only to whom the candidate exists."""
    if not exists(ledger, viewer, candidate):
        return False
    presents = viewer.panelist in ledger.places[candidate].presenters
    is_panelist = viewer.kind is ViewerKind.PANELIST and presents
    return is_panelist or viewer.kind in (ViewerKind.FACILITATOR, ViewerKind.HOLDER)


def _answer(ledger: Ledger, viewer: Viewer, item: Item) -> Verdict:
    """An answer is for who answers until it is published, as words of a piece."""
    return _when(item.fate is Fate.STANDS and _answers(ledger, viewer, item.candidate))


JUDGES = {
    Kind.CANDIDATE: _candidate,
    Kind.ID: _id,
    Kind.PANELIST: _panelist,
    Kind.EVIDENCE: _evidence,
    Kind.RATING: _rating,
    Kind.DRAFT: _draft,
    Kind.NOTE: _note,
    Kind.CONFLICT: _conflict,
    Kind.ABSENCE: _absence,
    Kind.OVERRIDE: _override,
    Kind.DECISION_DRAFT: _decision_draft,
    Kind.DECISION: _decision,
    Kind.DISSENT: _dissent,
    Kind.WITHDRAWAL: _withdrawal,
    Kind.REOPENING: _reopening,
    Kind.OFFER: _offer,
    Kind.LETTER: _letter,
    Kind.ISSUED: _issued,
    Kind.STATEMENT: _statement,
    Kind.FACT: _fact,
    Kind.DEADLINE: _deadline,
    Kind.RESPONSE: _response,
    Kind.QUESTION: _question,
    Kind.ANSWER: _answer,
}
