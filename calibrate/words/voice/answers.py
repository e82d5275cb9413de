"""What is said of what a candidate responds, and until when they may."""

from __future__ import annotations

from datetime import date

from calibrate.domain.voice.answers import Answers, Response
from calibrate.words.days import day
from calibrate.words.phrases import several

RESPONSE = "The candidate’s response"
LATE = "after the deadline"
UNTIL, TURN_TO, CAME = "Until", "To whom they turn, as the letter says it", "The day it came"
WITH_THE_LETTER = "The candidate edition says so once its message is confirmed."
NEVER_EDITED = (
    "It is filed with the decision as it stands, and is not edited: a later one is added."
)
MAY_RESPOND, RESPOND = "May respond until…", "File a response…"


def deadline_heading(name: str) -> str:
    """Return what is asked of until when somebody may respond."""
    return f"Until when {name} may respond"


def response_heading(name: str) -> str:
    """Return what is asked of somebody's response."""
    return f"What {name} responds"


def deadline_set(name: str, until: date | None) -> str:
    """Return what was done with the day until which somebody may respond."""
    if until is None:
        return f"set no day any more until which {name} may respond"
    return f"set {day(until)} as the day until which {name} may respond"


def response_filed(name: str, is_late: bool) -> str:
    """Return that a response was filed, and nothing of it."""
    return f"filed what {name} responds to the decision{f', {LATE}' if is_late else ''}"


def deadline_words(answers: Answers) -> str:
    """Return until when the candidate may respond and to whom they turn, or nothing."""
    if answers.until is None:
        return ""
    to = f": {answers.turn_to}" if answers.turn_to else ""
    return f"The candidate may respond until {day(answers.until)}{to}"


def may_respond_words(until: date) -> str:
    """Return to the candidate until when they may respond."""
    return f"You may respond to this decision until {day(until)}."


def came_words(response: Response) -> str:
    """Return when a response came, and that it was late."""
    filed = response.entered.date()
    late = f", {LATE}" if response.is_late else ""
    when = f", filed {day(filed)}" if filed != response.came else ""
    return f"came {day(response.came)}{late}{when}"


def briefly(answers: Answers) -> str:
    """Return in one short line that there is a response, as page 1 has it, or nothing."""
    if not answers.responses:
        return ""
    late = " after the deadline" if all(one.is_late for one in answers.responses) else ""
    if len(answers.responses) == 1:
        return f"The candidate responded{late}; see the last section."
    return f"{several(len(answers.responses), 'response')} of the candidate{late}; see the end."


def answers_lines(answers: Answers) -> tuple[str, ...]:
    """Return the deadline and each response as a line of text."""
    deadline = deadline_words(answers)
    responses = (f"{came_words(one)}: {one.text}" for one in answers.responses)
    return (*((deadline,) if deadline else ()), *responses)
