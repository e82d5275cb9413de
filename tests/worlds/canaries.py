"""A decided session in which everything that no candidate may read is a word of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from calibrate.domain.attached.attachment import NewAttachment
from calibrate.domain.commands import (
    AddPanelist,
    Attach,
    BeginSecondRound,
    CallCandidate,
    DeclareConflict,
    ImportEvidence,
    MarkAbsent,
    OpenMeeting,
    RecordDecision,
    Relate,
    RevealRound,
    Submit,
    WriteNote,
    new_id,
)
from calibrate.domain.decisions import Decision, Dissent, FollowUp, Outcome, Vote
from calibrate.domain.errors import Refused
from calibrate.domain.evidence import Audience, EvidenceText, NewEvidence
from calibrate.domain.people import Panelist, Relation, RelationKind, Role
from calibrate.domain.ratings import Citation, Confidence, Observation, Rating, Side, Stance
from tests.worlds.rubrics import STEP
from tests.worlds.sessions import Made, new_session

NUMBERS = ("Below L3", "Meets L3", "Between L3", "Meets L4", "Above L4", "not enough evidence")
COUNTS = (" for, ", " against", "abstention", " of 3", " of 7", "quorum", "unanim", "Round 2")
"""What numbers, ranges and votes are called, wherever they are told in words."""
VOTES = {Outcome.DEFER: Vote(1, 1), Outcome.PROMOTE: Vote(2, 0), Outcome.NOT_YET: Vote(0, 2)}
GIVEN = "Gift"
"""What the words begin with that the candidate was given."""


@dataclass
class Aviary:
    """A session, and every word that may not be seen; `say` gives another one."""

    made: Made
    words: list[str] = field(default_factory=list)

    def say(self, about: str) -> str:
        """Return a word that nothing else has in it, and that no candidate may read."""
        word = f"Zq{about}{len(self.words):03d}xv"
        self.words.append(word)
        return word


def names(raters: int) -> tuple[str, ...]:
    """Names of raters, each of two words that nothing else has in it."""
    return tuple(f"Zqfirst{at}xv Zqlast{at}xv" for at in range(raters))


def given(number: int) -> EvidenceText:
    """A piece that the candidate was given."""
    return EvidenceText(f"{GIVEN} {number}", f"{GIVEN} text {number}.", reference=f"G-{number}")


def decided(path: Path, raters: int = 3, values: tuple[int, ...] = (4,)) -> Aviary:
    """Ann is decided; `values` are given in turn, all equal where there is only one."""
    made = new_session(path, panelists=names(raters), pieces=0)
    aviary = Aviary(made)
    aviary.words += [part for name in names(raters) for part in name.split()]
    _people(aviary)
    _evidence(aviary)
    made.open_rating()
    for place in range(raters - 1):
        made.do(_submission(aviary, place, values))
    rated = made.panelists[-1]
    made.do(OpenMeeting("lot"), MarkAbsent(rated, aviary.say("absence")), CallCandidate(made.ann))
    made.do(RevealRound(made.ann, 1, (rated,), aviary.say("override")))
    made.do(WriteNote(made.ann, "code", aviary.say("note")))
    _second_round(aviary, raters)
    decide(aviary)
    return aviary


def _people(aviary: Aviary) -> None:
    made = aviary.made
    for role, about in ((Role.FACILITATOR, "chair"), (Role.OBSERVER, "observer")):
        made.do(AddPanelist(Panelist(about, aviary.say(about), role, rates=False)))
    recused = Panelist("recused", aviary.say("recused"))
    made.do(AddPanelist(recused))
    relation = Relation(RelationKind.RECUSED, "recused", made.ann, aviary.say("kinship"))
    made.do(Relate(relation))


def _evidence(aviary: Aviary) -> None:
    made, added = aviary.made, []
    for number, audience in enumerate((*Audience, Audience.CANDIDATE)):
        own = audience is Audience.CANDIDATE
        text = given(number) if own else _hidden(aviary)
        said = EvidenceText(
            text.title, text.text, "Note", None, text.reference, author=aviary.say("author")
        )
        piece = NewEvidence(f"piece-{number}", made.ann, said, ("code",), audience)
        added.append(piece)
    made.do(ImportEvidence(aviary.say("table"), (), tuple(added)))
    for piece in added:
        files = (NewAttachment(f"{aviary.say('file')}.txt", aviary.say("content").encode()),)
        made.do(Attach(piece.id, files))


def _hidden(aviary: Aviary) -> EvidenceText:
    return EvidenceText(aviary.say("title"), aviary.say("text"), reference=aviary.say("reference"))


def _submission(aviary: Aviary, place: int, values: tuple[int, ...], round: int = 1) -> Submit:
    made = aviary.made
    wanted = made.state().second_round if round > 1 else ()
    criteria = made.session().rubric.for_step(STEP)
    given = tuple(
        Rating(
            criterion.id,
            min(values[(place + row) % len(values)], 2)
            if criterion.id == "launch"
            else max(values[(place + row) % len(values)], 2),
            Confidence.VERY,
            (Observation(Side.FOR, aviary.say("observation")),),
            aviary.say("reason"),
            (Citation("piece-0", Stance.TARGET), Citation("piece-2", Stance.CURRENT)),
        )
        for row, (criterion, _) in enumerate(criteria)
        if not wanted or criterion.id in wanted
    )
    return Submit(new_id(), made.panelists[place], made.ann, given, round)


def _second_round(aviary: Aviary, raters: int) -> None:
    """Go through a second round where something split."""
    made = aviary.made
    try:
        made.do(BeginSecondRound(made.ann))
    except Refused:
        return
    for place in range(raters - 1):
        made.do(_submission(aviary, place, (4,), 2))
    made.do(RevealRound(made.ann, 2, (made.panelists[-1],), aviary.say("override")))


def decide(aviary: Aviary, outcome: Outcome = Outcome.DEFER) -> None:
    """Record a decision with all that can be said of it."""
    made = aviary.made
    dissents = (Dissent(made.panelists[0], aviary.say("dissent")),)
    follow_ups = (FollowUp(aviary.say("owner"), aviary.say("followup")),)
    reason = aviary.say("decision")
    decision = Decision(new_id(), made.ann, outcome, reason, VOTES[outcome], dissents, follow_ups)
    made.do(RecordDecision(decision))


def conflict(aviary: Aviary) -> None:
    """Somebody declares a conflict late, which sets their ratings aside."""
    made = aviary.made
    made.do(DeclareConflict(made.panelists[1], made.ann, aviary.say("conflict")))
