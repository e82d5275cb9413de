"""Commands that read a session: the side-by-side, and whether the file holds."""

from __future__ import annotations

import shutil

from calibrate.cli.arguments import Options
from calibrate.cli.session_file import candidates_named, viewer_named
from calibrate.cli.words import complain
from calibrate.domain.phases import FACILITATOR
from calibrate.domain.session import Session
from calibrate.exchange.json_contract import show_json
from calibrate.exchange.sheet_text import sheet_text
from calibrate.store.store import Store

USUAL_WIDTH, MOST_WIDTH = 100, 140


def show(options: Options) -> int:
    """Print the side-by-side of candidates as one viewer may see it."""
    with Store.open(options.file) as store:
        viewer = viewer_named(store, options.viewer) if options.viewer else FACILITATOR
        session = store.session(viewer)
        chosen = candidates_named(session, options.candidate) or session.candidates
        sheets = [store.sheet(state.id, viewer) for state in chosen]
    if options.json:
        print(show_json(session, sheets), end="")
        return 0
    texts = [sheet_text(session, sheet, _width()) for sheet in sheets]
    print("\n\n".join([_heading(session), *texts]), end="")
    return 0


def _heading(session: Session) -> str:
    if not session.candidates:
        return f"{session.title}: {session.phase}. There is no candidate.\n"
    return f"{session.title}: {session.phase}"


def _width() -> int:
    return min(shutil.get_terminal_size((USUAL_WIDTH, 0)).columns, MOST_WIDTH)


def verify(options: Options) -> int:
    """Check log and content; 1 if they do not belong together."""
    with Store.open(options.file) as store:
        found = store.verify()
    for problem in found.problems:
        complain(problem)
    if not found.holds:
        return 1
    print(f"holds: {found.lines} lines, {found.rows} rows, head {found.head}")
    return 0
