"""What candidates say, and what is kept until after the vote, as the parts of `show --json`.

`statement`, `fact` and `response` print one of them with --json:

{"format": "calibrate.statement", "version": 1, "candidate", "statement": STATEMENT}
{"format": "calibrate.facts", "version": 1, "candidate", "facts": FACTS}
{"format": "calibrate.responses", "version": 1, "candidate", "response": ANSWERS}

STATEMENT, FACTS and ANSWERS are those of `show --json` (json_contract.py), and mean the same.
"""

from __future__ import annotations

from datetime import date

from calibrate.domain.voice.answers import Answers
from calibrate.domain.voice.facts import Facts
from calibrate.domain.voice.statement import Statement
from calibrate.exchange.shown.rubric_json import Json

VERSION = 1


def statement_json(statement: Statement | None) -> Json | None:
    """Return a statement, or None where there is none."""
    if statement is None:
        return None
    return {
        "text": statement.text,
        "version": statement.version,
        "for_room": statement.for_room,
        "reason": statement.reason or None,
    }


def facts_json(facts: Facts) -> Json | None:
    """Return facts, or None where there are none."""
    if facts.is_empty:
        return None
    return {
        "level_since": _day(facts.level_since),
        "promoted": _day(facts.promoted),
        "outcomes": [
            {"day": one.day.isoformat(), "what": one.what, "words": one.words}
            for one in facts.outcomes
        ],
    }


def answers_json(answers: Answers) -> Json | None:
    """Return what belongs to a decision, or None where nothing does."""
    if answers.is_empty:
        return None
    return {
        "until": _day(answers.until),
        "turn_to": answers.turn_to or None,
        "responses": [
            {
                "text": one.text,
                "came": one.came.isoformat(),
                "filed": one.entered.isoformat(),
                "late": one.is_late,
            }
            for one in answers.responses
        ],
    }


def statement_file(name: str, statement: Statement | None) -> Json:
    """Return what `statement --json` prints."""
    return _file("statement", name) | {"statement": statement_json(statement)}


def facts_file(name: str, facts: Facts) -> Json:
    """Return what `fact --json` prints."""
    return _file("facts", name) | {"facts": facts_json(facts)}


def answers_file(name: str, answers: Answers) -> Json:
    """Return what `response --json` prints."""
    return _file("responses", name) | {"response": answers_json(answers)}


def _file(kind: str, name: str) -> Json:
    return {"format": f"calibrate.{kind}", "version": VERSION, "candidate": name}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
