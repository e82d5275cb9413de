"""Cases made by hand, with everything that a packet has to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from calibrate.domain.decisions import Decision, FollowUp, Outcome, Vote
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Citation, Confidence, Observation, Rating, Side, Stance
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Criterion, Pairing, Rubric
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import OpenedRating, Reveal, build_sheet
from tests.worlds.evidence import pieces
from tests.worlds.people import PANEL
from tests.worlds.rubrics import STEP, technical_excellence

REVEALED = datetime(2026, 11, 19, 14, 13, tzinfo=UTC)
DECIDED = datetime(2026, 11, 19, 14, 25, tzinfo=UTC)


def ratings(
    names: Sequence[str], of: Rubric, evidence: Sequence[Evidence]
) -> tuple[OpenedRating, ...]:
    """One rating for each name and criterion, spread by a fixed pattern."""
    return tuple(
        _rating(place, name, row, criterion, of, evidence)
        for row, (criterion, _) in enumerate(of.for_step(STEP))
        for place, name in enumerate(names)
    )


def _rating(
    place: int, name: str, row: int, criterion: Criterion, of: Rubric, evidence: Sequence[Evidence]
) -> OpenedRating:
    pairing = criterion.pairing(STEP) or Pairing.PAIRED
    offered = of.scale.offered(pairing)
    drawn = (4, 4, 3, 4, 5, 4, 4, 3, 4, 2, 4, 4)[(place * (row + 1) + row) % 12]
    value = min(max(drawn, offered[0]), offered[-1])
    nothing = (place, row) in {(2, 6), (5, 6), (1, 3)}
    here = [piece for piece in evidence if criterion.id in piece.criteria][: 1 + place % 3]
    citations = tuple(
        Citation(piece.id, list(Stance)[(place + row) % 3 if place % 4 == 0 else 0])
        for piece in here
    )
    if place == 1 and row == 3:
        citations += (Citation(evidence[-1].id, Stance.TARGET), Citation("piece-5", Stance.CURRENT))
    return OpenedRating(
        Rating(
            criterion.id,
            None if nothing else value,
            list(Confidence)[(place + row) % 3],
            (
                Observation(Side.FOR, "Wrote down what each option gives up before it was built."),
                Observation(Side.AGAINST, "The rota stopped in the week she was on leave."),
            )[: 1 + place % 2],
            reason=f"{name} on {criterion.title.lower()}: the note says what each option gives up, "
            "the way back was rehearsed, and the last word was left to the team that pays for it.",
            citations=citations,
        ),
        panelist=f"panelist-{place}",
        name=name,
    )


DECISION = Decision(
    id="decision",
    candidate="nadia",
    outcome=Outcome.PROMOTE,
    reason="Nadia has worked at L4 for two halves. The storage format that five teams now share "
    "was her design, with the options, the risk and the way back in writing before anything was "
    "built; the quota work repeated it at smaller scale. Code, tests and reviews meet L4 with "
    "hardly a doubt. The panel stays divided on whether she raises the team’s standard.",
    vote=Vote(9, 2),
    follow_ups=(
        FollowUp(
            "Nadia Rahimi",
            "Hand the review rota to a second owner, with a written list of what the owner does "
            "each week; report in February whether it ran for six weeks without Nadia.",
            date(2026, 12, 18),
        ),
        FollowUp(
            "Luca Ferri",
            "Bring one design from outside ingest to a decision together, Nadia in the second "
            "chair.",
            date(2027, 1, 29),
        ),
        FollowUp("Maren Holt", "Give Nadia this decision in words, before it is sent."),
    ),
)
DISSENT = (
    "L4 asks for a change that holds without her. The review rota stopped the week she went on "
    "leave, and nobody else had the list. The test checklist is used, but it is a document, not "
    "yet a practice. I would have waited one half."
)


def decided(raters: int = 12, name: str = "Nadia Rahimi", times: int = 1, excused: int = 1) -> Case:
    """A decided case with dissent, somebody absent, a recusal, and an unplaced piece."""
    of, evidence, names = technical_excellence(), pieces(times), PANEL[:raters]
    present = names[: raters - excused]
    state = CandidateState(
        Candidate("nadia", name, STEP, "Platform, ingest"), CandidatePhase.DECIDED, 1
    )
    reveal = Reveal(1, REVEALED, names[len(present) :], "absent all day" if excused else "")
    sheet = build_sheet(
        state,
        of,
        evidence,
        ratings(present, of, evidence),
        presenters=("Luca Ferri",),
        reveals=(reveal,),
        decision=DECISION,
        decided=DECIDED,
        raters=raters,
    )
    return Case(
        session="Autumn 2026 calibration",
        sheet=sheet,
        file_name=f"{name}.pdf",
        raters=names,
        recused=("Yara Haddad",),
        facilitators=("Maren Holt",),
        observers=("Devon Achterberg",),
        quorum=8,
        rated=len(present),
        present=len(present),
        exceptions=(),
        dissenters=(("Grace Nakamura", DISSENT),),
        log_line=412,
        log_head="7c1e90af22d4" + "5b" * 26,
        changed=DECIDED,
    )


def undecided(raters: int = 12) -> Case:
    """A revealed case on which nothing was decided yet."""
    case = decided(raters)
    sheet = replace(case.sheet, phase=CandidatePhase.REVEALED, decision=None, decided=None)
    return replace(case, sheet=sheet, dissenters=(), exceptions=())


def sealed(raters: int = 12) -> Case:
    """A case that was not revealed: nobody's ratings are in it."""
    case = undecided(raters)
    rows = tuple(replace(row, ratings=()) for row in case.sheet.rows)
    sheet = replace(case.sheet, phase=CandidatePhase.SEALED, rows=rows, reveals=())
    return replace(case, sheet=sheet, rated=0, present=0)


def many(raters: int = 12) -> Case:
    """A decided case of fourteen criteria, two of each of the usual seven."""
    case = decided(raters, excused=0)
    of = case.sheet.rubric
    twice = tuple(
        replace(criterion, id=f"{criterion.id}{turn}", title=f"{criterion.title}{turn}")
        for criterion in of.criteria
        for turn in ("", " II")
    )
    of = replace(of, criteria=twice)
    evidence = tuple(
        replace(
            piece,
            id=f"{piece.id}{turn}",
            number=place * 100 + piece.number,
            criteria=tuple(f"{criterion}{turn}" for criterion in piece.criteria),
        )
        for place, turn in enumerate(("", " II"))
        for piece in pieces(2)
    )
    sheet = build_sheet(
        CandidateState(case.sheet.candidate, CandidatePhase.DECIDED, 1),
        of,
        evidence,
        ratings(case.raters, of, evidence),
        presenters=("Luca Ferri",),
        reveals=case.sheet.reveals,
        decision=DECISION,
        decided=DECIDED,
        raters=raters,
    )
    return replace(case, sheet=sheet)


ARABIC = EvidenceText("ليلى حداد", "تقرير عن الخدمة " * 30)


def extreme() -> Case:
    """A case in which everything is as long as it may be, in several scripts."""
    case = decided(12, name="Maria Fernanda de Albuquerque " * 6 + "e Silva")
    of = case.sheet.rubric
    wordy = tuple(
        replace(
            criterion,
            id=f"{criterion.id}-{turn}",
            title=f"{criterion.title}, part {turn}" + " of a long strand of the ladder" * turn,
        )
        for turn in range(5)
        for criterion in of.criteria
    )[:30]
    of = replace(of, criteria=wordy)
    long_text = "\n\n".join(["The quick explanation of it all, told at leisure. " * 24] * 8)
    evidence = (
        *(replace(piece, criteria=tuple(f"{c}-0" for c in piece.criteria)) for piece in pieces()),
        Evidence(
            "long",
            "nadia",
            12,
            EvidenceText("T" * 300, long_text, "kind " * 12, None, "r" * 120, author="a " * 60),
            ("design-0", "code-1"),
            version=3,
            reason=long_text[:600],
        ),
        Evidence("arabic", "nadia", 13, ARABIC, ("code-0",)),
        Evidence("chinese", "nadia", 14, EvidenceText("陳美玲", "设计说明" * 90), ("review-0",)),
    )
    names = (*PANEL[:10], "W" * 200, "ليلى حداد")
    opened = ratings(names, of, evidence)
    first = replace(
        opened[0], rating=replace(opened[0].rating, value=5, reason=(long_text * 2)[:8000])
    )
    decision = replace(
        DECISION,
        reason=long_text[:6000],
        vote=Vote(40, 17, 3),
        follow_ups=(*DECISION.follow_ups, FollowUp("O" * 120, long_text[:4000])),
    )
    sheet = build_sheet(
        CandidateState(replace(case.sheet.candidate, team="team " * 60), CandidatePhase.DECIDED, 1),
        of,
        evidence,
        (first, *opened[1:]),
        presenters=names[:4],
        reveals=(Reveal(1, REVEALED, ("Q" * 150, "Piet Aalders", "Jo"), long_text[:900]),),
        decision=decision,
        decided=DECIDED,
        raters=len(names) + 3,
    )
    return replace(
        case,
        session="Autumn calibration of everybody " * 8,
        sheet=sheet,
        raters=names,
        recused=names * 3,
        facilitators=names,
        exceptions=("against the majority of votes",),
        dissenters=((names[0], long_text), (names[10], "Short.")),
    )
