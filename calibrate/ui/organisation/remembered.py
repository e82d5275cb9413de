"""The organisation that was described last on this machine, to be offered to the next session."""

from __future__ import annotations

from PySide6.QtCore import QByteArray

from calibrate.domain.errors import BadInput
from calibrate.domain.organisation.organisation import (
    NO_ORGANISATION,
    Organisation,
    checked_organisation,
)
from calibrate.ui.preferences import keep, kept

NAME, LINE, LOGO = "organisation/name", "organisation/line", "organisation/logo"


def remember(organisation: Organisation) -> None:
    """Keep an organisation for the next session; one that shows nothing changes nothing."""
    if organisation == NO_ORGANISATION:
        return
    keep(NAME, organisation.name)
    keep(LINE, organisation.line)
    keep(LOGO, QByteArray(organisation.logo))


def remembered() -> Organisation:
    """Return the organisation that was kept, as far as it may be shown."""
    logo = kept(LOGO)
    content = logo.data() if isinstance(logo, QByteArray) else b""
    try:
        return checked_organisation(
            Organisation(str(kept(NAME) or ""), str(kept(LINE) or ""), bytes(content))
        )
    except BadInput:
        return NO_ORGANISATION
