"""What `issued --json` prints: a contract that scripts may build on.

{"format": "calibrate.issued", "version": 1,
 "session": title,
 "issued": [{"edition", "candidates", "to", "time", "sha256", "encrypted", "signed"}]}

They are those of candidates whose part the reader runs, oldest first. `edition` is "panel",
"candidate" or "book", `candidates` are names, `to` is whom it went to, `time` is ISO 8601, and
`sha256` is that of the file as it was handed out.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from calibrate.domain.handing.issuing import Issued
from calibrate.domain.session import Session
from calibrate.exchange.shown.rubric_json import Json

FORMAT = "calibrate.issued"
VERSION = 1


def issued_json(register: Sequence[Issued], session: Session) -> str:
    """Return the register, read for one viewer as the session was, as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.title,
        "issued": [_issued(one, session) for one in register],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _issued(issued: Issued, session: Session) -> Json:
    return {
        "edition": issued.edition,
        "candidates": [session.candidate(one.candidate).name for one in issued.cases],
        "to": issued.recipient,
        "time": issued.time.isoformat(),
        "sha256": issued.sha256,
        "encrypted": issued.is_encrypted,
        "signed": issued.is_signed,
    }
