"""Books made by hand: many candidates, each with a packet, in whatever state they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from calibrate.domain.commands import Command, RecordDecision, RevealRound, Submit
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.evidence import Evidence
from calibrate.domain.handing.editions import Paper
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Citation, Rating, Stance
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Pairing, Rubric
from calibrate.domain.session import CandidatePhase
from calibrate.packet.binding.book_writer import BookWriter
from calibrate.packet.book.plan import BookPlan
from tests.worlds import cases
from tests.worlds.people import PANEL
from tests.worlds.rubrics import STEP, technical_excellence
from tests.worlds.sessions import in_charge, naturally, new_session

NAMES = (
    "Adaeze Nwosu",
    "Agnieszka Król",
    "Amir Kazemi",
    "Björn Håkansson",
    "Camille Roussel",
    "Darya Sokolova",
    "Devon Achterberg",
    "Elif Demir",
    "Fatima Zahra Idrissi",
    "Gustavo Pinheiro",
    "Hanneke de Groot",
    "Ines Carvalho",
    "Ivo Marić",
    "Jan Novotný",
    "Joana Siqueira",
    "Kofi Mensah",
    "Lena Hartmann",
    "Leon Baptiste",
    "Louise Ekström",
    "Magda Sarnowska",
    "Marek Dvořák",
    "Mei-Ling Chau",
    "Mihai Ionescu",
    "Nadia Rahimi",
    "Ngozi Eze",
    "Óscar Benítez",
    "Paolo Greco",
    "Priya Sundaram",
    "Rasmus Holm",
    "Sanne van Dijk",
    "Seán Gallagher",
    "Tomasz Wierzba",
    "Vesna Kovač",
    "Yuki Tanabe",
    "Zeynep Aksoy",
)
REASON = (
    "The note says what each option gives up, the way back was rehearsed, and the last word was "
    "left to the team that pays for it."
)
SHIFTS = (0, 0, -1, 0, 1, 0, 0, -1, 0, 0, 1)
"""By how much a candidate's numbers lie beside the first one's, in turn."""


def name_of(place: int) -> str:
    """The name of the candidate at a place, which nobody else has."""
    name = NAMES[place % len(NAMES)]
    return name if place < len(NAMES) else f"{name} {place // len(NAMES) + 1}"


def candidate(place: int, name: str = "") -> Candidate:
    """The candidate at a place."""
    return Candidate(f"candidate-{place}", name or name_of(place), STEP)


def case(place: int, raters: int = 5, name: str = "") -> Case:
    """The decided case at a place: its numbers and its outcome differ from its neighbours'."""
    first = cases.decided(raters, excused=0)
    rows = tuple(
        replace(
            row,
            ratings=tuple(
                replace(one, rating=_moved(one.rating, SHIFTS[(place + row.number) % 11]))
                for one in row.ratings
            ),
        )
        for row in first.sheet.rows
    )
    outcome = (Outcome.PROMOTE, Outcome.NOT_YET, Outcome.NOT_YET, Outcome.DEFER)[place % 4]
    decision = replace(cases.DECISION, outcome=outcome)
    sheet = replace(first.sheet, candidate=candidate(place, name), rows=rows, decision=decision)
    return replace(first, sheet=sheet, file_name=f"{place}.pdf")


def _moved(rating: Rating, by: int) -> Rating:
    if rating.value is None or rating.value + by not in range(1, 6):
        return rating
    return replace(rating, value=rating.value + by)


def as_draft(one: Case) -> Case:
    """A case on which nothing was decided."""
    return replace(one, sheet=replace(one.sheet, decision=None, phase=CandidatePhase.REVEALED))


def plan(count: int, organisation: Organisation = NO_ORGANISATION, left_out: int = 0) -> BookPlan:
    """The plan of a book of so many."""
    people = tuple(map(candidate, range(count)))
    return BookPlan(
        "Autumn 2026 calibration", technical_excellence(), people, organisation, left_out
    )


def written(of: BookPlan, bound: Sequence[Case] | Iterator[Case], paper: Paper = Paper.A4) -> bytes:
    """A book as it is written to a file."""
    target = BytesIO()
    book = BookWriter(of, target, paper)
    for one in bound:
        book.add(one)
    book.finish()
    return target.getvalue()


def decided_session(path: Path, count: int) -> None:
    """Write a session with so many decided candidates, rated by five on seven criteria."""
    of = technical_excellence()
    names = tuple(map(name_of, range(count)))
    made = new_session(path, names, PANEL[:5], pieces=12, rubric=of)
    made.open_rating()
    criteria = [(criterion.id, pairing) for criterion, pairing in of.for_step(STEP)]
    viewer = in_charge(made.store)
    for place, id in enumerate(made.candidates):
        pieces = made.store.pieces(id, viewer)
        given: list[Command] = [
            Submit(f"{id}-{rater}", rater, id, _given(of, criteria, pieces, place + at))
            for at, rater in enumerate(made.panelists)
        ]
        outcome = (Outcome.PROMOTE, Outcome.NOT_YET)[place % 2]
        decision = Decision(f"d-{id}", id, outcome, REASON, Vote(3, 2))
        given += [RevealRound(id), RecordDecision(decision)]
        made.store.apply_all((one, naturally(made.store, one)) for one in given)
    made.store.close()


def _given(
    of: Rubric,
    criteria: Sequence[tuple[str, Pairing]],
    pieces: Sequence[Evidence],
    turn: int,
) -> tuple[Rating, ...]:
    """The ratings of one panelist: each of its own value, with a reason and two pieces."""
    made = []
    for place, (criterion, pairing) in enumerate(criteria):
        offered = of.scale.offered(pairing)
        value = offered[(turn + place) % len(offered)]
        cited = (pieces[(turn + place) % len(pieces)], pieces[(turn + 2 * place + 1) % len(pieces)])
        citations = tuple(Citation(id, Stance.TARGET) for id in {one.id: None for one in cited})
        made.append(Rating(criterion, value, reason=f"{turn}: {REASON}", citations=citations))
    return tuple(made)
