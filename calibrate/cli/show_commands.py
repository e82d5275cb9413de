"""Commands that read a session: the side-by-side, words in it, the log."""

from __future__ import annotations

import shutil

from calibrate.cli.arguments.parser import Options
from calibrate.cli.session_file import (
    candidates_named,
    chair,
    opened,
    own_viewer,
    viewer_named,
)
from calibrate.domain.phases import Viewer
from calibrate.exchange.shown.json_contract import show_json
from calibrate.exchange.shown.log_json import log_json
from calibrate.exchange.shown.log_text import log_text
from calibrate.exchange.shown.search_json import search_json
from calibrate.exchange.shown.search_text import search_text
from calibrate.exchange.shown.session_text import session_text
from calibrate.exchange.shown.sheet_text import sheet_text
from calibrate.store.store import Store
from calibrate.words.session import phase_words

USUAL_WIDTH, MOST_WIDTH = 100, 140


def show(options: Options) -> int:
    """Print the side-by-side of candidates as one viewer may see it, and the meeting above it."""
    with opened(options, takes_kits=True) as store:
        viewer = _viewer(store, options.viewer)
        session, now = store.session(viewer), store.now()
        chosen = candidates_named(session, options.candidate)
        shown = [state.id for state in chosen or session.candidates]
        cases = store.cases(shown, viewer)
    if options.json:
        print(show_json(session, cases, now), end="")
        return 0
    title = f"{session.title}: {phase_words(session.phase)}\n"
    head = title if chosen else session_text(session, now)
    texts = [sheet_text(case, _width()) for case in cases]
    print("\n".join([head, "\n\n".join(texts)]) if texts else head, end="")
    return 0


def _viewer(store: Store, name: str | None) -> Viewer:
    if own := own_viewer(store, name):
        return own
    return viewer_named(store, name) if name else chair(store)


def _width() -> int:
    return min(shutil.get_terminal_size((USUAL_WIDTH, 0)).columns, MOST_WIDTH)


def log(options: Options) -> int:
    """Print what was done, when and by whom, as one viewer may read it."""
    with opened(options, takes_kits=True) as store:
        viewer = chair(store, options.viewer, cannot="may not read the log")
        session, entries = store.session(viewer), store.log(viewer)
    print((log_json if options.json else log_text)(entries, session), end="")
    return 0


def search(options: Options) -> int:
    """Print where words are written, as far as one viewer may read it."""
    words = " ".join(options.text)
    with opened(options, takes_kits=True) as store:
        viewer = _viewer(store, options.viewer)
        found, session = store.find(words, viewer), store.session(viewer)
    shown = search_json(found, words, session) if options.json else search_text(found, session)
    print(shown, end="")
    return 0
