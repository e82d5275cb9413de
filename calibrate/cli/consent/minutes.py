"""`calibrate minutes`: what each case took of the meeting, and what the talk changed."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.session_file import chair, opened
from calibrate.domain.errors import Refused
from calibrate.exchange.consent.minutes_json import minutes_json
from calibrate.exchange.consent.minutes_text import minutes_text


def minutes(options: Options) -> int:
    """Print the minutes and changes of the cases that somebody runs."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session = store.session(viewer)
        if not session.meeting.is_open:
            raise Refused("The meeting is not open yet, so there are no minutes.")
        found = store.minutes(viewer, store.now())
    print((minutes_json if options.json else minutes_text)(session.title, found), end="")
    return 0
