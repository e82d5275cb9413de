"""Candidate editions made by hand: a usual one, and those that strain a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from calibrate.domain.decisions import Outcome
from calibrate.domain.evidence import Evidence
from calibrate.domain.letter.edition import CandidateEdition, GivenPiece, ToldCriterion
from calibrate.domain.letter.letter import Finding
from calibrate.domain.people import Candidate
from calibrate.domain.rubric.rubric import Rubric
from calibrate.words.handing.letters import proposed_message
from calibrate.words.text.marked_text import plain
from tests.worlds.cases import DECIDED
from tests.worlds.evidence import pieces
from tests.worlds.rubrics import STEP, technical_excellence

FINDINGS = (Finding.SHOWN, Finding.SHOWN, Finding.PARTLY, Finding.NOT_YET, Finding.UNTOLD)
SENTENCE = (
    "The storage format that others build on shows this; what would carry it further is the same "
    "care in a part of the system that is not your own."
)


def given(evidence: tuple[Evidence, ...]) -> tuple[GivenPiece, ...]:
    """Pieces as a candidate is given them."""
    return tuple(
        GivenPiece(
            one.id,
            number,
            one.content.title,
            plain(one.content.text),
            one.content.kind,
            one.content.date,
            one.content.reference,
            one.content.link,
            one.content.part,
        )
        for number, one in enumerate(evidence, start=1)
    )


def edition(
    name: str = "Nadia Rahimi",
    of: Rubric | None = None,
    evidence: tuple[Evidence, ...] | None = None,
    outcome: Outcome = Outcome.NOT_YET,
    words: str = SENTENCE,
) -> CandidateEdition:
    """An edition in which everything was confirmed."""
    rubric = of or technical_excellence()
    shown = pieces(1)[:9] if evidence is None else evidence
    who = Candidate("nadia", name, STEP, "Platform, ingest")
    return CandidateEdition(
        candidate=who,
        session="Autumn 2026 calibration",
        file_name=f"{name}, candidate edition.pdf",
        outcome=outcome,
        decided=DECIDED.date(),
        message=proposed_message(outcome, who),
        criteria=criteria(rubric, shown, words),
        pieces=given(shown),
    )


def criteria(rubric: Rubric, shown: tuple[Evidence, ...], words: str) -> tuple[ToldCriterion, ...]:
    """Every criterion of the step, told in turn in each of the words there are."""
    return tuple(
        ToldCriterion(
            id=criterion.id,
            number=number,
            title=criterion.title,
            pairing=pairing,
            current=criterion.expectation(STEP.current),
            target=criterion.expectation(STEP.target),
            finding=FINDINGS[number % len(FINDINGS)],
            words=words if number % 2 else "",
            pieces=tuple(
                at for at, one in enumerate(shown, start=1) if criterion.id in one.criteria
            ),
        )
        for number, (criterion, pairing) in enumerate(rubric.for_step(STEP), start=1)
    )


def long_name() -> CandidateEdition:
    """Somebody whose name, team and message take many lines."""
    name = "Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff-Santos de la Fuente y Ramírez"
    made = edition(name, evidence=pieces(3))
    message = "\n\n".join([made.message, *["We looked at each of these pieces twice. " * 9] * 4])
    return replace(made, message=message)


def right_to_left() -> CandidateEdition:
    """Somebody whose name, message and evidence run from right to left."""
    made = edition("مریم محمدی", outcome=Outcome.PROMOTE)
    text = "طراحی ذخیره‌سازی را پیش از ساختن نوشت و گزینه‌ها را کنار هم گذاشت."
    shown = tuple(
        replace(one, title="بازسازی صف پیام", text=text * 2, part="تنها") for one in made.pieces
    )
    return replace(made, message="مریم گرامی،\n\n" + text * 4, pieces=shown)


def bare() -> CandidateEdition:
    """Nothing was given, the ladder has no examples, and nothing more was said."""
    made = edition(evidence=(), words="", outcome=Outcome.DEFER)
    return replace(
        made,
        criteria=tuple(
            replace(
                one,
                current=replace(one.current, examples=()) if one.current else None,
                target=replace(one.target, examples=()) if one.target else None,
            )
            for one in made.criteria
        ),
    )


def fourteen() -> CandidateEdition:
    """Fourteen criteria, and many pieces."""
    of = technical_excellence()
    again = tuple(
        replace(one, id=f"{one.id}-2", title=f"{one.title}, wider") for one in of.criteria
    )
    return edition(of=replace(of, criteria=(*of.criteria, *again)), evidence=pieces(5))


def hostile(name: str) -> Callable[[], CandidateEdition]:
    """Make one in which a name, and whatever is typed, is not what one expects."""
    made = edition(name, words=f"{name} <b>%s</b> &amp;")
    pieces = tuple(
        replace(one, title=name, text=f"{name}\n<a href='x'>", link=f"https://example.org/{name}")
        for one in made.pieces
    )
    return lambda: replace(made, message=f"{name}\n\n<img src=/etc/passwd>", pieces=pieces)


EVERY = (edition, long_name, right_to_left, bare, fourteen)
