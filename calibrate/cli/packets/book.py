"""The book of a session by command: everybody's packet, read and painted one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import made_folder, say
from calibrate.cli.packets.paper import chosen_paper
from calibrate.domain.record.case import Case
from calibrate.domain.record.file_names import book_name
from calibrate.domain.session import CandidateState, Session
from calibrate.packet.packet import PacketReport, plan_of, write_book
from calibrate.packet.place import place_bearing

TOLD_EVERY = 25
"""How often it is said how many are done, of a book that takes long."""


def bind(
    options: Options,
    session: Session,
    chosen: Sequence[CandidateState],
    cases: Iterator[Case | None],
) -> tuple[str, PacketReport]:
    """Write the packets of candidates as one PDF; return where, and what it is.

    Each case is taken when its turn comes.
    """
    plan = plan_of(session, chosen)
    made_folder(options.out)
    path = place_bearing(options.out, book_name(session), plan.mark)

    def told(done: int) -> None:
        if done % TOLD_EVERY == 0 and done < len(chosen):
            say(f"{done} of {len(chosen)} are bound")

    return str(path), write_book(plan, cases, path, chosen_paper(options), told)
