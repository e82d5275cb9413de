"""What `offers --json` prints: a contract that scripts may build on.

{"format": "calibrate.offers", "version": 1,
 "session": title,
 "offers": [{"candidate", "evidence", "evidence_version", "criterion", "level", "gap", "words",
             "state", "offered", "agreement", "agreed", "approver", "approved", "withdrawn"}]}

The offers are those of candidates whose part the reader runs, oldest first. `candidate` and
`approver` are names, `evidence` a label such as "EV-07", `criterion` an id; `state` is "offered",
"agreed", "approved" or "withdrawn"; times are ISO 8601, null for what did not happen.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from calibrate.domain.evidence import Evidence
from calibrate.domain.offers.offer import OfferedExample
from calibrate.domain.session import Session
from calibrate.exchange.shown.rubric_json import Json

FORMAT = "calibrate.offers"
VERSION = 1


def offers_json(
    offers: Sequence[OfferedExample], session: Session, pieces: Mapping[str, Evidence]
) -> str:
    """Return what was offered, read for one viewer as session and pieces were, as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.title,
        "offers": [_offer(one, session, pieces) for one in offers],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _offer(offer: OfferedExample, session: Session, pieces: Mapping[str, Evidence]) -> Json:
    approver = session.panel.panelist(offer.approver)
    return {
        "candidate": session.candidate(offer.candidate).name,
        "evidence": pieces[offer.evidence].label,
        "evidence_version": offer.version,
        "criterion": offer.criterion,
        "level": offer.level,
        "gap": offer.gap,
        "words": offer.words,
        "state": offer.state,
        "offered": _time(offer.offered),
        "agreement": offer.agreement or None,
        "agreed": _time(offer.agreed),
        "approver": approver.name if approver else None,
        "approved": _time(offer.approved),
        "withdrawn": _time(offer.withdrawn),
    }


def _time(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
