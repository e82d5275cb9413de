"""The command that says what packets show of the organisation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, chair, opened
from calibrate.domain.commands import DescribeOrganisation
from calibrate.domain.errors import BadInput
from calibrate.domain.organisation.organisation import NO_ORGANISATION
from calibrate.exchange.attached_file import read_attachment
from calibrate.words.handing.organisation import shown_words


def organisation(options: Options) -> int:
    """Change what was named, and leave the rest; with nothing named, say what there is."""
    given = _given(options)
    if twice := [name for name in options.without if name in given]:
        raise BadInput(f"--{twice[0]} and --without {twice[0]} exclude each other; name one.")
    taken = {name: getattr(NO_ORGANISATION, name) for name in options.without}
    with opened(options) as store:
        viewer = chair(store, options.chair)
        before = store.session(viewer).organisation
        after = replace(before, **given, **taken)
        if after == before:
            say(shown_words(before))
        else:
            say(act(store, DescribeOrganisation(after), viewer))
    return 0


def _given(options: Options) -> dict[str, Any]:
    given = {"name": options.name, "line": options.line}
    if options.logo:
        given["logo"] = read_attachment(options.logo).content
    return {name: value for name, value in given.items() if value is not None}
