"""What `show --json` prints: a contract that scripts may build on.

{"format": "calibrate.show", "version": 1,
 "session":    {"title", "phase", "absent": [{"panelist", "because"}], "outside": [name],
   "agenda":   {"arranged", "minutes", "reading_minutes",
                "order": [{"candidate", "minutes_used", "at_hand", "set_aside"}]}},
 "rubric":     {"title", "version", "hash",
   "levels":   [{"key", "title", "introduction", "examples_introduction", "expectations": [text],
                 "examples": [{"text", "criterion"}], "gaps": [{"text", "criterion"}]}],
   "criteria": [{"id", "title", "category", "pairing",
                 "expectations": {level: {"text", "examples": [text], "gaps": [text]}}}],
   "scale":    {"holds", "bar", "not_shown", "points": [{"value", "label"}]},
   "split":    {"share", "distance"}},
 "candidates": [{"name", "team", "phase", "current", "target", "presenters": [name], "deputy",
   "without_deputy", "statement": STATEMENT, "facts": FACTS,
   "second_round": [id], "sealed_round",
   "evidence": [{"label", "version", "title", "text", "kind", "date", "ref", "link", "author",
                 "part", "criteria": [id], "audience",
                 "attachments": [{"name", "size", "sha256"}]}],
   "rows":     [{"criterion", "title", "pairing", "evidence": [label], "count", "splits",
                 "ratings": [RATING], "replaced": [RATING], "split_first",
                 "movement": {"up", "down", "same", "other"}, "note"}],
   "reveals":  [{"round", "time", "excused": [name], "because", "invalid": [name]}],
   "away":     [{"panelist", "absent", "since", "until", "because"}],
   "set_aside": [name], "late": [{"panelist", "round", "time"}],
   "on_behalf": [{"panelist", "by", "round"}],
   "renewed": [{"panelist", "by", "time", "since": [round]}],
   "replaced_kits": [{"panelist", "number", "time", "because"}],
   "counted": [{"panelist", "round", "hash", "words", "signing"}],
   "decision": DECISION, "earlier": [DECISION]}]}

RATING is {"panelist", "round", "origin", "value", "confidence", "reason",
           "observations": [{"side", "text"}],
           "citations": [{"evidence", "version", "stance", "passage"}]}
DECISION is {"outcome", "reason", "time", "vote": {"for", "against", "abstained"}, "by_consent",
             "dissents": [{"panelist", "text"}], "follow_ups": [{"owner", "text", "due"}],
             "response": ANSWERS},
           the one that stands also with {"decider", "exceptions": [text]},
           an earlier one also with {"reopened", "because"}
STATEMENT is {"text", "version", "for_room", "reason"}
FACTS is {"level_since", "promoted", "outcomes": [{"day", "what", "words"}]}
ANSWERS is {"until", "turn_to", "responses": [{"text", "came", "filed", "late"}]}

A level's lists hold all that it says, its expectations in the order of the criteria; an example or
gap has the id of its criterion, or null where it is on none, and an example that came out of a
session an "origin": {"session", "month"}. A criterion's pairing is "paired",
"new" or "current_only" between the ladder's lowest and highest level (null if neither speaks), a
row's between the candidate's own two. A rating's value is null for *not enough evidence*, its
confidence null where none was stated, its panelist null where names are not shown; its origin is
"imported" where it came from a table, and "room" or "kit" where it was typed there.

A piece's audience says who may see it: "panel" alone, the "room" as well, the "candidate" too.
Its attachments are files, their size in bytes; `calibrate attached` writes what is in them.

`ratings` are those that count, each panelist's newest; `replaced` those of round 1 in whose place
the same panelist put one of round 2. `count` (`below`, `meets`, `not_enough`) and `splits` are of
`ratings`, `split_first` of all of round 1; they are null, and both lists empty, while nothing is
revealed. `movement` is null unless the row had a second round that was revealed. `sealed_round` is
the round that takes ratings now, or null. `decision` is the one that stands, null before it and
after a reopening; `earlier` are those before, oldest first. `decider` decided a tie, null if there
was none. `away` are those who missed some of a candidate's turn, `absent` or outside for them, and
`until` is null if to the end; `late` ballots came after the reveal and count nowhere; `set_aside`
are those whose ratings count no more because of a conflict; `replaced_kits` are of those who may
rate the candidate and were given a kit, with a key of its own, in another's place; `counted` are
the submissions that count, their `signing` "compared" or "not compared" by voice where a kit's key
signed, "unsigned" where it did not although one is known, otherwise "plain". `agenda` is null
before the meeting is open, and `arranged` is "lot", "split" or "hand". `without_deputy` is why a
facilitator who presents runs that part, or null. `statement` is the candidate's own, null where
there is none; `facts` are what was kept about them until after the vote, null before it and where
nothing is; `response` has until when and to whom they may respond to that decision and what came,
`late` where that was after the deadline, null where nothing is set and nothing came. `by_consent`
says that a decision was taken together with others that nobody disputed: its vote counts who
agreed. Notes and reasons are empty, and lists of names too, for those who may not read them. Times
are ISO 8601.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import msgspec

from calibrate.domain.decisions import Decision, EarlierDecision
from calibrate.domain.evidence import Evidence
from calibrate.domain.record.case import Case
from calibrate.domain.session import Session
from calibrate.domain.sheet import OpenedRating, Reveal, Sheet, SheetRow
from calibrate.exchange.shown.rubric_json import Json, rubric_json
from calibrate.exchange.shown.voice.voice_json import answers_json, facts_json, statement_json

FORMAT = "calibrate.show"
VERSION = 1


def show_json(session: Session, cases: Sequence[Case], now: datetime) -> str:
    """Return a session and cases of it, read for one viewer by `now`, as JSON text."""
    return json_text({"format": FORMAT, "version": VERSION, **contents(session, cases, now)})


def contents(session: Session, cases: Sequence[Case], now: datetime) -> Json:
    """Return what stands below format and version."""
    return {
        "session": _session(session, now),
        "rubric": rubric_json(session.rubric),
        "candidates": [candidate_json(case) for case in cases],
    }


def json_text(content: Json) -> str:
    """Return JSON as a person can read it, too."""
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _session(session: Session, now: datetime) -> Json:
    meeting, panelists = session.meeting, session.panel.panelists
    absences = ((panelist.name, meeting.absence(panelist.id)) for panelist in panelists)
    return {
        "title": session.title,
        "phase": session.phase,
        "absent": [{"panelist": name, "because": line.because} for name, line in absences if line],
        "outside": [panelist.name for panelist in panelists if meeting.outside(panelist.id)],
        "agenda": _agenda(session, now) if meeting.is_open else None,
    }


def _agenda(session: Session, now: datetime) -> Json:
    meeting = session.meeting
    return {
        "arranged": meeting.arranged,
        "minutes": meeting.minutes,
        "reading_minutes": meeting.reading_minutes,
        "order": [
            {
                "candidate": session.candidate(candidate).name,
                "minutes_used": meeting.minutes_used(candidate, now),
                "at_hand": meeting.at_hand == candidate,
                "set_aside": meeting.is_set_aside(candidate),
            }
            for candidate in meeting.agenda
        ],
    }


def candidate_json(case: Case) -> Json:
    """Return what the contract has of one candidate, read for one viewer."""
    sheet = case.sheet
    return {
        "name": sheet.candidate.name,
        "team": sheet.candidate.team,
        "phase": sheet.phase,
        "current": sheet.step.current,
        "target": sheet.step.target,
        "presenters": sheet.presenters,
        "deputy": case.deputy or None,
        "without_deputy": case.without_deputy or None,
        "statement": statement_json(sheet.statement),
        "facts": facts_json(sheet.facts),
        "second_round": sheet.second_round,
        "sealed_round": sheet.sealed_round,
        "evidence": [_piece(piece) for piece in sheet.evidence],
        "rows": [_row(sheet, row) for row in sheet.rows],
        "reveals": [_reveal(reveal) for reveal in sheet.reveals],
        **_record(case),
        "decision": _standing(case),
        "earlier": [_earlier(decision) for decision in case.earlier],
    }


def _record(case: Case) -> Json:
    return {
        "away": [
            {
                "panelist": away.name,
                "absent": away.absent,
                "since": away.since.isoformat(),
                "until": _time(away.until),
                "because": away.because,
            }
            for away in case.attendance
        ],
        "set_aside": case.set_aside,
        "late": [
            {"panelist": late.name, "round": late.round, "time": late.time.isoformat()}
            for late in case.late
        ],
        "counted": [
            {
                "panelist": one.name,
                "round": one.round,
                "hash": one.hash,
                "words": one.words,
                "signing": one.signing,
            }
            for one in case.counted
        ],
        "on_behalf": [
            {"panelist": one.name, "by": one.by or None, "round": one.round}
            for one in case.on_behalf
        ],
        "renewed": [
            {
                "panelist": one.name,
                "by": one.by or None,
                "time": one.time.isoformat(),
                "since": one.since,
            }
            for one in case.renewed
        ],
        "replaced_kits": [
            {
                "panelist": kit.name,
                "number": kit.number,
                "time": kit.time.isoformat(),
                "because": kit.because,
            }
            for kit in case.replaced_kits
        ],
    }


def _piece(piece: Evidence) -> Json:
    content = piece.content
    return {
        "label": piece.label,
        "version": piece.version,
        "title": content.title,
        "text": content.text,
        "kind": content.kind,
        "date": content.date.isoformat() if content.date else None,
        "ref": content.reference,
        "link": content.link,
        "author": content.author,
        "part": content.part,
        "criteria": piece.criteria,
        "audience": piece.audience,
        "attachments": [
            {"name": one.name, "size": one.size, "sha256": one.sha256} for one in piece.attachments
        ],
    }


def _row(sheet: Sheet, row: SheetRow) -> Json:
    return {
        "criterion": row.criterion.id,
        "title": row.criterion.title,
        "pairing": row.pairing,
        "evidence": [piece.label for piece in row.evidence],
        "count": asdict(sheet.count(row)) if row.ratings else None,
        "splits": sheet.splits(row) if row.ratings else None,
        "ratings": [_rating(sheet, opened) for opened in row.standing],
        "replaced": [_rating(sheet, opened) for opened in row.ratings if not opened.stands],
        "split_first": sheet.split_first(row) if row.ratings else None,
        "movement": asdict(row.movement) if row.movement else None,
        "note": row.note,
    }


def _rating(sheet: Sheet, opened: OpenedRating) -> Json:
    rating = opened.rating
    cited = ((sheet.piece(citation.evidence), citation) for citation in rating.citations)
    return {
        "panelist": opened.name or None,
        "round": opened.round,
        "origin": opened.origin,
        "value": rating.value,
        "confidence": rating.confidence,
        "reason": rating.reason,
        "observations": [asdict(observation) for observation in rating.observations],
        "citations": [
            {
                "evidence": piece.label,
                "version": citation.version,
                "stance": citation.stance,
                "passage": citation.passage,
            }
            for piece, citation in cited
            if piece
        ],
    }


def _reveal(reveal: Reveal) -> Json:
    return {
        "round": reveal.round,
        "time": reveal.time.isoformat(),
        "excused": reveal.excused,
        "because": reveal.because,
        "invalid": reveal.invalid,
    }


def _standing(case: Case) -> Json | None:
    decision = case.sheet.decision
    if decision is None:
        return None
    more = {"decider": case.decider or None, "exceptions": case.exceptions}
    told = _decision(decision, case.sheet.decided, case.dissenters, case.sheet.by_consent)
    return told | more | {"response": answers_json(case.sheet.answers)}


def _earlier(earlier: EarlierDecision) -> Json:
    more = {
        "reopened": earlier.reopened.isoformat(),
        "because": earlier.because,
        "response": answers_json(earlier.answers),
    }
    told = _decision(earlier.decision, earlier.time, earlier.dissenters, earlier.by_consent)
    return told | more


def _decision(
    decision: Decision,
    time: datetime | None,
    dissenters: Sequence[tuple[str, str]],
    by_consent: bool,
) -> Json:
    vote = decision.vote
    return {
        "outcome": decision.outcome,
        "reason": decision.reason,
        "time": _time(time),
        "vote": vote
        and {
            "for": vote.votes_for,
            "against": vote.votes_against,
            "abstained": vote.abstained,
        },
        "by_consent": by_consent,
        "dissents": [{"panelist": name or None, "text": text} for name, text in dissenters],
        "follow_ups": [
            {
                "owner": follow_up.owner,
                "text": follow_up.text,
                "due": follow_up.due.isoformat() if follow_up.due else None,
            }
            for follow_up in decision.follow_ups
        ],
    }


def _time(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
