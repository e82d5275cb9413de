"""The command that writes packets."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, made_folder, one_line, say
from calibrate.cli.session_file import candidates_named, chair, damage, not_withdrawn, opened
from calibrate.domain.errors import CalibrateError, FileTrouble
from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidateState
from calibrate.packet.packet import write_packet
from calibrate.packet.place import place_for
from calibrate.store.store import Store
from calibrate.words.phrases import several


def packet(options: Options) -> int:
    """Write the packets of the candidates named, or of all who were not withdrawn."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        chosen = candidates_named(session, options.candidate) or not_withdrawn(session, "no packet")
        read = [_read(store, state, viewer) for state in chosen]
    cases = [case for case in read if case and _may_print(case, options)]
    if not cases:
        return FileTrouble.exit_status
    made_folder(options.out)
    written = [_write(case, options) for case in cases]
    return 0 if all(written) and len(written) == len(read) else FileTrouble.exit_status


def _read(store: Store, state: CandidateState, viewer: Viewer) -> Case | None:
    """Return a case that was verified, or say that there is nothing to make out of it."""
    try:
        return store.checked_case(state.id, viewer)
    except FileTrouble as trouble:
        complain(f"The packet of {state.name} was not written, for {trouble}")
        return None


def _may_print(case: Case, options: Options) -> bool:
    """Say it where a case does not verify; such a one is printed only when that was asked for."""
    if case.damage and options.damaged:
        complain(f"{case.damage} Every page of it says so.")
    elif case.damage:
        complain(f"{case.damage} Use a copy, or print it with --damaged, and every page says so.")
    return options.damaged or not case.damage


def _write(case: Case, options: Options) -> bool:
    """Write a packet, or say why it is not there: whatever is wrong with one stops no other."""
    path = place_for(options.out, case)
    try:
        report = write_packet(case, path)
    except CalibrateError as trouble:
        complain(str(trouble))
        return False
    except Exception as fault:
        name = case.sheet.candidate.name
        why = damage(options) or f"it cannot be drawn: {fault}."
        complain(f"The packet of {name} was not written, for {why}")
        return False
    print(one_line(f"{path}: {several(report.pages, 'page')}"))
    if report.substitutions:
        letters = " ".join(report.substitutions)
        say(f"no font has {letters}, so a sign stands in their place")
    return True
