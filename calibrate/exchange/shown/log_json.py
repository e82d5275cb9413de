"""What `log --json` prints: a contract that scripts may build on.

{"format": "calibrate.log", "version": 1,
 "session": title,
 "lines":   [{"number", "time", "actor": {"name"}, "kind", "sentence", "head"}]}

The lines are those that the reader may read, oldest first, and `number` counts them from 1: what is
said of a candidate whom the reader does not see, or of a submission that is still sealed, is left
out. `time` is ISO 8601 with the offset at which the line was recorded. An actor's `name` is that of
somebody on the panel, or says in words who it was. `kind` names the command, such as "AddCandidate"
or "RevealRound"; `sentence` says what was done. `head` is the head of the log's chain after the
line, in hexadecimal: kept outside the file, it shows whether the file was rewritten since.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from calibrate.domain.record import LogEntry, who_acted
from calibrate.domain.session import Session
from calibrate.exchange.shown.rubric_json import Json

FORMAT = "calibrate.log"
VERSION = 1


def log_json(entries: Sequence[LogEntry], session: Session) -> str:
    """Return lines of the log, read for one viewer as the session was, as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.title,
        "lines": [_line(entry, session) for entry in entries],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _line(entry: LogEntry, session: Session) -> Json:
    return {
        "number": entry.sequence,
        "time": entry.time.isoformat(),
        "actor": {"name": who_acted(entry, session)},
        "kind": entry.kind,
        "sentence": entry.sentence,
        "head": entry.head,
    }
