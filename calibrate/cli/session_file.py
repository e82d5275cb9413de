"""What every command needs of a session file: to open it, and to find people in it by name."""

from __future__ import annotations

from collections.abc import Sequence

from calibrate.cli.arguments import Options
from calibrate.domain.errors import BadInput
from calibrate.domain.people import Role
from calibrate.domain.phases import FACILITATOR, Viewer, ViewerKind
from calibrate.domain.rubric import Rubric, Step
from calibrate.domain.session import CandidateState, Session
from calibrate.store.store import Store

ACTOR = "facilitator"
"""Who acts in set-up and meeting; what is submitted is its panelist's own act."""

KINDS = {
    Role.FACILITATOR: ViewerKind.FACILITATOR,
    Role.PANELIST: ViewerKind.PANELIST,
    Role.OBSERVER: ViewerKind.OBSERVER,
}


def viewer_named(store: Store, name: str) -> Viewer:
    """Return somebody on the panel as a viewer; raise BadInput if nobody has the name."""
    panel = store.session(FACILITATOR)
    id = panel.panelist_named(name)
    found = next(one for one in panel.panel.panelists if one.id == id)
    return Viewer(KINDS[found.role], id)


def candidates_named(session: Session, names: Sequence[str]) -> list[CandidateState]:
    """Return the candidates of these names, each once; BadInput if one is not in `session`."""
    found = [session.candidate_named(name) for name in names]
    return list(dict.fromkeys(found))


def given_step(options: Options, rubric: Rubric) -> Step | None:
    """Return the step of --from and --to, or the rubric's only one; None if there are several.

    Raises BadInput if one of the two is missing or the rubric does not have the step.
    """
    if bool(options.current) != bool(options.target):
        raise BadInput("--from and --to belong together; give both or neither.")
    if not options.current:
        return rubric.steps[0] if len(rubric.steps) == 1 else None
    step = Step(options.current, options.target)
    rubric.check_step(step)
    return step


def needed_step(options: Options, rubric: Rubric) -> Step:
    """Return the step as `given_step` does; raise BadInput if there are several."""
    step = given_step(options, rubric)
    if step is None:
        levels = ", ".join(level.key for level in rubric.levels)
        raise BadInput(
            f"The rubric has the levels {levels}, so a candidate needs --from LEVEL --to LEVEL."
        )
    return step
