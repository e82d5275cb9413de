"""Examples for the ladder: offered, with what still tells, agreed to, and withdrawn."""

from __future__ import annotations

from calibrate.domain.commands import (
    AddCandidate,
    AddPanelist,
    ApproveExample,
    Command,
    CreateSession,
    ImportEvidence,
    OfferExample,
    OpenMeeting,
    OpenRating,
    RecordAgreement,
    RecordDecision,
    RevealRound,
    Submit,
)
from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.evidence import EvidenceText, NewEvidence
from calibrate.domain.people import Candidate, Panelist, Role
from calibrate.domain.ratings import Citation, Rating, Stance
from calibrate.store.store import Store
from calibrate.ui.desk import Desk
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.offers.offers_dialog import OffersDialog
from tests.shots.album import Album, put_away
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import STEP, technical_excellence
from tests.worlds.secrets import everybody_chooses
from tests.worlds.sessions import naturally

NAMES = ("Mara Villalobos", "Jonas Brandt-Okonkwo")
RATERS = ("Adaeze Obi", "Bram Visser", "Chiara Conti")
TEXT = (
    "The review rota of Ingest stood still whenever one person was away. Mara wrote down who "
    "reviews what, let two teams try it for a month, and handed it over to Kestrel.\n\n"
    "Reviews take a day now where they took four, also while she was on leave."
)
WORDS = (
    "Wrote down who reviews what, had two teams try it, and handed it over: reviews took a day "
    "instead of four, also while they were away."
)
TELLING = "Mara wrote down who reviews what, let two teams try it for a month (#4711, May 2026)."


def made(album: Album, name: str) -> Store:
    """A meeting in which both are decided, and each gives an example of the team's standard."""
    rubric = technical_excellence()
    path = album.scratch / f"{name}.calib"
    store = Store.create(path, CreateSession("s", "Autumn 2026", rubric), Clock(tick=60))
    people = [Panelist(f"p{place}", name) for place, name in enumerate(RATERS)]
    fay = Panelist("fay", "Fay Lindqvist", Role.FACILITATOR, rates=False)
    commands = [AddPanelist(one) for one in (fay, *people)]
    for place, name in enumerate(NAMES):
        content = EvidenceText("A review rota that two teams keep", TEXT, "Document")
        piece = NewEvidence(f"e{place}", f"n{place}", content, ("standard",))
        _do(store, AddCandidate(Candidate(f"n{place}", name, STEP)))
        _do(store, ImportEvidence("made", (), (piece,)))
    _do(store, *commands, OpenRating())
    everybody_chooses(store)
    for place, _ in enumerate(NAMES):
        for one in people:
            given = tuple(_rating(id, place) for id in _criteria(store))
            _do(store, Submit(f"{one.id}{place}", one.id, f"n{place}", given))
    _do(store, OpenMeeting("lot"))
    for place, _ in enumerate(NAMES):
        decision = Decision(f"d{place}", f"n{place}", Outcome.PROMOTE, "Shown twice.", Vote(3, 0))
        _do(store, RevealRound(f"n{place}"), RecordDecision(decision))
    return store


def _criteria(store: Store) -> list[str]:
    return [one.id for one, _ in store._session.rubric.for_step(STEP)]


def _rating(criterion: str, place: int) -> Rating:
    value = 2 if criterion == "production" else 4
    cited = (Citation(f"e{place}", Stance.TARGET),) if criterion == "standard" else ()
    return Rating(criterion, value, reason="Seen in the work.", citations=cited)


def _do(store: Store, *commands: Command) -> None:
    for command in commands:
        store.apply(command, naturally(store, command))


def draw(album: Album) -> None:
    """Draw the console with the line that leads there."""
    store = made(album, "offers-console")
    screen = MeetingScreen(Desk(store))
    screen.show_candidate("n0")
    album.take("offers-console", screen)
    put_away(screen)
    store.close()


def ask(album: Album) -> None:
    """Draw the dialog as it goes from the first words to the approval."""
    store = made(album, "offers")
    screen = MeetingScreen(Desk(store))

    def tell(dialog: OffersDialog) -> None:
        dialog.form.words.setPlainText(TELLING)

    album.ask("offers", screen, lambda: screen.chairing.offer_example("n0"))
    album.ask("offers-telling", screen, lambda: screen.chairing.offer_example("n0"), tell)
    gap = technical_excellence().criterion("standard").expectation("L4")
    assert gap
    _do(store, OfferExample("o", "e0", "standard", "L4", gap.gaps[0], WORDS))
    album.ask("offers-offered", screen, lambda: screen.chairing.offer_example("n0"))
    _do(store, RecordAgreement("o", "asked in person on 3 December, said yes"))
    album.ask("offers-agreed", screen, lambda: screen.chairing.offer_example("n0"))
    _do(store, ApproveExample("o"))
    album.ask("offers-approved", screen, lambda: screen.chairing.offer_example("n0"))
    dialog = OffersDialog(screen, screen.desk, "n0")
    album.ask("offers-withdraw", screen, dialog.withdraw.click)
    put_away(screen)
    store.close()
