"""What `show --json` prints: a contract that scripts may build on.

{"format": "calibrate.show", "version": 1,
 "session":    {"title", "phase"},
 "rubric":     {"title", "version", "hash",
   "levels":   [{"key", "title", "introduction", "examples_introduction", "expectations": [text],
                 "examples": [{"text", "criterion"}], "gaps": [{"text", "criterion"}]}],
   "criteria": [{"id", "title", "category", "pairing",
                 "expectations": {level: {"text", "examples": [text], "gaps": [text]}}}],
   "scale":    {"holds", "bar", "not_shown", "points": [{"value", "label"}]},
   "split":    {"share", "distance"}},
 "candidates": [{"name", "team", "phase", "current", "target", "presenters": [name],
   "evidence": [{"label", "version", "title", "text", "kind", "date", "ref", "link", "author",
                 "criteria": [id]}],
   "rows":     [{"criterion", "title", "pairing", "evidence": [label], "count", "splits",
                 "ratings": [{"panelist", "round", "origin", "value", "confidence", "reason",
                              "observations": [{"side", "text"}],
                              "citations": [{"evidence", "version", "stance"}]}]}],
   "reveals":  [{"round", "time", "excused": [name], "because"}],
   "decision": {"outcome", "reason", "time", "vote": {"for", "against", "abstained"},
                "dissents": [{"panelist", "text"}], "follow_ups": [{"owner", "text", "due"}]}}]}

A level's lists hold all that it says, its expectations in the order of the criteria; an example or
gap has the id of its criterion, or null where it is on none. A criterion's pairing is "paired",
"new" or "current_only" between the ladder's lowest and highest level (null if neither speaks), a
row's between the candidate's own two. A rating's value is null for *not enough evidence*, its
confidence null where none was stated, its panelist null where names are not shown; its origin is
"imported" where it came from a table, and "room" or "kit" where it was typed there. `count`
(`below`, `meets`, `not_enough`) and `splits` are null, `ratings` empty, while nothing is revealed.
Dates are ISO 8601. The version rises when something is renamed, removed or means something else;
something new may be added without that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from calibrate.domain.decisions import Decision
from calibrate.domain.evidence import Evidence
from calibrate.domain.rubric import Criterion, Expectation, Level, Rubric, Section, Step
from calibrate.domain.session import Session
from calibrate.domain.sheet import OpenedRating, Reveal, Sheet, SheetRow

FORMAT = "calibrate.show"
VERSION = 1

Json = dict[str, Any]


def show_json(session: Session, sheets: Sequence[Sheet]) -> str:
    """Return a session and its sheets, as far as they were read for one viewer, as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": {"title": session.title, "phase": session.phase},
        "rubric": _rubric(session.rubric),
        "candidates": [_candidate(session, sheet) for sheet in sheets],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rubric(rubric: Rubric) -> Json:
    step = Step(rubric.levels[0].key, rubric.levels[-1].key)
    share = f"{rubric.split.share_numerator}/{rubric.split.share_denominator}"
    return {
        "title": rubric.title,
        "version": rubric.version,
        "hash": rubric.hash,
        "levels": [_level(rubric, level) for level in rubric.levels],
        "criteria": [_criterion(criterion, step) for criterion in rubric.criteria],
        "scale": asdict(rubric.scale),
        "split": {"share": share, "distance": rubric.split.distance},
    }


def _level(rubric: Rubric, level: Level) -> Json:
    sections = [section for section in rubric.sections if section.level == level.key]
    spoken = [
        (criterion.id, expectation)
        for criterion in rubric.criteria
        if (expectation := criterion.expectation(level.key))
    ]
    holders: list[tuple[str | None, Expectation | Section]] = [*spoken]
    holders.extend((None, section) for section in sections)
    return {
        "key": level.key,
        "title": level.title,
        "introduction": "\n".join(filter(None, (one.introduction for one in sections))),
        "examples_introduction": "\n".join(
            filter(None, (one.examples_introduction for one in sections))
        ),
        "expectations": [expectation.text for _, expectation in spoken],
        "examples": [_placed(id, text) for id, holder in holders for text in holder.examples],
        "gaps": [_placed(id, text) for id, holder in holders for text in holder.gaps],
    }


def _placed(criterion: str | None, text: str) -> Json:
    return {"text": text, "criterion": criterion}


def _criterion(criterion: Criterion, step: Step) -> Json:
    return {
        "id": criterion.id,
        "title": criterion.title,
        "category": criterion.category,
        "pairing": criterion.pairing(step),
        "expectations": {one.level: _expectation(one) for one in criterion.expectations},
    }


def _expectation(expectation: Expectation) -> Json:
    return {
        "text": expectation.text,
        "examples": expectation.examples,
        "gaps": expectation.gaps,
    }


def _candidate(session: Session, sheet: Sheet) -> Json:
    return {
        "name": sheet.candidate.name,
        "team": sheet.candidate.team,
        "phase": sheet.phase,
        "current": sheet.step.current,
        "target": sheet.step.target,
        "presenters": sheet.presenters,
        "evidence": [_piece(piece) for piece in sheet.evidence],
        "rows": [_row(sheet, row) for row in sheet.rows],
        "reveals": [_reveal(reveal) for reveal in sheet.reveals],
        "decision": _decision(session, sheet, sheet.decision) if sheet.decision else None,
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
        "criteria": piece.criteria,
    }


def _row(sheet: Sheet, row: SheetRow) -> Json:
    return {
        "criterion": row.criterion.id,
        "title": row.criterion.title,
        "pairing": row.pairing,
        "evidence": [piece.label for piece in row.evidence],
        "count": asdict(sheet.count(row)) if row.ratings else None,
        "splits": sheet.splits(row) if row.ratings else None,
        "ratings": [_rating(sheet, opened) for opened in row.ratings],
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
            {"evidence": piece.label, "version": citation.version, "stance": citation.stance}
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
    }


def _decision(session: Session, sheet: Sheet, decision: Decision) -> Json:
    vote = decision.vote
    return {
        "outcome": decision.outcome,
        "reason": decision.reason,
        "time": sheet.decided.isoformat() if sheet.decided else None,
        "vote": vote
        and {
            "for": vote.votes_for,
            "against": vote.votes_against,
            "abstained": vote.abstained,
        },
        "dissents": [
            {"panelist": _name(session, dissent.panelist), "text": dissent.text}
            for dissent in decision.dissents
        ],
        "follow_ups": [
            {
                "owner": follow_up.owner,
                "text": follow_up.text,
                "due": follow_up.due.isoformat() if follow_up.due else None,
            }
            for follow_up in decision.follow_ups
        ],
    }


def _name(session: Session, panelist: str) -> str | None:
    found = session.panel.panelist(panelist)
    return found.name if found else None
