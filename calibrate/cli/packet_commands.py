"""The command that writes packets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, one_line, say
from calibrate.cli.session_file import candidates_named, chair, damage, opened
from calibrate.domain.errors import BadInput, CalibrateError, FileTrouble, Refused
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.packet.packet import write_packet
from calibrate.packet.place import place_for
from calibrate.words.phrases import several


def packet(options: Options) -> int:
    """Write the packets of the candidates named, or of all who were not withdrawn."""
    with opened(options.file) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        chosen = candidates_named(session, options.candidate) or _not_withdrawn(session)
        cases = [store.case(state.id, viewer) for state in chosen]
    _make_folder(options.out)
    written = [_write(case, options) for case in cases]
    return 0 if all(written) else FileTrouble.exit_status


def _not_withdrawn(session: Session) -> Sequence[CandidateState]:
    kept = []
    for state in session.candidates:
        if state.phase is CandidatePhase.WITHDRAWN:
            say(f"{state.name} was withdrawn: no packet, unless --candidate asks for it")
        else:
            kept.append(state)
    if not kept:
        raise Refused("There is no candidate to write a packet of.")
    return kept


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise BadInput(f"The folder {folder} cannot be made: {trouble.strerror}.") from None


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
        why = damage(options.file) or f"it cannot be drawn: {fault}."
        complain(f"The packet of {name} was not written, for {why}")
        return False
    print(one_line(f"{path}: {several(report.pages, 'page')}"))
    if report.substitutions:
        letters = " ".join(report.substitutions)
        say(f"no font has {letters}, so a sign stands in their place")
    return True
