"""Carrying out what says whose sessions these are."""

from __future__ import annotations

from hashlib import sha256

from calibrate.domain.commands import DescribeOrganisation
from calibrate.domain.organisation.organisation import Organisation, checked_organisation
from calibrate.domain.permissions import need_not_closed
from calibrate.domain.session import SessionPhase
from calibrate.store.document import tables
from calibrate.store.record import files
from calibrate.store.sealed.keys import THE_ONE
from calibrate.store.writes.parts import NOBODY, Handed, Owners, People, handed_of
from calibrate.store.writes.work import Work, perform
from calibrate.words.handing.organisation import described_words


@perform.register
def _describe(command: DescribeOrganisation, work: Work) -> str:
    need_not_closed(work.session)
    organisation = checked_organisation(command.organisation)
    if organisation.logo:
        files.keep(work.connection, _digest(organisation.logo), organisation.logo)
    row = _row(organisation) if organisation != Organisation() else None
    work.journal.put(tables.organisation, (THE_ONE,), row)
    if work.session.phase is not SessionPhase.SETUP:
        files.drop_unneeded(work.connection)
    return described_words(organisation)


def _row(organisation: Organisation) -> dict[str, str | None]:
    return {"id": THE_ONE, **_told(organisation)}


def _told(organisation: Organisation) -> dict[str, str | None]:
    """Return its texts, and its logo by digest."""
    logo = _digest(organisation.logo) if organisation.logo else None
    return {"name": organisation.name, "line": organisation.line, "logo": logo}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@handed_of.register
def _without_bytes(
    command: DescribeOrganisation, people: People, owners: Owners = NOBODY
) -> Handed:
    """The logo is kept by its digest: the bytes are in no payload."""
    return {people: _told(command.organisation)}
