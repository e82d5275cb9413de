"""Cases made by hand, with everything that a packet has to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from calibrate.domain.decisions import Decision, FollowUp, Outcome, Vote
from calibrate.domain.evidence import Evidence, EvidenceText
from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Citation, Confidence, Observation, Rating, Side, Stance
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Criterion, Expectation, Level, Pairing, Rubric, Step
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import OpenedRating, Reveal, build_sheet

STEP = Step("L3", "L4")
REVEALED = datetime(2026, 11, 19, 14, 13, tzinfo=UTC)
DECIDED = datetime(2026, 11, 19, 14, 25, tzinfo=UTC)
PANEL = (
    "Hugo Lefèvre",
    "Grace Nakamura",
    "Bram Visser",
    "Ελένη Παπαδοπούλου",
    "Søren Ødegård",
    "Priyanka Raghunathan",
    "Tomasz Wierzba",
    "Yuki Tanabe",
    "Ngozi Eze",
    "Seán Gallagher",
    "Louise Ekström",
    "Piet Aalders",
)

EXPECTATIONS = (
    (
        "knowledge",
        "Technical knowledge",
        "Knows the team’s own tools and services well enough to deliver without daily help, and "
        "says early where that knowledge ends.",
        "Knows how neighbouring systems behave under load and where they fail, and is asked first.",
    ),
    (
        "code",
        "Code and tests",
        "Writes code that colleagues read without questions. Tests cover the expected paths and "
        "the known edges.",
        "Leaves code that others extend safely. Tests say what may break, and catch it first.",
    ),
    (
        "production",
        "Production readiness",
        "Ships behind a flag, watches the first hour, and knows how to go back. Alerts have notes.",
        "",
    ),
    (
        "design",
        "Design",
        "Designs a change inside one component and has it reviewed before building. Notes the "
        "alternatives.",
        "Designs across components. Writes down options, risks and the way back, and brings the "
        "teams it touches to a decision.",
    ),
    (
        "review",
        "Code review",
        "Reviews within a day, names what has to change and what is taste.",
        "Reviews so that the author learns the reason, and others repeat it.",
    ),
    (
        "standard",
        "Raising the team’s standard",
        "Takes part when the team improves how it works.",
        "Starts changes in how the team works that last without their attention.",
    ),
    (
        "improvements",
        "Improvements",
        "",
        "Finds what costs the team most, and removes it without being asked.",
    ),
)
EXAMPLES = {
    ("design", "L3"): ("Asks two colleagues to read a one-page note before the first commit.",),
    ("design", "L4"): (
        "Writes one page that five teams sign, with the option that was dropped and its cost.",
        "Rehearses the way back with the people who would be paged.",
    ),
    ("knowledge", "L4"): ("Predicts which of two queues fills first, and is right.",),
}
GAPS = {("standard", "L4"): ("An example from a team without a rota is still needed.",)}

PIECES = (
    (
        "Why ingest stalls at month end",
        "Traced a stall of 40 minutes to lock waits in the ledger, two teams away, and showed it "
        "with four graphs.",
        "Incident note",
        ("knowledge",),
    ),
    (
        "Peer note, T. Okafor",
        "“When ledger misbehaves I ask Nadia first, then the ledger team.”",
        "Peer feedback",
        ("knowledge", "standard"),
    ),
    (
        "One storage format",
        "Options, risks and way back for one format across five teams; signed by all five after "
        "three weeks, one option dropped on cost.",
        "Design note",
        ("design",),
    ),
    (
        "Bounded queue for retries",
        "Replaced ad-hoc retries; p99 delay fell from 41 s to 6 s. Property tests found two "
        "orderings that the old code lost: List<String> became List<Retry>.",
        "Merged change",
        ("code",),
    ),
    (
        "Flaky tests, down to three",
        "Removed or mended 46 of 49 tests that failed at random; wrote down how to tell a flaky "
        "test from a race.",
        "Merged changes",
        ("code",),
    ),
    (
        "Roll-out of format v3",
        "Three stages behind a flag; stopped at 10 % for a day when error rates doubled, found the "
        "cause, went on.",
        "Roll-out log",
        ("production",),
    ),
    (
        "Retry note",
        "Lists three ways to bound retries. Written in the week after the change was merged.\n"
        "The first way keeps the queue as it is and drops what is older than an hour. It needs no "
        "migration, and it loses what nobody has asked for yet; two consumers said that they could "
        "live with that, one said that they could not.\n"
        "The second way bounds the queue by bytes. It was built, because the graphs of March show "
        "that the count of messages says little about how long they take. The note gives the "
        "numbers, and the script that made them.\n"
        "The third way asks the producers to slow down. It was dropped: four teams would have had "
        "to change in the same quarter, and one of them had no owner for its client library.",
        "Design note",
        ("design",),
    ),
    (
        "Pager notes for ingest",
        "Every alert that pages has a note; two are out of date since August.",
        "Run book",
        ("production",),
    ),
    (
        "Reviews in the billing repository",
        "Eleven reviews in a repository that is not hers; four comments became lint rules.",
        "Review log",
        ("review", "standard"),
    ),
    (
        "The quota format",
        "The same way of deciding as for the storage format, on a smaller scale.",
        "Design note",
        ("design",),
    ),
    (
        "Talk on back-pressure",
        "Forty minutes for the whole department, with <b>live</b> graphs &amp; a 100 %s demo.",
        "Talk",
        (),
    ),
)


def rubric() -> Rubric:
    """A ladder with all three pairings, examples and gaps."""
    criteria = tuple(
        Criterion(key, title, tuple(_expectations(key, current, target)))
        for key, title, current, target in EXPECTATIONS
    )
    levels = (Level("L3", "Engineer"), Level("L4", "Senior engineer"))
    return Rubric("Technical Excellence", levels, criteria, version="2026.2")


def _expectations(key: str, current: str, target: str) -> Sequence[Expectation]:
    return [
        Expectation(level, text, EXAMPLES.get((key, level), ()), GAPS.get((key, level), ()))
        for level, text in (("L3", current), ("L4", target))
        if text
    ]


def pieces(times: int = 1) -> tuple[Evidence, ...]:
    """All pieces, `times` over."""
    found = []
    for number, (title, text, kind, criteria) in enumerate(PIECES * times, start=1):
        is_second = number == 5
        content = EvidenceText(
            title,
            text,
            kind,
            date(2026, 1, 31) + timedelta(days=17 * (number % 17)),
            reference=f"PR {4000 + 37 * number}" if kind.startswith("Merged") else "",
            author="T. Okafor" if kind == "Peer feedback" else "",
        )
        found.append(
            Evidence(
                f"piece-{number}",
                "nadia",
                number,
                content,
                criteria,
                version=2 if is_second else 1,
                reason="count corrected from 52" if is_second else "",
            )
        )
    return tuple(found)


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
    of, evidence, names = rubric(), pieces(times), PANEL[:raters]
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
