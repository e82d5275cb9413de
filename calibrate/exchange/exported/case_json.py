"""The JSON that lies in a packet: the case that its pages show.

{"format": "calibrate.case", "version": 1,
 "session": {"title"}, "rubric": RUBRIC, "candidate": CANDIDATE}

RUBRIC and CANDIDATE are those of `export --format json` (session_json.py), and mean the same. Of
the session there is its title alone: what it does later, and who else is in it, changes no packet.

The version rises when something is renamed, removed or means something else, here or there;
something new may be added without that.
"""

from __future__ import annotations

from calibrate.domain.record.case import Case
from calibrate.exchange.exported.session_json import record_json
from calibrate.exchange.shown.json_contract import candidate_json, json_text
from calibrate.exchange.shown.rubric_json import rubric_json
from calibrate.packet.tagged.attached import Attached
from calibrate.words.handing.heard import CASE_AS_DATA

FORMAT = "calibrate.case"
VERSION = 1
FILE_NAME, MEDIA_TYPE = "case.json", "application/json"


def case_json(case: Case) -> str:
    """Return a case, read for one viewer, as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": {"title": case.session},
        "rubric": rubric_json(case.sheet.rubric),
        "candidate": candidate_json(case) | {"record": record_json(case)},
    }
    return json_text(content)


def attached_case(case: Case) -> Attached:
    """Return a case as the file that its packet carries."""
    return Attached(FILE_NAME, MEDIA_TYPE, case_json(case).encode(), CASE_AS_DATA)
