"""Cases that were talked about: two rounds, and a record with everything that may be in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from calibrate.domain.ballots import Origin
from calibrate.domain.decisions import Decision, Dissent, EarlierDecision, FollowUp, Outcome, Vote
from calibrate.domain.evidence import Evidence
from calibrate.domain.people import Candidate
from calibrate.domain.presence.away import Away
from calibrate.domain.ratings import Citation, Confidence, Observation, Rating, Side, Stance
from calibrate.domain.record.case import Case, LateBallot
from calibrate.domain.seeing.anonymous import without_names
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import OpenedRating, Reveal, Sheet, build_sheet
from tests.worlds import cases
from tests.worlds.cases import DECIDED, REVEALED
from tests.worlds.evidence import pieces
from tests.worlds.people import PANEL
from tests.worlds.rubrics import STEP, technical_excellence

REVEALED_AGAIN = REVEALED + timedelta(minutes=8)
NOTHING = 0
"""Stands for *not enough evidence* in the tables below."""

FIRST = {
    "knowledge": (4, 4, 4, 5, 4, 4, 3, 4, 4, 3, 4),
    "code": (4, 4, 4, 5, 4, 4, 4, 4, 4, 3, 4),
    "production": (2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2),
    "design": (5, 2, 3, 3, 4, 4, NOTHING, 3, 4, 3, 4),
    "review": (4, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4),
    "standard": (4, 3, 4, 2, 3, 4, 4, 3, 4, 3, 4),
    "improvements": (4, 4, NOTHING, 4, 4, 4, NOTHING, 4, 3, 4, 4),
}
SECOND = {
    "design": (5, 4, 4, 3, 4, 4, 4, 4, 4, 3),
    "standard": (4, 3, 4, 3, 4, 3, 4, 3, 4, 3),
}
"""Who is last took no part in round 2, and keeps round 1."""

CHANGED = (
    "The note names who decided, and the minutes show that she left the last word to the team that "
    "pays. I had read it as her own decision."
)
NOTE = (
    "Hugo read the paragraph on who signs. Four had taken the note for a summary written after the "
    "fact; its first version is from before the build.\n"
    "Nobody contested that the way back was rehearsed. What stayed open is whether one design is "
    "enough: Ελένη and Seán think that it is not."
)
EARLIER = EarlierDecision(
    Decision(
        "earlier",
        "nadia",
        Outcome.NOT_YET,
        "The panel could not tell whether the storage format was decided by her or by the "
        "architects’ round, and the note did not say so.",
        Vote(5, 6),
        (Dissent("panelist-0", "The minutes of February name her; I would have read them first."),),
        (FollowUp("Luca Ferri", "Find the minutes of the storage decision.", date(2026, 11, 16)),),
    ),
    DECIDED - timedelta(days=7, hours=3),
    DECIDED - timedelta(minutes=31),
    "The minutes were found: they name Nadia as the one who asked for the decision and wrote it.",
    (("Hugo Lefèvre", "The minutes of February name her; I would have read them first."),),
)
DECISION = replace(
    cases.DECISION, vote=Vote(7, 3, 1), dissents=(Dissent("panelist-1", cases.DISSENT),)
)


def talked(decision: Decision | None = DECISION, is_open: bool = True) -> Case:
    """Two rounds and a full record; with `is_open` false round 2 is still sealed."""
    sheet = _sheet(decision, is_open)
    return replace(
        cases.decided(),
        sheet=sheet,
        recused=("Yara Haddad", "Maren Holt"),
        rated=11,
        present=11,
        dissenters=(("Grace Nakamura", cases.DISSENT),) if decision else (),
        deputy="Hugo Lefèvre",
        attendance=_attendance(),
        late=(LateBallot("Piet Aalders", DECIDED + timedelta(minutes=37)),),
        set_aside=("Yara Haddad",),
        earlier=(EARLIER,),
        minutes_used=23,
        minutes_planned=20,
        changed=DECIDED + timedelta(minutes=37),
    )


def sealed_again() -> Case:
    """Round 2 is rated now: its ratings are in nobody's reach."""
    return replace(talked(None, is_open=False), late=(), earlier=())


def tied() -> Case:
    """A tie that somebody decided, against what the quorum asks for."""
    decision = replace(DECISION, vote=Vote(2, 2, 1))
    return replace(
        talked(decision),
        present=5,
        decider="Hugo Lefèvre",
        exceptions=("below the quorum: 5 took part, 8 are needed",),
    )


def nameless() -> Case:
    """The same case for somebody who presents the candidate."""
    case = talked(replace(DECISION, dissents=()))
    sheet = without_names(case.sheet)
    bare = tuple(replace(one, excused=(), because="", invalid=()) for one in sheet.reveals)
    away = tuple(replace(one, because="") for one in case.attendance)
    sheet = replace(sheet, reveals=bare)
    return replace(
        case, sheet=sheet, dissenters=(), late=(), set_aside=(), earlier=(), attendance=away
    )


def endless() -> Case:
    """A record that fills pages."""
    case = cases.extreme()
    text = "A reason that somebody wrote down at length, and then once more. " * 40
    away = tuple(
        Away(f"{name}{number}", number % 3 == 0, at, None if number % 5 == 0 else at, text[:900])
        for number in range(60)
        for name in (PANEL[number % 12], "W" * 180)
        for at in (REVEALED + timedelta(minutes=number),)
    )
    decision = replace(EARLIER.decision, reason=text * 3)
    earlier = replace(EARLIER, decision=decision, because=text)
    return replace(
        case,
        sheet=replace(case.sheet, rows=tuple(replace(r, note=text * 3) for r in case.sheet.rows)),
        attendance=away,
        earlier=(earlier,) * 5,
        late=tuple(LateBallot("W" * 200, REVEALED, 1 + n % 2) for n in range(30)),
        set_aside=("W" * 200, *PANEL),
        deputy="W" * 200,
        decider="W" * 200,
    )


def _attendance() -> tuple[Away, ...]:
    return (
        Away("Piet Aalders", True, REVEALED - timedelta(hours=5), None, "ill, since yesterday"),
        Away("Maren Holt", False, REVEALED - timedelta(minutes=9), DECIDED, ""),
        Away("Yara Haddad", False, REVEALED - timedelta(minutes=8), DECIDED, ""),
        Away(
            "Louise Ekström",
            True,
            REVEALED + timedelta(minutes=4),
            REVEALED + timedelta(minutes=10),
            "called to an incident",
        ),
    )


def _sheet(decision: Decision | None, is_open: bool) -> Sheet:
    of, evidence = technical_excellence(), pieces()
    phase = CandidatePhase.DECIDED if decision else CandidatePhase.REVEALED
    candidate = Candidate("nadia", "Nadia Rahimi", STEP, "Platform, ingest")
    again = tuple(SECOND)
    absent = Reveal(1, REVEALED, ("Piet Aalders",), "Piet Aalders is absent: ill, since yesterday")
    left = Reveal(
        2,
        REVEALED_AGAIN,
        ("Louise Ekström", "Piet Aalders"),
        "called to an incident; Piet Aalders is absent: ill, since yesterday",
    )
    return build_sheet(
        CandidateState(candidate, phase, 2 if is_open else 1, second_round=again),
        of,
        evidence,
        ratings(evidence, is_open),
        presenters=("Luca Ferri",),
        reveals=(absent, left) if is_open else (absent,),
        decision=decision,
        decided=DECIDED if decision else None,
        notes={"design": NOTE},
        raters=12,
    )


def ratings(evidence: Sequence[Evidence], is_open: bool) -> tuple[OpenedRating, ...]:
    """Round 1 of eleven, and round 2 of ten on what split, if it `is_open`."""
    second = SECOND if is_open else {}
    opened = []
    for criterion, values in FIRST.items():
        after = second.get(criterion, ())
        for place, value in enumerate(values):
            stands = place >= len(after)
            opened.append(_rating(place, criterion, value, evidence, 1, stands, place > 8))
        for place, value in enumerate(after):
            opened.append(_rating(place, criterion, value, evidence, 2, True, False))
    return tuple(opened)


def _rating(
    place: int,
    criterion: str,
    value: int,
    evidence: Sequence[Evidence],
    round: int,
    stands: bool,
    imported: bool,
) -> OpenedRating:
    moved = round > 1 and FIRST[criterion][place] != value
    why = CHANGED if moved else "What I read before the talk still holds, in both directions."
    if round == 1:
        why = (
            f"On {criterion} the note says what each option gives up, the way back was rehearsed, "
            "and the last word was left to the team that pays for it."
        )
    here = [piece for piece in evidence if criterion in piece.criteria][: 1 + place % 3]
    sides = (Side.FOR, Side.AGAINST) if value < 4 else (Side.FOR,)
    words = {
        Side.FOR: "Wrote down what each option gives up before it was built.",
        Side.AGAINST: "The rota stopped in the week she was on leave.",
    }
    stance = Stance.TARGET if value > 3 else Stance.CURRENT
    rating = Rating(
        criterion,
        value or None,
        list(Confidence)[(place + len(criterion)) % 3],
        tuple(Observation(side, words[side]) for side in sides) if round == 1 else (),
        why,
        tuple(Citation(piece.id, stance, piece.version) for piece in here),
    )
    origin = Origin.IMPORTED if imported else Origin.ROOM
    return OpenedRating(rating, f"panelist-{place}", PANEL[place], round, origin, stands)


def reopened() -> Case:
    """A draft again: the decision that stood was taken up once more."""
    return talked(None)
