"""What `export --format json` writes: a session as far as one viewer may read it.

{"format": "calibrate.session", "version": 1,
 "session": SESSION, "rubric": RUBRIC,
 "people":  [{"name", "role", "rates"}], "quorum", "decider", "due",
 "organisation": {"name", "line", "has_logo"},
 "policy": {"name", "since", "laid_down_in", "quorum", "blind_rounds", "consent",
            "retention_months", "statistics", "names_hidden"},
 "candidates": [CANDIDATE]}

SESSION, RUBRIC and CANDIDATE are those of `show --json` (shown/json_contract.py), and mean the
same. A CANDIDATE has one thing more:

 "record": {"raters": [name], "recused": [name], "facilitators": [name], "observers": [name],
            "quorum", "rated", "present", "minutes_used", "minutes_planned", "set_aside",
            "withdrawn_because", "seed_in_file", "keys_given": [{"round", "times"}],
            "lost_keys": [{"time", "because"}],
            "changed", "position", "head", "anchor", "damage"}

A role is "facilitator", "panelist" or "observer". `quorum` is the one fixed for all, or null where
each candidate has the default, which is in the record; `decider` is who decides a tie, `due` the
day until which ratings are asked for, `organisation` what packets show of whose session it is,
with a text empty that was not given, and `policy` what that has chosen, as in `policy --json`.
`rated` counts those whose ratings count, `present` those who took part in the decision; `set_aside`
says that the candidate's turn was. `keys_given` tells of rounds whose key a witness did not give
once, 0 times where nobody knows. `position` and `head` are those of the log at the candidate's last
change, whose time is `changed`; `verify --against` takes `anchor`. `damage` is a sentence where
this is not what was recorded, and otherwise null.

The version rises when something is renamed, removed or means something else, here or in the parts
of `show --json`; something new may be added without that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from calibrate.domain.organisation.organisation import Organisation
from calibrate.domain.record.case import Case
from calibrate.domain.session import Session
from calibrate.exchange.policy.policy_json import as_json
from calibrate.exchange.shown.json_contract import contents, json_text
from calibrate.exchange.shown.rubric_json import Json

FORMAT = "calibrate.session"
VERSION = 1


def session_json(session: Session, cases: Sequence[Case], now: datetime) -> str:
    """Return a session with cases of it, read for one viewer by `now`, as JSON text."""
    shown = contents(session, cases, now)
    candidates = zip(shown["candidates"], cases, strict=True)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": shown["session"],
        "rubric": shown["rubric"],
        **_people(session),
        "candidates": [candidate | {"record": record_json(case)} for candidate, case in candidates],
    }
    return json_text(content)


def _people(session: Session) -> Json:
    decider = session.panel.panelist(session.decider) if session.decider else None
    return {
        "people": [
            {"name": one.name, "role": one.role, "rates": one.rates}
            for one in session.panel.panelists
        ],
        "quorum": session.fixed_quorum,
        "decider": decider.name if decider else None,
        "due": session.due.isoformat() if session.due else None,
        "organisation": _organisation(session.organisation),
        "policy": as_json(session.policy),
    }


def _organisation(organisation: Organisation) -> Json:
    return {
        "name": organisation.name,
        "line": organisation.line,
        "has_logo": bool(organisation.logo),
    }


def record_json(case: Case) -> Json:
    """Return the record of a case, as the contract above has it."""
    return {
        "raters": case.raters,
        "recused": case.recused,
        "facilitators": case.facilitators,
        "observers": case.observers,
        "quorum": case.quorum,
        "rated": case.rated,
        "present": case.present,
        "minutes_used": case.minutes_used,
        "minutes_planned": case.minutes_planned,
        "set_aside": case.is_set_aside,
        "withdrawn_because": case.withdrawn_because or None,
        "seed_in_file": case.seed_in_file,
        "keys_given": [{"round": round, "times": times} for round, times in case.keys_given],
        "lost_keys": [
            {"time": one.time.isoformat(), "because": one.because} for one in case.lost_keys
        ],
        "changed": case.changed.isoformat(),
        "position": case.log_line,
        "head": case.log_head,
        "anchor": case.anchor,
        "damage": case.damage or None,
    }
