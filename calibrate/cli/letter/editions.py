"""Writing candidate editions: of each candidate who is named, or of all whose letter is ready."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, made_folder, one_line, say
from calibrate.cli.packets.paper import chosen_paper
from calibrate.cli.session_file import candidates_named, chair, opened
from calibrate.domain.errors import BadInput, CalibrateError, Refused
from calibrate.domain.letter.edition import CandidateEdition
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.exchange.issuing.leaving import leaving_letter
from calibrate.packet.packet import write_letter
from calibrate.packet.place import letter_mark, place_bearing
from calibrate.words.phrases import several


def candidate_editions(options: Options) -> int:
    """Write the candidate editions that are asked for; raise Refused where one is not ready.

    Nobody's is written where one of those who are named lacks something.
    """
    if options.reader or options.drafts or options.damaged:
        raise BadInput("A candidate edition has no draft, no reader and no damage: leave that out.")
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        chosen = candidates_named(session, options.candidate) or _decided(session)
        editions = [leaving_letter(store, state.id, viewer) for state in chosen]
    made_folder(options.out)
    return max([_write(edition, options) for edition in editions])


def _decided(session: Session) -> Sequence[CandidateState]:
    found = [one for one in session.candidates if one.phase is CandidatePhase.DECIDED]
    if not found:
        raise Refused("Nobody is decided, so there is nobody to write to yet.")
    return found


def _write(edition: CandidateEdition, options: Options) -> int:
    """Write one, or say why it is not there; return the exit status."""
    path = place_bearing(options.out, edition.file_name, letter_mark(edition))
    try:
        report = write_letter(edition, path, chosen_paper(options))
    except CalibrateError as trouble:
        complain(str(trouble))
        return trouble.exit_status
    print(one_line(f"{path}: {several(report.pages, 'page')}"))
    if report.substitutions:
        letters = " ".join(report.substitutions)
        say(f"no font has {letters}, so a sign stands in their place")
    return 0
