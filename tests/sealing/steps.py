"""The steps of a walk: each does to both sessions what a person could do, and keeps the ledgers."""

from __future__ import annotations

from collections.abc import Callable

from tests.sealing.case_steps import (
    add_evidence,
    attach,
    change_audience,
    close,
    consent,
    decide,
    declare,
    draft_decision,
    issue,
    name_deputy,
    offer_example,
    reopen,
    withdraw,
    write_letter,
    write_note,
)
from tests.sealing.meeting_steps import (
    arrange,
    be_absent,
    call,
    describe,
    hide_names,
    keep_time,
    open_meeting,
    set_minutes,
    step_out,
)
from tests.sealing.question_steps import answer, ask, publish, take
from tests.sealing.rating_steps import damage, hand_back, rate, rate_one, renew, send_late
from tests.sealing.reveal_steps import (
    begin_second,
    missing,
    reveal,
    reveal_all,
    reveal_one,
    second_round,
)
from tests.sealing.voice_steps import keep_facts, respond, set_deadline, state
from tests.sealing.walk import TwinsPart, Walk

Step = Callable[[Walk], None]

WEIGHTS: dict[Step, int] = {
    rate: 14,
    send_late: 2,
    damage: 1,
    hand_back: 4,
    renew: 1,
    reveal: 6,
    reveal_all: 1,
    second_round: 5,
    open_meeting: 3,
    set_minutes: 1,
    arrange: 2,
    hide_names: 2,
    describe: 1,
    call: 3,
    keep_time: 4,
    be_absent: 3,
    step_out: 1,
    write_note: 4,
    draft_decision: 2,
    decide: 3,
    consent: 3,
    withdraw: 1,
    reopen: 2,
    close: 1,
    declare: 2,
    name_deputy: 1,
    add_evidence: 1,
    change_audience: 2,
    attach: 1,
    offer_example: 1,
    write_letter: 2,
    issue: 2,
    state: 2,
    keep_facts: 2,
    set_deadline: 1,
    respond: 2,
    ask: 4,
    take: 2,
    answer: 3,
    publish: 2,
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
    rate_one(walk, candidate, 1, here[walk.draw.randint(0, 1) :])
    walk.tick()
    reveal_one(walk, candidate, 1, missing(walk, candidate, 1))
    if walk.draw.random() < 0.8:
        begin_second(walk, candidate)


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
