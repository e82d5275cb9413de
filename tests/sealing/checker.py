"""What is wrong with a walk's two sessions as they stand: the checks of the sealing test."""

from __future__ import annotations

import re
from collections.abc import Mapping

from calibrate.domain.errors import CalibrateError
from calibrate.domain.phases import Viewer
from tests.reading import everything, viewers
from tests.sealing.ledger import Ledger
from tests.sealing.oracle import Verdict, might_tell, verdict
from tests.sealing.walk import Side, Walk

WORD = re.compile(r"zq\d{4}z")
SHOWN = 120
SEARCHED = 4
"""Every so many-th reader searches too: an index for each takes longer than all the rest."""


def readers(walk: Walk) -> dict[str, Viewer]:
    """Return everybody who may read, by a name."""
    return viewers(tuple(walk.people), walk.candidates)


def check(walk: Walk, everybody: Mapping[str, Viewer]) -> int:
    """Check both sessions for all viewers; return how many pairs of state and viewer that were."""
    for number, (name, viewer) in enumerate(everybody.items(), start=walk.words):
        sought = "" if number % SEARCHED else "zq"
        try:
            texts = [everything(side.store, viewer, walk.candidates, sought) for side in walk.sides]
        except CalibrateError as error:
            walk.wrong.append(f"{name} cannot read: {error}")
            continue
        for side, text in zip(walk.sides, texts, strict=True):
            walk.wrong += [f"{name} {one}" for one in misread(side, viewer, text)]
        if texts[0] != texts[1] and must_read_alike(walk, viewer):
            walk.wrong.append(f"{name} can tell the twins apart: {_difference(*texts)}")
    return len(walk.sides) * len(everybody)


def misread(side: Side, viewer: Viewer, text: str) -> list[str]:
    """Return what a viewer reads and may not, and what they do not read and must."""
    wrong = ["reads the seed" for secret in side.secrets if secret in text]
    wrong += ["reads of damage where there is none"] if "is damaged: what" in text else []
    return wrong + _judged(side.ledger, viewer, set(WORD.findall(text)))


def _judged(ledger: Ledger, viewer: Viewer, read: set[str]) -> list[str]:
    wrong = []
    known = set()
    for item in ledger.items:
        answer = verdict(ledger, viewer, item)
        if answer is not Verdict.NOT:
            known.add(item.word)
        if answer is Verdict.MUST and item.word not in read and WORD.fullmatch(item.word):
            wrong.append(f"does not read {item}")
    leaked = read - known
    wrong += [f"reads {item}" for item in ledger.items if item.word in leaked]
    return wrong


def must_read_alike(walk: Walk, viewer: Viewer) -> bool:
    """Tell whether a viewer reads nothing in which the twins differ."""
    return not any(
        item.varied and might_tell(side.ledger, viewer, item)
        for side in walk.sides
        for item in side.ledger.items
    )


def _difference(one: str, other: str) -> str:
    """Return where two texts part."""
    pairs = zip(one, other, strict=False)
    place = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    begin = max(place - SHOWN, 0)
    return f"…{one[begin : place + SHOWN]}…\n   or …{other[begin : place + SHOWN]}…"
