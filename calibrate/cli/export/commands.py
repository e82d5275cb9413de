"""The command that writes what was rated and decided as files for other programs."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, made_folder, one_line, say
from calibrate.cli.session_file import candidates_named, chair, not_withdrawn, opened
from calibrate.domain.errors import FileTrouble
from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidateState, Session
from calibrate.exchange.exported.export import Format, contents, name_of, not_here, write
from calibrate.store.store import Store
from calibrate.words.phrases import listing

LEFT_OUT = "Nothing of {} is written, for {}"
MARKED = "What is written says so."
WAY_ON = "Use a copy, or write it with --damaged, marked."


def export(options: Options) -> int:
    """Write what whoever runs the meeting may read of candidates, and say what is not there."""
    format = Format(options.format)
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session, now = store.session(viewer), store.now()
        chosen = candidates_named(session, options.candidate)
        states = chosen or _all_here(session)
        read = [_read(store, state, viewer) for state in states]
    cases = [case for case in read if case and _may_leave(case, options)]
    if not cases:
        return FileTrouble.exit_status
    files = contents(format, session, cases, now)
    made_folder(options.out)
    for file in write(options.out, name_of(session, cases), files):
        print(one_line(f"{file.path}: {file.told}"))
    for sentence in not_here(format, cases):
        say(sentence)
    return 0 if len(cases) == len(read) else FileTrouble.exit_status


def _all_here(session: Session) -> list[CandidateState]:
    kept = not_withdrawn(session)
    if gone := [state.name for state in session.candidates if state not in kept]:
        say(f"withdrawn: {listing(gone)}; nothing of theirs, unless --candidate asks for it")
    return kept


def _read(store: Store, state: CandidateState, viewer: Viewer) -> Case | None:
    try:
        return store.checked_case(state.id, viewer)
    except FileTrouble as trouble:
        complain(LEFT_OUT.format(state.name, trouble))
        return None


def _may_leave(case: Case, options: Options) -> bool:
    """Say it where a case does not verify; such a one leaves only when that was asked for."""
    if case.damage:
        complain(f"{case.damage} {MARKED if options.damaged else WAY_ON}")
    return options.damaged or not case.damage
