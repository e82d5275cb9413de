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
    by_consent: bool = False


def decisions(case: Case) -> Iterator[Decided]:
    """Yield the decisions on a candidate, oldest first."""
    for one in case.earlier:
        since = (one.reopened, one.because, one.by_consent)
        yield Decided(one.decision, one.time, one.dissenters, False, *since)
    sheet = case.sheet
    if sheet.decision:
        by_consent = sheet.by_consent
        yield Decided(sheet.decision, sheet.decided, case.dissenters, by_consent=by_consent)
