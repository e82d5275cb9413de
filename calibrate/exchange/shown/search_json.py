"""What `search --json` prints: a contract that scripts may build on.

{"format": "calibrate.search", "version": 1,
 "session": title, "words": text, "count": number, "counted": true or false,
 "places":  [{"kind", "candidate", "criterion", "evidence", "panelist", "level",
              "heading", "details", "text",
              "marks": {"heading": [[from, to]], "details": [...], "text": [...]}}]}

The places are those at which all of the words are found and which the reader may read, the best
first. `count` is how many there are; where `counted` is false there are more than that, and the
places are the first of them. `kind` is "candidate", "panelist", "criterion", "expectation",
"example", "gap", "level", "evidence", "reason", "observation", "note", "decision", "dissent",
"follow_up" or "withdrawal". `candidate` and `panelist` are names, `criterion` is an id, `evidence`
a label such as "EV-07", `level` a key such as "L4"; each is null where it says nothing of the
place, and the panelist also where names are not shown. `text` is the words around the first that
were found, and `marks` says from which character to which they were.

The version rises when something is renamed, removed or means something else; something new may be
added without that.
"""

from __future__ import annotations

import json

from calibrate.domain.search.places import Found, Hit, PlaceKind
from calibrate.domain.session import Session
from calibrate.exchange.shown.rubric_json import Json

FORMAT = "calibrate.search"
VERSION = 1


def search_json(found: Found, words: str, session: Session) -> str:
    """Return what was found, read for one viewer as the session was, as JSON text."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.title,
        "words": words,
        "count": found.count,
        "counted": found.is_counted,
        "places": [_place(hit, session) for hit in found.hits],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _place(hit: Hit, session: Session) -> Json:
    place = hit.place
    panelist = session.panel.panelist(place.panelist) if place.panelist else None
    is_piece = place.kind is PlaceKind.EVIDENCE
    parts = {"heading": hit.heading, "details": hit.details, "text": hit.excerpt}
    return {
        "kind": place.kind.value,
        "candidate": session.candidate(place.candidate).name if place.candidate else None,
        "criterion": place.criterion or None,
        "evidence": place.label if is_piece else None,
        "panelist": panelist.name if panelist else None,
        "level": (place.label or None) if not is_piece else None,
        **{name: part.text for name, part in parts.items()},
        "marks": {name: [list(span) for span in part.spans] for name, part in parts.items()},
    }
