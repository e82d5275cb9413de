"""On which paper packets are: as was asked for, or as is usual where this machine is."""

from __future__ import annotations

import os
from collections.abc import Mapping

from calibrate.cli.arguments.parser import Options
from calibrate.domain.handing.editions import Paper, paper_in

LOCALES = ("LC_ALL", "LC_PAPER", "LANG")
"""The first of these that is set says which paper a system uses."""


def chosen_paper(options: Options) -> Paper:
    """Return the paper that packets are written on."""
    return Paper(options.paper) if options.paper else usual_paper(os.environ)


def usual_paper(environment: Mapping[str, str]) -> Paper:
    """Return the paper of a system by the name of its locale, such as en_US.UTF-8."""
    name = next((environment[one] for one in LOCALES if environment.get(one)), "")
    _, _, region = name.split(".")[0].split("@")[0].partition("_")
    return paper_in(region)
