"""A session in which Mara is decided and can be written to; what gives raters away is in it."""

from __future__ import annotations

from pathlib import Path

from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    Command,
    CreateSession,
    ImportEvidence,
    OpenMeeting,
    OpenRating,
    RecordDecision,
    RevealRound,
    Submit,
    TellFinding,
    WriteMessage,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.letter.review import Review
from calibrate.domain.people import Candidate, Panelist, Role
from calibrate.domain.phases import in_chair
from calibrate.domain.ratings import Citation, Observation, Rating, Side, Stance
from calibrate.store.store import Store
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import STEP, technical_excellence
from tests.worlds.secrets import everybody_chooses
from tests.worlds.sessions import naturally

MARA, IN_CHAIR = "mara", in_chair("fay")
RATERS = ("Adaeze Obi", "Bram van den Visser", "Chiara Conti")
REASON = "The rota she set up ran for six weeks while she was on leave."
GIVEN = (
    EvidenceText(
        "A review rota that two teams keep",
        "Wrote down who reviews what, let two teams try it for a month, and handed it over. "
        "Bram read the first draft, and @cconti the second.",
        "Document",
        reference="DOC-12",
        link="https://wiki.example.org/rota",
        part="alone",
    ),
    EvidenceText(
        "Queue rebuilt without a stop",
        "Three steps behind a flag; the slowest call went from 41 s to 6 s.",
        "Merged change",
        reference="#4411",
        part="led two others",
    ),
)
VOTES = {Outcome.PROMOTE: Vote(2, 1), Outcome.NOT_YET: Vote(1, 2), Outcome.DEFER: None}
KEPT_BACK = EvidenceText("What the neighbours say", "She is asked first.", "Peer feedback")


def decided(path: Path, outcome: Outcome = Outcome.NOT_YET) -> Store:
    """Mara is decided; two pieces are for her, one is for the panel alone."""
    store = Store.create(
        path, CreateSession("s", "Autumn 2026 calibration", technical_excellence()), Clock(tick=60)
    )
    people = [Panelist(f"p{place}", name) for place, name in enumerate(RATERS)]
    fay = Panelist("fay", "Fay Lindqvist", Role.FACILITATOR, rates=False)
    do(store, AddCandidate(Candidate(MARA, "Mara Villalobos", STEP, "Ingest")))
    added = [
        NewEvidence(f"e{place}", MARA, content, ("standard",), Audience.CANDIDATE)
        for place, content in enumerate(GIVEN)
    ]
    added.append(NewEvidence("kept", MARA, KEPT_BACK, ("knowledge",), Audience.PANEL))
    do(store, ImportEvidence("made", (), tuple(added)))
    do(store, *(AddPanelist(one) for one in (fay, *people)), OpenRating())
    everybody_chooses(store)
    for place, one in enumerate(people):
        do(store, Submit(f"s{place}", one.id, MARA, _ratings(store, place)))
    do(store, OpenMeeting("lot"), RevealRound(MARA))
    dissent = (Dissent("p1", "I would have promoted her now, and said so twice in the talk."),)
    follow_ups = (FollowUp("Chiara Conti", "Find a design for her to lead in spring."),)
    reason, vote = "One half is short for what the step asks.", VOTES[outcome]
    do(store, RecordDecision(Decision("d", MARA, outcome, reason, vote, dissent, follow_ups)))
    return store


def _ratings(store: Store, place: int) -> tuple[Rating, ...]:
    criteria = store._session.rubric.for_step(STEP)
    return tuple(
        Rating(
            criterion.id,
            2 if criterion.id == "production" else (4, 3, 4, 2)[(number + place) % 4],
            observations=(Observation(Side.FOR, f"Observation {place} of {criterion.title}."),),
            reason=REASON,
            citations=(Citation("e0", Stance.TARGET), Citation("kept", Stance.CURRENT)),
        )
        for number, (criterion, _) in enumerate(criteria)
    )


def do(store: Store, *commands: Command) -> None:
    """Carry commands out, each by whom it is as a rule."""
    for command in commands:
        store.apply(command, naturally(store, command))


def confirm_all(store: Store) -> Review:
    """Confirm everything as it stands, and return what is to be seen then."""
    review = store.letter_review(MARA, IN_CHAIR)
    do(store, WriteMessage(MARA, review.message.text, True))
    for told in review.told:
        do(store, TellFinding(MARA, told.criterion, told.finding, told.words, True))
    return store.letter_review(MARA, IN_CHAIR)
