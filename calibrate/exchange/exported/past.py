"""All decisions on one candidate: those that stand no more, and then the one that does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from calibrate.domain.decisions import Decision
from calibrate.domain.record.case import Case


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, its time, who dissented in which words, and whether it stands.

    One that stands no more has `reopened` and `because`: when and why the case was opened again.
    """

    decision: Decision
    time: datetime | None
    dissenters: tuple[tuple[str, str], ...]
    stands: bool = True
    reopened: datetime | None = None
    because: str = ""


def decisions(case: Case) -> Iterator[Decided]:
    """Yield the decisions on a candidate, oldest first."""
    for one in case.earlier:
        yield Decided(one.decision, one.time, one.dissenters, False, one.reopened, one.because)
    if case.sheet.decision:
        yield Decided(case.sheet.decision, case.sheet.decided, case.dissenters)
