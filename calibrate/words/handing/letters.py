"""What is said in a letter to a candidate, and of one before it leaves."""

from __future__ import annotations

from typing import NamedTuple

from calibrate.domain.decisions import Outcome
from calibrate.domain.letter.edition import (
    CandidateEdition,
    GivenPiece,
    Part,
    Place,
    ToldCriterion,
)
from calibrate.domain.letter.letter import Finding
from calibrate.domain.letter.review import Mention, Removed, Review, TakenOut
from calibrate.domain.people import Candidate
from calibrate.domain.rubric.rubric import Pairing, Step
from calibrate.words.decisions import OUTCOMES
from calibrate.words.evidence import AUDIENCES
from calibrate.words.phrases import capitalized, listing, of_step, several

REVIEW = "Letter to the candidate"
REVIEW_FIRST = "Review it first: Review… in Packets, or calibrate letter."


OPENING = "The panel looked at your work for the step from {current} to {target}"
CLOSING = (
    "Below is what it saw in your work, what each level needs, and what to look at next. Bring "
    "what you want to talk about to your manager."
)


class FindingWords(NamedTuple):
    """What is told where the target level speaks, and where only the current one does."""

    name: str
    held: str


FINDINGS = {
    Finding.SHOWN: FindingWords("Shown at {target}", "Holds at {current}"),
    Finding.PARTLY: FindingWords("Partly shown at {target}", "Holds in part at {current}"),
    Finding.NOT_YET: FindingWords("Not yet shown at {target}", "Not shown at {current} now"),
    Finding.UNTOLD: FindingWords("Not enough to tell", "Not enough to tell"),
}

REMOVED = {
    Removed.PIECE: "Not for the candidate",
    Removed.LEFT_OUT: "Left out of this letter",
    Removed.FILES: "Attached files stay with the panel",
    Removed.AUTHORS: "Who wrote it is not told",
    Removed.REASON: "The reason of the decision",
    Removed.FOLLOW_UPS: "A follow-up, and who owns it",
    Removed.RATINGS: "All ratings: numbers, reasons, observations, citations, how many",
    Removed.VOTE: "The vote",
    Removed.DISSENT: "Dissent",
    Removed.NOTES: "Notes of the talk",
    Removed.FACTS: "What was kept about them until after the vote",
    Removed.PANEL: "Who is on the panel, presents, is recused or was absent",
    Removed.RECORD: "Times of the meeting, the log, hashes and keys",
}

PARTS = {
    Part.MESSAGE: "the message",
    Part.STATEMENT: "the candidate’s own statement",
    Part.TURN_TO: "the words that say to whom they turn",
    Part.WORDS: "the sentence on",
    Part.SESSION: "the session’s title",
    Part.TEAM: "the team",
    Part.ORGANISATION: "the organisation’s name",
    Part.LINE: "the line in the foot",
    Part.TITLE: "the title of",
    Part.TEXT: "the text of",
    Part.KIND: "the kind of",
    Part.REFERENCE: "the reference of",
    Part.LINK: "the link of",
    Part.OWN_PART: "the part in",
}

CONFIRMED, PROPOSED = "confirmed", "to be confirmed"
TO_BE_READ = "DRAFT, not confirmed"
KEPT, TO_LOOK_AT = "kept", "to look at"
MESSAGE_NOTE = "Proposed is how it was decided, and nothing that anybody on the panel wrote."
CHOOSE = "What they are told"
FROM_RATINGS = "Proposed is what the rating in the middle says. You decide what they are told."
OWN_SENTENCE = "A sentence of your own, or none"
NOTHING_GIVEN = "No piece of your work was given to you with this letter."


def heading_words(outcome: Outcome, step: Step) -> str:
    """Return how an outcome is told to the person it is about."""
    return of_step(OUTCOMES[outcome].told, step)


def proposed_message(outcome: Outcome, candidate: Candidate) -> str:
    """Return the message that is suggested: nothing of what anybody on the panel wrote."""
    told = of_step(f"{OPENING}, {OUTCOMES[outcome].letter}", candidate.step)
    return f"Dear {candidate.name},\n\n{told}\n\n{CLOSING}"


def finding_words(finding: Finding, pairing: Pairing, step: Step) -> str:
    """Return what a candidate is told of a criterion, such as "Shown at L4"."""
    name, held = FINDINGS[finding]
    return of_step(held if pairing is Pairing.CURRENT_ONLY else name, step)


def told_words(criterion: ToldCriterion, step: Step) -> str:
    """Return what is told of a criterion in an edition, or that nothing was confirmed."""
    if criterion.finding is None:
        return "Not confirmed"
    return finding_words(criterion.finding, criterion.pairing, step)


def seen_words(numbers: tuple[int, ...]) -> str:
    """Say which pieces were seen on a criterion, such as "Seen in your work: 1, 2 and 5"."""
    return f"Seen in your work: {listing([str(one) for one in numbers])}" if numbers else ""


def examples_words(criterion: ToldCriterion, step: Step) -> str:
    """Say of which level the examples are that follow."""
    return f"Examples of the ladder at {step.target if criterion.target else step.current}"


def own_part_words(piece: GivenPiece) -> str:
    """Say what of a piece the person did; nothing where it is not said."""
    return f"Your part: {piece.part}" if piece.part.strip() else ""


def taken_title(one: TakenOut) -> str:
    """Return what was taken out: a piece by its name, or what else it is."""
    return f"{one.piece.label} {one.piece.content.title}" if one.piece else REMOVED[one.what]


def stays_words(one: TakenOut) -> str:
    """Say why something stays here, as part of a sentence."""
    match one.what:
        case Removed.PIECE if one.piece:
            return f"for {AUDIENCES[one.piece.audience]}, not for the candidate"
        case Removed.REASON | Removed.FOLLOW_UPS:
            return "the panel’s own words; write to the candidate in yours"
        case Removed.LEFT_OUT | Removed.FILES | Removed.AUTHORS:
            return f"{REMOVED[one.what][0].lower()}{REMOVED[one.what][1:]}"
    return "no candidate reads it"


def removed_words(one: TakenOut) -> str:
    """Return in a line what was taken out, and why."""
    return f"{taken_title(one)}: {stays_words(one)}"


def place_words(place: Place, edition: CandidateEdition) -> str:
    """Return where a text stands, such as "the text of piece 3, Queue rebuilt"."""
    words = PARTS[place.part]
    piece = next((one for one in edition.pieces if one.id == place.of), None)
    criterion = next((one for one in edition.criteria if one.id == place.of), None)
    if piece:
        return f"{words} piece {piece.number}, {piece.title}"
    return f"{words} “{criterion.title}”" if criterion else words


def mention_words(mention: Mention) -> str:
    """Say what was found: whose name it may be, or that a rater wrote these words."""
    if not mention.who:
        return "Repeats what a rater wrote"
    return f"May name {mention.who}"


def lacking_words(review: Review) -> str:
    """Say in one sentence what keeps a letter from leaving; nothing where it may."""
    lacking = []
    if review.unread:
        lacking.append(f"{several(review.unread, 'proposal')} not confirmed")
    if review.open_mentions:
        count = len(review.open_mentions)
        lacking.append(f"{several(count, 'mention')} of raters neither taken out nor kept")
    if not lacking:
        return ""
    return f"The letter to {review.edition.candidate.name} cannot leave: {listing(lacking)}."


def ready_words(review: Review) -> str:
    """Say where a letter stands in a few words."""
    if review.is_ready:
        return "Everything is confirmed; it can leave"
    return capitalized(
        listing(
            [
                words
                for count, words in (
                    (review.unread, f"{review.unread} to confirm"),
                    (
                        len(review.open_mentions),
                        f"{several(len(review.open_mentions), 'mention')} to look at",
                    ),
                )
                if count
            ]
        )
    )


def waiting_words(waiting: int, ticked: int) -> str:
    """Say how many of the letters that are wanted wait to be read; nothing where none does."""
    if not waiting:
        return ""
    waits = "waits" if waiting == 1 else "wait"
    return f"{waiting} of {several(ticked, 'letter')} {waits} to be read and confirmed."
