"""Everything that a viewer can read of a session, as text: what every leak test looks through."""

from __future__ import annotations

import re
from dataclasses import replace

from calibrate.domain.errors import BadInput
from calibrate.domain.phases import AUDIENCE, FACILITATOR, Viewer, ViewerKind
from calibrate.store.store import Store


def everything(store: Store, viewer: Viewer, candidates: tuple[str, ...]) -> str:
    """Return all that the store's reads give a viewer; heads, random by nature, are left out."""
    read = [repr(store.session(viewer)), repr(store.scope(viewer)), repr(store.evidence(viewer))]
    for candidate in candidates:
        read += [
            repr(store.draft(candidate, viewer)),
            repr(store.history(candidate, viewer)),
            of_candidate(store, viewer, candidate),
        ]
    read += [repr(replace(entry, head="")) for entry in store.log(viewer)]
    return "\n".join(read)


def of_candidate(store: Store, viewer: Viewer, candidate: str) -> str:
    """Return the sheet and the case of a candidate, or the sentence that there is none."""
    try:
        sheet = repr(store.sheet(candidate, viewer))
        case = repr(store.case(candidate, viewer))
    except BadInput as error:
        return str(error)
    return sheet + re.sub(r"log_head='[0-9a-f]*'", "", case)


def viewers(panelists: tuple[str, ...], candidates: tuple[str, ...]) -> dict[str, Viewer]:
    """Return one viewer of each kind, and one for each panelist and candidate, by a name."""
    found = {
        "facilitator": FACILITATOR,
        "audience": AUDIENCE,
        "nobody": Viewer(ViewerKind.PANELIST),
    }
    for number, panelist in enumerate(panelists):
        found[f"panelist {number}"] = Viewer(ViewerKind.PANELIST, panelist)
        found[f"facilitating panelist {number}"] = Viewer(ViewerKind.FACILITATOR, panelist)
        found[f"observer {number}"] = Viewer(ViewerKind.OBSERVER, panelist)
    for number, candidate in enumerate(candidates):
        found[f"candidate {number}"] = Viewer(ViewerKind.CANDIDATE, candidate=candidate)
    return found
