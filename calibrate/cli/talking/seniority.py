"""The command that notes how senior panelists are."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act, chair, opened
from calibrate.domain.commands import RankPanelist
from calibrate.domain.errors import BadInput
from calibrate.words.talking.seniority import ranks_words


def seniority(options: Options) -> int:
    """Note how senior somebody is; with nobody named, say whose seniority was noted."""
    if bool(options.name) != bool(options.rank):
        raise BadInput("A name and a seniority belong together; give both or neither.")
    with opened(options) as store:
        viewer = chair(store)
        session = store.session(viewer)
        if not options.name:
            for line in ranks_words(session):
                say(line)
            return 0
        rank = RankPanelist(session.panelist_named(options.name), options.rank.value)
        say(act(store, rank, viewer))
    return 0
