"""The command that writes a session's rubric as a file."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, say
from calibrate.cli.session_file import chair, opened
from calibrate.domain.errors import BadInput, FileTrouble
from calibrate.domain.offers.filling import why_lapsed
from calibrate.domain.offers.ladder import approved, with_offers
from calibrate.domain.offers.offer import OfferedExample
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
        session = store.session(viewer)
        if damage := store.rubric_damage():
            raise FileTrouble(damage)
        offers = () if options.without_offers else exported(store, viewer)
    write_rubric(with_offers(session.rubric, offers, session.title), target)
    told = f" {exported_words(len(offers))}" if offers else ""
    say(f"wrote the rubric {session.rubric.title}{told} to {target}")
    return 0


def exported(store: Store, viewer: Viewer) -> tuple[OfferedExample, ...]:
    """Return the approved examples that still may be offered, and say which may not any more."""
    fit = []
    for one in approved(store.offers(viewer)):
        if because := why_lapsed(store.sheet(one.candidate, viewer), one):
            complain(f"An approved example is left out: {because}")
        else:
            fit.append(one)
    return tuple(fit)
