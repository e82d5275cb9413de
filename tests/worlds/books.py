"""Books made by hand: many candidates, each with a packet, in whatever state they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from calibrate.domain.decisions import Outcome
from calibrate.domain.organisation.organisation import NO_ORGANISATION, Organisation
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Rating
from calibrate.domain.record.case import Case
from calibrate.domain.record.editions import Paper
from calibrate.domain.session import CandidatePhase
from calibrate.packet.binding.book_writer import BookWriter
from calibrate.packet.book.plan import BookPlan
from tests.worlds import cases
from tests.worlds.rubrics import STEP, technical_excellence

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
