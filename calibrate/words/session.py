"""What is said of a session: where it, a candidate and a packet stand, and what it consists of."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.agenda.readiness import Part
from calibrate.domain.ballots import SECOND
from calibrate.domain.changes import Subject
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase, CandidateState, SessionPhase

DRAFT = "DRAFT"
DAMAGED_PAGE = "DAMAGED FILE: not what was recorded. This packet does not verify."
DAMAGED_OUTLINE = "Damaged file: this packet does not verify"


class PhaseWords(NamedTuple):
    """What a phase of a session is called, and what it means for who rates."""

    name: str
    meaning: str


SESSION_PHASES = {
    SessionPhase.SETUP: PhaseWords("Set-up", "Rating is not open"),
    SessionPhase.RATING: PhaseWords("Rating", "Rating is open"),
    SessionPhase.MEETING: PhaseWords("Meeting", "The meeting is open"),
    SessionPhase.CLOSED: PhaseWords("Closed", "The session is closed"),
}


class StandingWords(NamedTuple):
    """Where a candidate stands, and what kind of packet theirs would be."""

    name: str
    packet: str


CANDIDATE_PHASES = {
    CandidatePhase.SEALED: StandingWords("sealed", f"{DRAFT}, sealed"),
    CandidatePhase.REVEALED: StandingWords("revealed", DRAFT),
    CandidatePhase.DECIDED: StandingWords("decided", "Decided"),
    CandidatePhase.WITHDRAWN: StandingWords("withdrawn", "Withdrawn, no packet"),
}

PARTS = {
    Part.RUBRIC: "Rubric",
    Part.CANDIDATES: "Candidates",
    Part.EVIDENCE: "Evidence",
    Part.PANEL: "Panel",
}
"""The parts of set-up."""


class ComingWords(NamedTuple):
    """What comes next, and the button that leads there."""

    sentence: str
    button: str


GO_TO_MEETING = "Go to the meeting"
SEND_BALLOT = "Send my ballot…"

COMING = {
    Coming.SET_UP: ComingWords("Next: finish set-up.", "Go to Set-up"),
    Coming.OPEN_RATING: ComingWords("Next: open rating.", "Open rating"),
    Coming.RATE: ComingWords("Next: everybody rates.", "Go to rating"),
    Coming.OPEN_MEETING: ComingWords("Next: open the meeting.", "Open the meeting…"),
    Coming.CALL: ComingWords("Next: call a candidate.", GO_TO_MEETING),
    Coming.GO_ON: ComingWords("Next: go on with the meeting.", GO_TO_MEETING),
    Coming.ELSEWHERE: ComingWords("Next: a deputy goes on.", GO_TO_MEETING),
    Coming.CLOSE: ComingWords("Next: close the session.", "Close the session…"),
    Coming.EXPORT: ComingWords("Next: export the packets.", "Export the packets…"),
}


def phase_words(phase: SessionPhase) -> str:
    """Return where a session stands, as part of a sentence."""
    return SESSION_PHASES[phase].name.lower()


def standing_words(phase: CandidatePhase) -> str:
    """Return where a candidate stands, as part of a sentence."""
    return CANDIDATE_PHASES[phase].name


def packet_words(state: CandidateState) -> str:
    """Return in a few words what kind of packet a candidate's would be now."""
    if state.sealed_round == SECOND:
        return f"{DRAFT}, second round sealed"
    return CANDIDATE_PHASES[state.phase].packet


def packet_mark(case: Case) -> str:
    """Return the mark that every page carries: DRAFT, WITHDRAWN, or nothing once decided."""
    if case.sheet.phase is CandidatePhase.WITHDRAWN:
        return standing_words(case.sheet.phase).upper()
    return DRAFT if case.is_draft else ""


SUBJECTS: dict[Subject | None, str] = {
    Subject.SESSION: "the title and phase",
    Subject.RUBRIC: "the rubric",
    Subject.POLICY: "the policy",
    Subject.CANDIDATES: "candidates",
    Subject.PANEL: "the panel",
    Subject.RELATIONS: "recusals and presenters",
    Subject.EVIDENCE: "evidence",
    Subject.PLACEMENT: "where evidence is placed",
    Subject.KEYS: "keys",
    Subject.SUBMISSIONS: "submissions",
    Subject.RATINGS: "ratings",
    Subject.DECISION: "decisions",
    Subject.NOTES: "notes",
    Subject.OFFERS: "examples offered to the ladder",
    Subject.LETTERS: "letters to candidates",
    Subject.ISSUED: "packets that were issued",
    Subject.STATEMENT: "candidates’ statements",
    Subject.FACTS: "facts that are kept until after the vote",
    Subject.ANSWERS: "candidates’ responses",
    Subject.QUESTIONS: "questions before the meeting",
    Subject.MEETING: "the meeting’s times",
    Subject.AGENDA: "the agenda",
    Subject.ATTENDANCE: "attendance",
    Subject.KITS: "kits",
    Subject.SENIORITY: "how senior panelists are",
    Subject.TALK: "whether reasons come before numbers",
    None: "the record and drafts",
}
"""What a session consists of, named where some of it could not be read."""


def subjects_listed(subjects: Set[Subject | None]) -> str:
    """Name subjects in one phrase, always in the same order."""
    return ", ".join(words for subject, words in SUBJECTS.items() if subject in subjects)
