"""Writing a book packet by packet, for whoever reads cases one after the other."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from calibrate.domain.errors import FileTrouble
from calibrate.domain.handing.editions import Edition, Paper
from calibrate.domain.record.case import Case
from calibrate.packet.binding.binder import Binder
from calibrate.packet.book.front import front_pages
from calibrate.packet.book.plan import NOT_BOUND, BookPlan, Bound, bound
from calibrate.packet.flow.furniture import edition_foot
from calibrate.packet.flow.paper import PAGE_SIZES
from calibrate.packet.layout import Pages, case_pages, missing_in
from calibrate.words.handing.book import BOOK
from calibrate.words.handing.organisation import foot_words


class BookWriter:
    """Takes the cases of a plan in order, each only to paint it, and then finishes the book.

    What it is told by `add` and `leave_out` is of everybody of the plan, in its order.
    """

    def __init__(self, plan: BookPlan, target: BinaryIO, paper: Paper = Paper.A4) -> None:
        """Begin a book in `target`, which is written from its beginning on."""
        self._plan, self._size = plan, PAGE_SIZES[paper]
        self._told: list[Bound] = []
        self._changed: datetime | None = None
        self._substitutions: set[str] = set()
        unknown = [Bound(page=1)] * len(plan.candidates)
        self._binder = Binder(target, self._size, len(front_pages(plan, unknown, self._size)))

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return self._binder.next_number - 1

    @property
    def substitutions(self) -> tuple[str, ...]:
        """The characters that no font has, so far."""
        return tuple(sorted(self._substitutions))

    def add(self, case: Case) -> None:
        """Paint the packet of the next candidate."""
        first, name = self._binder.next_number, case.sheet.candidate.name
        pages = case_pages(case, self._size, first)
        self._substitutions.update(missing_in(pages))
        self._binder.add(pages, name)
        self._told.append(bound(case, first))
        self._changed = max(self._changed or case.changed, case.changed)

    def leave_out(self) -> None:
        """Say of the next candidate that their packet is not here, for it does not verify."""
        self._told.append(NOT_BOUND)

    def finish(self) -> None:
        """Paint the front and what is of the whole book.

        Raises FileTrouble if there is no packet to bind.
        """
        if self._changed is None:
            raise FileTrouble("Nothing of this verifies, so there is no book of it; use a copy.")
        plan, size = self._plan, self._size
        edition = foot_words(plan.organisation, Edition.BOOK)
        front = front_pages(plan, self._told, size)
        self._substitutions.update(missing_in(front))
        told = Pages(
            pages=(),
            title=f"{BOOK}, {plan.session}",
            author=plan.organisation.name or plan.session,
            subject=edition,
            changed=self._changed,
            mark=plan.mark,
        )
        self._binder.finish(
            front,
            lambda page, pages: edition_foot(plan.session, edition, page, pages, size),
            told,
        )
