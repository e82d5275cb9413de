"""The command that writes a session's rubric as a file."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, say
from calibrate.cli.session_file import chair, opened
from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.domain.offers.ladder import Filled, filled_ladder
from calibrate.domain.phases import Viewer
from calibrate.exchange.ladders.rubric_file import SUFFIX, write_rubric
from calibrate.store.store import Store
from calibrate.words.offers.examples import exported_words


def rubric(options: Options) -> int:
    """Write the rubric of a session where nothing is yet, if it is the one that was recorded."""
    target = options.out
    if target.suffix.lower() != SUFFIX:
        raise BadInput(f"{target.name} has to end in {SUFFIX}, by which a rubric file is known.")
    if target.exists():
        raise BadInput(f"{target.name} is there already; name another file.")
    with opened(options, takes_kits=True) as store:
        viewer = chair(store, options.chair)
        if damage := store.rubric_damage():
            raise FileTrouble(damage)
        found = _filled(store, viewer, options.without_offers)
    for because in found.left_out:
        complain(f"An approved example is left out: {because}")
    write_rubric(found.rubric, target)
    told = f" {exported_words(found.examples)}" if found.examples else ""
    say(f"wrote the rubric {found.rubric.title}{told} to {target}")
    return 0


def _filled(store: Store, viewer: Viewer, is_bare: bool) -> Filled:
    """Return the rubric, with what was approved of those whose part the viewer runs."""
    session = store.session(viewer)
    offers = () if is_bare else store.offers(viewer)
    return filled_ladder(session, offers, lambda candidate: store.sheet(candidate, viewer))
