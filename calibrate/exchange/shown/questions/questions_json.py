"""What `questions --json` prints: a contract that scripts may build on.

{"format": "calibrate.questions", "version": 1,
 "session": title,
 "questions": [{"id", "candidate", "evidence", "criterion", "text", "answer", "state",
                "answered_in", "answered_version", "own"}]}

The questions are those that the reader answers, or asked; who asked is nowhere. `candidate` is a
name, `evidence` and `answered_in` are labels such as "EV-07", `criterion` is an id; of `evidence`
and `criterion` one is null. `state` is "open", "answered" or "published".

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from calibrate.domain.questions.question import Question
from calibrate.domain.session import Session
from calibrate.exchange.shown.questions.questions_text import Pieces
from calibrate.exchange.shown.rubric_json import Json

FORMAT = "calibrate.questions"
VERSION = 1


def questions_json(questions: Sequence[Question], session: Session, pieces: Pieces) -> str:
    """Return questions, read for one viewer as session and pieces were, as JSON text."""
    labels = {one.id: one.label for several in pieces.values() for one in several}
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.title,
        "questions": [_question(one, session, labels) for one in questions],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _question(question: Question, session: Session, labels: dict[str, str]) -> Json:
    return {
        "id": question.id,
        "candidate": session.candidate(question.candidate).name,
        "evidence": labels.get(question.about.evidence),
        "criterion": question.about.criterion or None,
        "text": question.text,
        "answer": question.answer,
        "state": question.state,
        "answered_in": labels.get(question.answered_in),
        "answered_version": question.version or None,
        "own": question.is_own,
    }
