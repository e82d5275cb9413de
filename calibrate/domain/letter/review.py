"""What stands between a letter and its leaving: what is unread, what was taken out, who is named.

It is worked out in the chair's view, which reads what raters wrote; the edition that leaves is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from calibrate.domain.decisions import Outcome
from calibrate.domain.evidence import Audience, Evidence
from calibrate.domain.letter.edition import WRITTEN, CandidateEdition, Place, texts_of
from calibrate.domain.letter.letter import Kept, Letter, Message, Told, digest_of
from calibrate.domain.letter.naming import names_in
from calibrate.domain.letter.proposing import proposed
from calibrate.domain.letter.quoting import asked_in, quotes_in, runs_of
from calibrate.domain.permissions import may_change_audience
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet


class Removed(StrEnum):
    """What does not reach the candidate."""

    PIECE = "piece"
    LEFT_OUT = "left out"
    FILES = "files"
    AUTHORS = "authors"
    REASON = "reason"
    FOLLOW_UPS = "follow-ups"
    RATINGS = "ratings"
    VOTE = "vote"
    DISSENT = "dissent"
    NOTES = "notes"
    FACTS = "facts"
    PANEL = "panel"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Something that was taken out, and of which piece where it is one.

    `text` is what a person may put into the message in their own words; `can_change` says whether
    a key brings the piece back.
    """

    what: Removed
    piece: Evidence | None = None
    text: str = ""
    can_change: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that may give somebody away: their name, or words that a rater wrote.

    `who` is nothing where it is words; `because` is why it was kept, or nothing while it was not.
    """

    place: Place
    text: str
    start: int
    end: int
    who: str = ""
    because: str = ""

    @property
    def found(self) -> str:
        """The words that were found."""
        return self.text[self.start : self.end]

    @property
    def key(self) -> tuple[str, int, int]:
        """Where it stands."""
        return self.place.key, self.start, self.end


@dataclass(frozen=True, slots=True)
class Review:
    """All that whoever hands a letter over has to see first.

    `edition` is what the candidate would read now, `draft` what they would once everything was
    confirmed as it stands. `message` and `told` are as somebody wrote them, or as the record
    proposes them.
    """

    edition: CandidateEdition
    draft: CandidateEdition
    message: Message
    told: tuple[Told, ...]
    taken_out: tuple[TakenOut, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it may leave: everything was read, and every mention dealt with."""
        return self.edition.is_whole and not self.open_mentions

    @property
    def unread(self) -> int:
        """How many proposals nobody confirmed."""
        return (not self.message.is_confirmed) + sum(not one.is_confirmed for one in self.told)

    @property
    def open_mentions(self) -> tuple[Mention, ...]:
        """The mentions that nobody decided to keep."""
        return tuple(one for one in self.mentions if not one.because)


def review(
    edition: CandidateEdition,
    letter: Letter,
    sheet: Sheet,
    session: Session,
    outcome: Outcome,
    proposal: str,
    asked: Sequence[str] = (),
) -> Review:
    """Return what is to be seen of a letter; sheet and session are those of who runs the part.

    `proposal` is the message that is suggested, `asked` what panelists asked before the meeting.
    """
    message = letter.message or Message(proposal)
    told = tuple(
        letter.of(row.criterion.id) or Told(row.criterion.id, proposed(sheet, row))
        for row in sheet.rows
    )
    draft = _drafted(edition, outcome, sheet, message, told)
    return Review(
        edition=edition,
        draft=draft,
        message=message,
        told=told,
        taken_out=tuple(_taken_out(letter, sheet, session)),
        mentions=tuple(_mentions(draft, letter.kept, sheet, session, asked)),
    )


def _drafted(
    edition: CandidateEdition,
    outcome: Outcome,
    sheet: Sheet,
    message: Message,
    told: Sequence[Told],
) -> CandidateEdition:
    criteria = (
        replace(one, finding=said.finding, words=said.words)
        for one, said in zip(edition.criteria, told, strict=True)
    )
    return replace(
        edition,
        outcome=outcome,
        decided=sheet.decided.date() if sheet.decided else None,
        message=message.text,
        criteria=tuple(criteria),
        is_draft=True,
    )


# What was taken out


def _taken_out(letter: Letter, sheet: Sheet, session: Session) -> Iterator[TakenOut]:
    yield from _pieces(letter, sheet, session)
    given = [one for one in sheet.evidence if one.audience is Audience.CANDIDATE]
    yield from (TakenOut(Removed.FILES, one) for one in given if one.attachments)
    yield from (TakenOut(Removed.AUTHORS, one) for one in given if one.content.author.strip())
    decision = sheet.decision
    if decision:
        yield TakenOut(Removed.REASON, text=decision.reason)
    for follow_up in decision.follow_ups if decision else ():
        yield TakenOut(Removed.FOLLOW_UPS, text=follow_up.text)
    there = (
        (Removed.RATINGS, any(row.ratings for row in sheet.rows)),
        (Removed.VOTE, decision is not None and decision.vote is not None),
        (Removed.DISSENT, decision is not None and bool(decision.dissents)),
        (Removed.NOTES, any(row.note for row in sheet.rows)),
        (Removed.FACTS, not sheet.facts.is_empty),
        (Removed.PANEL, bool(session.panel.panelists)),
        (Removed.RECORD, True),
    )
    yield from (TakenOut(what) for what, is_there in there if is_there)


def _pieces(letter: Letter, sheet: Sheet, session: Session) -> Iterator[TakenOut]:
    for piece in sheet.evidence:
        if piece.audience is not Audience.CANDIDATE:
            yield TakenOut(Removed.PIECE, piece, can_change=may_change_audience(session))
        elif piece.id in letter.left_out:
            yield TakenOut(Removed.LEFT_OUT, piece, can_change=True)


# Who is named, and whose words are repeated


def _mentions(
    draft: CandidateEdition,
    kept: Sequence[Kept],
    sheet: Sheet,
    session: Session,
    asked: Sequence[str],
) -> Iterator[Mention]:
    """A question is its asker's sentence wherever it stands, in a piece that has its answer too."""
    people = tuple(one.name for one in session.panel.panelists)
    runs = runs_of(_of_raters(sheet))
    reasons = {(one.place, one.start, one.end, one.digest): one.because for one in kept}
    for place, text in texts_of(draft):
        named = names_in(text, people, draft.candidate.name)
        found = [(one.start, one.end, one.who) for one in named]
        if place.part in WRITTEN:
            found += [(start, end, "") for start, end in quotes_in(text, runs)]
        found += [(start, end, "") for start, end in asked_in(text, asked)]
        digest = digest_of(text) if found else ""
        for start, end, who in sorted(set(found)):
            because = reasons.get((place.key, start, end, digest), "")
            yield Mention(place, text, start, end, who, because)


def _of_raters(sheet: Sheet) -> Iterator[str]:
    """Yield what raters wrote: reasons, observations, dissents, and the notes of their talk."""
    for row in sheet.rows:
        yield row.note
        for opened in row.ratings:
            yield opened.rating.reason
            yield from (one.text for one in opened.rating.observations)
    yield from (one.text for one in (sheet.decision.dissents if sheet.decision else ()))
