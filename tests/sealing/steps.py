"""The steps of a walk: each does to both sessions what a person could do, and keeps the ledgers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from calibrate.domain.agenda import by_disagreement
from calibrate.domain.commands import (
    AddEvidence,
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    CloseSession,
    DeclareConflict,
    EndReading,
    GrantReading,
    HideNames,
    MarkAbsent,
    MarkHere,
    NameDeputy,
    OpenMeeting,
    OpenVote,
    PauseClock,
    RecordDecision,
    ReopenCandidate,
    ResumeClock,
    RevealAll,
    RevealRound,
    SetAside,
    SetMinutes,
    StepBack,
    StepOut,
    Submit,
    WithdrawCandidate,
    WithdrawSubmission,
    WriteNote,
)
from calibrate.domain.decision_draft import DecisionDraft
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.meeting import Arrangement
from calibrate.domain.phases import FACILITATOR, Viewer, ViewerKind
from calibrate.domain.ratings import (
    Citation,
    Confidence,
    Draft,
    DraftRating,
    Observation,
    Rating,
    Stance,
)
from calibrate.domain.ratings import Side as SideOf
from calibrate.store import entries, log, tables
from calibrate.store.journal import Journal
from calibrate.store.seal import seal
from tests.sealing.ledger import Fate, Item, Kind, Ledger
from tests.sealing.walk import RUBRIC, STEP, STEP_SECONDS, Side, TwinsPart, Walk

Step = Callable[[Walk], None]
MOST_TIMES = 2


# Rating


def rate(walk: Walk) -> None:
    """Several panelists work on one candidate at a time: drafts, submissions, withdrawals."""
    least = walk.draw.choice((1, 2))
    candidate = walk.pick(lambda place: place.sealed_round >= least)
    round = walk.sides[0].ledger.places[candidate].sealed_round
    if not round:
        return
    raters = walk.sides[0].ledger.raters(candidate)
    _rate(walk, candidate, round, walk.draw.sample(raters, walk.draw.randint(1, len(raters))))


def _rate(walk: Walk, candidate: str, round: int, several: list[str]) -> None:
    plans = [_plan(walk, one, candidate, round) for one in several]
    walk.told.append(f"rating of {candidate} in {round}: {[(p.panelist, p.end) for p in plans]}")
    for side in walk.sides:
        order = list(plans)
        if any(plan.varied and plan.end != "drafted" for plan in plans):
            side.draw.shuffle(order)
        begin = side.clock.now
        for plan in order:
            plan.carry_out(side)
            side.clock.now = begin


class _Plan:
    """What one panelist does in a step, and how it ends: submitted, drafted, or withdrawn."""

    def __init__(self, walk: Walk, panelist: str, candidate: str, round: int, end: str) -> None:
        self.panelist, self.candidate, self.round, self.end = panelist, candidate, round, end
        self.varied = walk.varies(panelist, candidate, round)
        self.same = f"{walk.seed} {walk.steps} {panelist}"
        self.words = [walk.word() for _ in range(2 * MOST_TIMES + 3)]
        self.actor = panelist

    def carry_out(self, side: Side) -> None:
        """Do it: in the twin with other content, other times and another number of times."""
        draw = side.draw if self.varied else random.Random(self.same)
        self.left = list(self.words)
        for _ in range(draw.randint(0, MOST_TIMES)):
            self._draft(side, draw)
        if self.end != "drafted":
            for _ in range(draw.randint(1, MOST_TIMES)):
                self._submit(side, draw)
        if self.end == "drafted" or draw.random() < 0.3:
            self._draft(side, draw)
        if self.end == "withdrawn":
            self._withdraw(side, draw)
        if self.end == "submitted":
            self._drop_draft(side, draw)

    def _drop_draft(self, side: Side, draw: random.Random) -> None:
        """A submission that follows a draft ends it, so that both twins have none."""
        whose = {"panelist": self.panelist, "candidate": self.candidate, "round": self.round}
        if self.varied and side.ledger.of(Kind.DRAFT, Fate.STANDS, **whose):
            self._submit(side, draw)

    def _item(self, kind: Kind) -> Item:
        word = self.left.pop()
        return Item(kind, word, self.panelist, self.candidate, self.round, varied=self.varied)

    def _move_clock(self, side: Side, draw: random.Random) -> None:
        side.clock.now += timedelta(seconds=draw.randrange(STEP_SECONDS // 9))

    def _draft(self, side: Side, draw: random.Random) -> None:
        self._move_clock(side, draw)
        item = self._item(Kind.DRAFT)
        rating = DraftRating("code", draw.choice((1, 4, None)), True, reason=_reason(item, draw))
        viewer = Viewer(ViewerKind.PANELIST, self.panelist)
        side.store.save_draft(self.candidate, viewer, Draft((rating,)))
        _lose_draft(side.ledger, item)
        side.ledger.items.append(item)

    def _submit(self, side: Side, draw: random.Random) -> None:
        self._move_clock(side, draw)
        item = self._item(Kind.RATING)
        ratings = content(side, item, draw)
        command = Submit(f"e-{item.word[2:]}", *_whose(item), ratings, self.round)
        side.store.apply(command, self.actor)
        side.ledger.submit(item)

    def _withdraw(self, side: Side, draw: random.Random) -> None:
        self._move_clock(side, draw)
        item = self._item(Kind.RATING)
        command = WithdrawSubmission(f"e-{item.word[2:]}", *_whose(item), self.round)
        side.store.apply(command, self.actor)
        for earlier in side.ledger.of(Kind.RATING, Fate.STANDS, **_same(item)):
            earlier.fate = Fate.REPLACED
        _lose_draft(side.ledger, item)


def _plan(walk: Walk, panelist: str, candidate: str, round: int) -> _Plan:
    end = walk.draw.choice((*["submitted"] * 6, "drafted", "withdrawn"))
    return _Plan(walk, panelist, candidate, round, end)


def _same(item: Item) -> dict[str, object]:
    return {"panelist": item.panelist, "candidate": item.candidate, "round": item.round}


def _whose(item: Item) -> tuple[str, str]:
    return item.panelist, item.candidate


def _lose_draft(ledger: Ledger, item: Item) -> None:
    ledger.lose(Kind.DRAFT, **_same(item))


def _reason(item: Item, draw: random.Random) -> str:
    return f"{item.word} {'and more ' * draw.choice((0, 1, 300))}"


def content(side: Side, item: Item, draw: random.Random) -> tuple[Rating, ...]:
    """Return ratings that may stand, with the item's word in each."""
    wanted: tuple[str, ...] = tuple(one.id for one in RUBRIC.criteria)
    if item.round > 1:
        wanted = side.store.session(FACILITATOR).candidate(item.candidate).second_round
    return tuple(
        Rating(
            criterion.id,
            draw.choice((2, 2, 4, 4, *RUBRIC.scale.offered(pairing), None)),
            draw.choice((*Confidence, None)),
            (Observation(draw.choice(tuple(SideOf)), _reason(item, draw)),),
            _reason(item, draw),
            (Citation(f"evidence {item.candidate}", draw.choice(tuple(Stance))),),
        )
        for criterion, pairing in RUBRIC.for_step(STEP)
        if criterion.id in wanted
    )


def send_late(walk: Walk) -> None:
    """Somebody who was excused sends a ballot after the reveal."""
    ledger = walk.sides[0].ledger
    found = [
        (candidate, round, panelist)
        for candidate, place in ledger.places.items()
        for round, excused in place.excused.items()
        for panelist in sorted(excused & set(ledger.raters(candidate)))
    ]
    if not found:
        return
    candidate, round, panelist = walk.draw.choice(found)
    varied = walk.varies(panelist, candidate, round)
    item = Item(Kind.RATING, walk.word(), panelist, candidate, round, Fate.LATE, varied)
    same = f"{walk.seed} {walk.steps}"

    def build(side: Side) -> Submit:
        draw = side.draw if varied else random.Random(same)
        return Submit(f"e-{item.word[2:]}", *_whose(item), content(side, item, draw), round)

    if walk.apply(build, panelist):
        walk.enter(item)


def damage(walk: Walk) -> None:
    """A submission's body is replaced by one that no honest app sealed."""
    ledger = walk.sides[0].ledger
    items = [
        one
        for one in ledger.of(Kind.RATING, Fate.STANDS)
        if ledger.places[one.candidate].sealed_round == one.round
        and one.panelist in ledger.raters(one.candidate)
    ]
    if not items:
        return
    item = walk.draw.choice(items)
    walk.told.append(f"the body of {_same(item)} is damaged")
    for side in walk.sides:
        _seal_by_hand(side, item)
        (mine,) = side.ledger.of(Kind.RATING, Fate.STANDS, **_same(item))
        mine.fate = Fate.INVALID
        side.ledger.items.append(replace(mine, word="damaged", fate=Fate.STANDS))


def _seal_by_hand(side: Side, item: Item) -> None:
    with side.store._document.transaction() as connection:
        rows = entries.entries_of(connection, item.candidate, item.round, item.panelist)
        key = entries.public_key(connection, item.candidate, item.round)
        row = rows[-1] | {"body": seal(key, entries.header_of(rows[-1]), "no ratings")}
        journal = Journal(connection)
        journal.update(tables.entry, (row["id"],), body=row["body"])
        ids = (item.candidate, row["id"])
        log.append(journal, row["time"], "test", "Test", ids, log.Payload("by hand", "null"))


# Revealing


def reveal(walk: Walk) -> None:
    """One candidate's round is opened, without those who are missing."""
    ledger = walk.sides[0].ledger
    candidate = walk.pick(lambda place: place.sealed_round, lambda one: _much_rated(ledger, one))
    if not _much_rated(ledger, candidate) and walk.draw.random() < 0.8:
        return
    round = ledger.places[candidate].sealed_round or 1
    excused = _missing(walk, candidate, round)
    if walk.draw.random() < 0.2:
        excused = walk.draw.choice((set(), {"pia"}))
    _reveal(walk, candidate, round, excused)


def _reveal(walk: Walk, candidate: str, round: int, excused: set[str]) -> None:
    because = walk.word() if excused or walk.draw.random() < 0.2 else ""
    command = RevealRound(candidate, round, tuple(sorted(excused)), because)
    if walk.apply(lambda _: command, walk.actor(candidate)):
        _revealed(walk, candidate, round, because)


def _much_rated(ledger: Ledger, candidate: str) -> bool:
    """Tell whether half of those who may rate submitted the round that is sealed."""
    submitted = ledger.submitted(candidate, ledger.places[candidate].sealed_round)
    return 2 * len(submitted & set(ledger.raters(candidate))) > len(ledger.raters(candidate))


def _missing(walk: Walk, candidate: str, round: int) -> set[str]:
    """Who has to be excused: whose submission is missing or damaged, and who is not absent."""
    ledger = walk.sides[0].ledger
    missing = set(ledger.raters(candidate)) - ledger.submitted(candidate, round)
    return (missing - ledger.absent) | _damaged(ledger, candidate, round)


def _damaged(ledger: Ledger, candidate: str, round: int) -> set[str]:
    standing = ledger.of(Kind.RATING, Fate.STANDS, candidate=candidate, round=round)
    raters = ledger.raters(candidate)
    return {one.panelist for one in standing if one.word == "damaged" and one.panelist in raters}


def _revealed(walk: Walk, candidate: str, round: int, because: str) -> None:
    walk.both(lambda one: one.reveal(candidate, round, _damaged(one, candidate, round)))
    if because:
        walk.enter(Item(Kind.OVERRIDE, because, candidate=candidate, round=round))


def reveal_all(walk: Walk) -> None:
    """Round 1 of several candidates is opened together."""
    ledger = walk.sides[0].ledger
    several = [one for one in walk.candidates if ledger.places[one].phase == "sealed"]
    if len(several) < 2 or not all(_much_rated(ledger, one) for one in several):
        return
    excused = {one for candidate in several for one in _missing(walk, candidate, 1)}
    because = walk.word()
    command = RevealAll(tuple(several), tuple(sorted(excused)), because)
    if walk.apply(lambda _: command):
        for candidate in several:
            _revealed(walk, candidate, 1, because)


def second_round(walk: Walk) -> None:
    """Round 2 begins."""
    _begin_second(walk, walk.pick(lambda place: place.phase == "revealed" and not place.second))


def _begin_second(walk: Walk, candidate: str) -> None:
    if walk.apply(lambda _: BeginSecondRound(candidate), walk.actor(candidate)):
        walk.both(lambda one: setattr(one.places[candidate], "second", True))


# The meeting


def open_meeting(walk: Walk) -> None:
    """The order is drawn by lot."""
    command = OpenMeeting(walk.word(), 20, walk.draw.choice((0, 8)))
    if walk.apply(lambda _: command, walk.draw.choice(("facilitator", "fay"))):
        walk.both(lambda one: setattr(one, "is_open", True))


def set_minutes(walk: Walk) -> None:
    """Every candidate is given other minutes."""
    command = SetMinutes(walk.draw.choice((15, 30)), walk.draw.choice((0, 5)))
    walk.apply(lambda _: command, "fay")


def arrange(walk: Walk) -> None:
    """The agenda is put into another order, by hand or by disagreement."""
    if walk.draw.random() < 0.5:
        order = tuple(walk.draw.sample(walk.candidates, len(walk.candidates)))
        walk.apply(lambda _: ArrangeAgenda(order))
        return
    walk.apply(_by_disagreement)


def _by_disagreement(side: Side) -> ArrangeAgenda:
    session = side.store.session(FACILITATOR)
    sheets = {one.id: side.store.sheet(one.id, FACILITATOR) for one in session.candidates}
    revealed = {id: sheet for id, sheet in sheets.items() if sheet.reveals}
    order = by_disagreement(session.meeting.agenda, revealed)
    return ArrangeAgenda(order, Arrangement.SPLIT)


def hide_names(walk: Walk) -> None:
    """Names on the room's screen are hidden or shown."""
    hidden = walk.draw.random() < 0.6
    if walk.apply(lambda _: HideNames(hidden), "fay"):
        walk.both(lambda one: setattr(one, "hidden", hidden))


def call(walk: Walk) -> None:
    """A candidate's turn begins."""
    candidate = walk.pick(lambda place: place.phase in ("sealed", "revealed"))
    if walk.apply(lambda _: CallCandidate(candidate), walk.actor(candidate)):
        walk.both(lambda one: one.call(candidate))


def keep_time(walk: Walk) -> None:
    """Something happens to the turn of the candidate at hand."""
    ledger = walk.sides[0].ledger
    commands = (
        PauseClock(),
        ResumeClock(),
        GrantReading(60),
        EndReading(),
        OpenVote(),
        SetAside(),
    )
    command = walk.draw.choice(commands)
    actor = walk.actor(ledger.at_hand) if ledger.at_hand else "facilitator"
    if walk.apply(lambda _: command, actor) and isinstance(command, SetAside):
        walk.both(lambda one: setattr(one, "at_hand", None))


def be_absent(walk: Walk) -> None:
    """Somebody is marked absent, or has come."""
    absent = sorted(walk.sides[0].ledger.absent)
    panelist = walk.draw.choice(absent or list(walk.people))
    word = walk.word()
    if absent and walk.draw.random() < 0.6:
        if walk.apply(lambda _: MarkHere(panelist), "fay"):
            walk.both(lambda one: one.come(panelist))
        return
    if walk.apply(lambda side: MarkAbsent(panelist, walk.text(Kind.ABSENCE, word, side)), "fay"):
        walk.enter(Item(Kind.ABSENCE, word, panelist, varied=Kind.ABSENCE in walk.texts))
        walk.both(lambda one: one.leave(panelist))


def step_out(walk: Walk) -> None:
    """Somebody who is recused goes out, or comes back."""
    ledger = walk.sides[0].ledger
    candidate = walk.draw.choice(walk.candidates)
    recused = sorted(ledger.places[candidate].recused | set(ledger.outside))
    if not recused:
        return
    panelist = walk.draw.choice(recused)
    if walk.apply(lambda _: StepBack(panelist)):
        walk.both(lambda one: one.step_back(panelist))
    elif walk.apply(lambda _: StepOut(panelist, candidate)):
        walk.both(lambda one: one.step_out(panelist, candidate))


# Talk and decision


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
    for side in walk.sides:
        reason = walk.text(Kind.DECISION_DRAFT, word, side)
        draft = DecisionDraft(
            word[2:], Outcome.PROMOTE, (1, None, None), reason, (Dissent("pia", word),)
        )
        for _ in range(side.draw.randint(1, 3) if varied else 1):
            side.store.save_decision_draft(candidate, FACILITATOR, draft)
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
    walk.apply(lambda _: CloseSession(), walk.draw.choice(("facilitator", "fay")))


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
        walk.both(lambda one: setattr(one.places[candidate], "deputy", panelist))


def add_evidence(walk: Walk) -> None:
    """Evidence comes in late, with a reason."""
    candidate, word, reason = walk.draw.choice(walk.candidates), walk.word(), walk.word()
    new = NewEvidence(f"evidence {word[2:]}", candidate, EvidenceText(word))
    if walk.apply(lambda _: AddEvidence(new, reason), walk.actor(candidate)):
        walk.enter(Item(Kind.EVIDENCE, word, candidate=candidate))
        walk.enter(Item(Kind.EVIDENCE, reason, candidate=candidate))


WEIGHTS: dict[Step, int] = {
    rate: 14,
    send_late: 2,
    damage: 1,
    reveal: 6,
    reveal_all: 1,
    second_round: 5,
    open_meeting: 3,
    set_minutes: 1,
    arrange: 2,
    hide_names: 2,
    call: 3,
    keep_time: 4,
    be_absent: 3,
    step_out: 1,
    write_note: 4,
    draft_decision: 2,
    decide: 3,
    withdraw: 1,
    reopen: 2,
    close: 1,
    declare: 2,
    name_deputy: 1,
    add_evidence: 1,
}
"""How often each step is taken, in proportion."""


def lead_in(walk: Walk) -> None:
    """Bring some candidates as far as a second round, which chance alone seldom does."""
    for step in (be_absent, open_meeting):
        if walk.draw.random() < 0.5:
            step(walk)
    for candidate in walk.candidates:
        if walk.draw.random() < 0.5:
            _go_far(walk, candidate)


def _go_far(walk: Walk, candidate: str) -> None:
    ledger = walk.sides[0].ledger
    here = [one for one in ledger.raters(candidate) if one not in ledger.absent]
    _rate(walk, candidate, 1, here[walk.draw.randint(0, 1) :])
    walk.tick()
    _reveal(walk, candidate, 1, _missing(walk, candidate, 1))
    if walk.draw.random() < 0.8:
        _begin_second(walk, candidate)


def take_step(walk: Walk) -> bool:
    """Take one step at random; tell whether the twins can go on together."""
    walk.steps += 1
    walk.tick()
    (step,) = walk.draw.choices(list(WEIGHTS), list(WEIGHTS.values()))
    if walk.steps == 1:
        step = lead_in
    try:
        step(walk)
    except TwinsPart:
        return False
    return True
