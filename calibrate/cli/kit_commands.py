"""Commands of kits: making them, and taking an older one's work over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import one_line, say
from calibrate.cli.session_file import actor_of, chair, name_of, opened, opened_kit
from calibrate.domain.evidence import only_links
from calibrate.domain.permissions import need_kits
from calibrate.domain.phases import Viewer
from calibrate.domain.record.file_names import kit_name
from calibrate.domain.session import Session
from calibrate.store.kits.making import UNLOCKED, MadeKit, Order, draw_lock
from calibrate.store.store import Store
from calibrate.words.travel.kits import KEEP_APART, WITHOUT_WORDS, link_words


def kit(options: Options) -> int:
    """Make a kit for each of the panelists named, or for all who have somebody to rate."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session, because = store.session(viewer), options.because or ""
        panelists = _panelists(session, options.panelist)
        need_kits(session, panelists, bool(because))
        for sentence in _links(store, session, viewer):
            say(sentence)
        lock = UNLOCKED if options.no_passphrase else None
        orders = [Order(id, kit_name(session, id), lock or draw_lock()) for id in panelists]
        _, made = store.make_kits(orders, actor_of(viewer), options.out, because)
    _tell(session, made)
    return 0


def take_over(options: Options) -> int:
    """Bring an older kit's work into a newer one."""
    other = Options(file=options.older, words_file=options.older_words_file)
    with opened_kit(options) as newer, opened_kit(other) as older:
        say(newer.take_over(older))
    return 0


def _panelists(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    if names:
        return tuple(dict.fromkeys(session.panelist_named(name) for name in names))
    rating = {rater.id for state in session.candidates for rater in session.panel.raters(state.id)}
    return tuple(one.id for one in session.panel.panelists if one.id in rating)


def _links(store: Store, session: Session, viewer: Viewer) -> Iterable[str]:
    """Say which pieces are only a link, before anything is written."""
    evidence = store.evidence(viewer)
    for state in session.candidates:
        for piece in only_links(evidence[state.id]):
            yield link_words(state.name, piece)


def _tell(session: Session, made: Sequence[MadeKit]) -> None:
    for one in made:
        print(one_line(f"{one.path}: for {name_of(session, one.panelist)}"))
    for one in made:
        if one.words:
            print(one_line(f"{name_of(session, one.panelist)}: {one.words}"))
    say(KEEP_APART if any(one.words for one in made) else WITHOUT_WORDS)
