"""Steps of questions before the meeting: in the twin other panelists ask them, at other times."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from calibrate.domain.commands import AnswerQuestion, PublishAnswers, TakeQuestions
from calibrate.domain.questions.asking import About
from tests.sealing.ledger import Fate, Item, Kind
from tests.sealing.walk import STEP_SECONDS, Side, Walk
from tests.worlds.secrets import sitting

MOST = 3


def ask(walk: Walk) -> None:
    """Some of those who rate ask about one candidate; who of them asks what differs in the twin."""
    candidate = walk.pick(lambda place: place.phase == "sealed")
    ledger = walk.sides[0].ledger
    if ledger.is_open or ledger.places[candidate].phase != "sealed":
        return
    raters = ledger.raters(candidate)
    abouts = [
        walk.draw.choice((About(candidate, f"evidence {candidate}"), About(candidate, "", "code")))
        for _ in range(walk.draw.randint(1, MOST))
    ]
    words = [walk.word() for _ in abouts]
    for side in walk.sides:
        begin = side.clock.now
        asked = list(zip(words, abouts, strict=True))
        for word, about in side.draw.sample(asked, len(asked)):
            side.clock.now += timedelta(seconds=side.draw.randint(1, 99))
            _ask(side, side.draw.choice(raters), word, about)
        side.clock.now = begin + timedelta(seconds=STEP_SECONDS)
    walk.told.append(f"{len(words)} questions about {candidate}")


def _ask(side: Side, panelist: str, word: str, about: About) -> None:
    side.ledger.locked.discard(panelist)
    side.store.ask(f"q-{word[2:]}", about, f"Why {word}?", sitting(side.store, panelist))
    asked = Item(Kind.QUESTION, word, panelist, about.candidate, varied=True)
    side.ledger.items.append(replace(asked, audience=about.evidence))


def take(walk: Walk) -> None:
    """Whoever presents or runs a part looks at what was asked."""
    candidate = walk.pick(lambda place: place.phase == "sealed")
    if walk.apply(lambda _: TakeQuestions(candidate), _who_answers(walk, candidate)):
        for side in walk.sides:
            for item in side.ledger.of(Kind.QUESTION, candidate=candidate):
                item.round = max(item.round, 1)


def answer(walk: Walk) -> None:
    """A question that was taken in is answered; or answered once more."""
    found = walk.sides[0].ledger.of(Kind.QUESTION)
    if not found:
        return
    item, word = walk.draw.choice(found), walk.word()
    command = AnswerQuestion(f"q-{item.word[2:]}", f"So {word}.")
    if walk.apply(lambda _: command, _who_answers(walk, item.candidate)):
        walk.both(lambda one: one.lose(Kind.ANSWER, panelist=item.word))
        walk.enter(Item(Kind.ANSWER, word, item.word, item.candidate))


def publish(walk: Walk) -> None:
    """What was answered becomes versions of the pieces, or a piece of its own."""
    candidate = walk.pick(lambda place: place.phase == "sealed")
    command = PublishAnswers(candidate, f"answers {candidate}")
    if not walk.apply(lambda _: command, _who_answers(walk, candidate)):
        return
    for side in walk.sides:
        for item in side.ledger.of(Kind.QUESTION, candidate=candidate, round=1):
            for given in side.ledger.of(Kind.ANSWER, Fate.STANDS, panelist=item.word):
                _enter(side, item, given)


def _enter(side: Side, question: Item, given: Item) -> None:
    """Both are words of a piece from now on: of the one asked about, or of one for the panel."""
    question.round = 2
    piece = question.audience or f"answers {question.candidate}"
    before = side.ledger.of(Kind.EVIDENCE, panelist=piece)
    audience = before[0].audience if before else "panel"
    for word in (question.word, given.word):
        side.ledger.items.append(
            Item(Kind.EVIDENCE, word, piece, question.candidate, audience=audience)
        )


def _who_answers(walk: Walk, candidate: str) -> str:
    presenters = sorted(walk.sides[0].ledger.places[candidate].presenters)
    return walk.draw.choice((walk.actor(candidate), *presenters))
