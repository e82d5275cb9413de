"""The command that writes packets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.letter.editions import candidate_editions
from calibrate.cli.output import complain, made_folder, one_line, say
from calibrate.cli.packets.book import bind
from calibrate.cli.packets.paper import chosen_paper
from calibrate.cli.session_file import (
    candidates_named,
    chair,
    not_withdrawn,
    opened,
    own_viewer,
    viewer_named,
)
from calibrate.domain.errors import BadInput, CalibrateError, FileTrouble, Refused
from calibrate.domain.phases import Viewer
from calibrate.domain.record.case import Case
from calibrate.domain.record.file_names import pack_name
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.exchange.exported.case_json import attached_case
from calibrate.packet.packet import PacketReport, pack_of, write_pack, write_packet
from calibrate.packet.place import place_bearing, place_for
from calibrate.store.store import Store
from calibrate.words.phrases import listing, several


def packet(options: Options) -> int:
    """Write the packets of the candidates named, or of all who are decided; or a reading pack."""
    if options.edition == "reading":
        return _reading_pack(options)
    if options.edition == "candidate":
        return candidate_editions(options)
    if options.reader:
        raise BadInput("--for names who reads a reading pack; add --edition reading.")
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        usual = not_withdrawn if options.drafts else _decided
        chosen = candidates_named(session, options.candidate) or usual(session)
        cases = (_checked(store, state, viewer, options) for state in chosen)
        if options.edition == "book":
            return _book(options, session, chosen, cases)
        done = [case is not None and _write(store, case, options) for case in cases]
    return 0 if all(done) else FileTrouble.exit_status


def _checked(store: Store, state: CandidateState, viewer: Viewer, options: Options) -> Case | None:
    """Return a case that may be printed, or say why there is none; each is read in its turn."""
    case = _read(store, state, viewer)
    return case if case and _may_print(case, options) else None


def _book(
    options: Options,
    session: Session,
    chosen: Sequence[CandidateState],
    cases: Iterator[Case | None],
) -> int:
    lacking: list[CandidateState] = []

    def noted() -> Iterator[Case | None]:
        for state, case in zip(chosen, cases, strict=True):
            lacking.extend([] if case else [state])
            yield case

    _tell(*bind(options, session, chosen, noted()))
    return FileTrouble.exit_status if lacking else 0


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


def _decided(session: Session) -> Sequence[CandidateState]:
    kept = [state for state in session.candidates if state.phase is CandidatePhase.DECIDED]
    others = [state.name for state in session.candidates if state not in kept]
    if not kept:
        raise Refused(
            "Nobody is decided, so there is no packet to file; --drafts writes what there is, and "
            "--edition reading what is to be read before the meeting."
        )
    if others:
        say(f"not decided: {listing(others)}; no packet, unless --drafts asks for one")
    return kept


def _reading_pack(options: Options) -> int:
    """Write what a reader may see of every candidate, or of those named, as one PDF."""
    with opened(options, takes_kits=True) as store:
        viewer = own_viewer(store, options.reader) or _reader(store, options)
        session = store.session(viewer)
        chosen = candidates_named(session, options.candidate) or not_withdrawn(session)
        read = [_read(store, state, viewer) for state in chosen]
        whose = session.panel.panelist(viewer.panelist or "")
    cases = [case for case in read if case and not case.damage]
    for damaged in (case for case in read if case and case.damage):
        complain(f"{damaged.damage} Use a copy; a reading pack has nothing of what is damaged.")
    if not cases:
        return FileTrouble.exit_status
    named = whose.name if whose and (store.kit or options.reader) else ""
    pack = pack_of(cases, named)
    made_folder(options.out)
    path = place_bearing(options.out, pack_name(named), pack.mark)
    _tell(path, write_pack(pack, path, chosen_paper(options)))
    return 0 if len(cases) == len(read) else FileTrouble.exit_status


def _reader(store: Store, options: Options) -> Viewer:
    return viewer_named(store, options.reader) if options.reader else chair(store, options.chair)


def _write(store: Store, case: Case, options: Options) -> bool:
    """Write a packet, or say why it is not there: whatever is wrong with one stops no other."""
    made_folder(options.out)
    path = place_for(options.out, case)
    try:
        attached = (attached_case(case),)
        report = write_packet(case, path, paper=chosen_paper(options), attached=attached)
    except CalibrateError as trouble:
        complain(str(trouble))
        return False
    except Exception as fault:
        name = case.sheet.candidate.name
        why = store.damage() or f"it cannot be drawn: {fault}."
        complain(f"The packet of {name} was not written, for {why}")
        return False
    _tell(path, report)
    return True


def _tell(path: Path | str, report: PacketReport) -> None:
    print(one_line(f"{path}: {several(report.pages, 'page')}"))
    if report.substitutions:
        letters = " ".join(report.substitutions)
        say(f"no font has {letters}, so a sign stands in their place")
