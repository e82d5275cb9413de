"""What every command needs of a session file: to open it, and to find people in it by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain
from calibrate.cli.words import unlocked
from calibrate.domain import authority
from calibrate.domain.authority import Actor, Ground
from calibrate.domain.commands import Command
from calibrate.domain.errors import BadInput, FileTrouble, Refused
from calibrate.domain.people import Role
from calibrate.domain.phases import HOLDER, Viewer, ViewerKind, in_chair
from calibrate.domain.rubric.level_names import step_named
from calibrate.domain.rubric.rubric import Rubric, Step
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from calibrate.store.document.driver import PLAIN
from calibrate.store.store import Store

KINDS = {
    Role.FACILITATOR: ViewerKind.FACILITATOR,
    Role.PANELIST: ViewerKind.PANELIST,
    Role.OBSERVER: ViewerKind.OBSERVER,
}


def opened(options: Options, *, takes_kits: bool = False) -> Store:
    """Open a session file, and say what a person has to know of how it was found.

    Raises BadInput if it is a kit, unless the command `takes_kits`.
    """
    store = unlocked(options)
    if store.kit and not takes_kits:
        store.close()
        raise BadInput(
            f"{store.path.name} is a kit, cut for one panelist; this takes the session’s own file."
        )
    if store.told:
        complain(store.told)
    return store


def opened_kit(options: Options) -> Store:
    """Open a kit; raise BadInput if the file is a session."""
    store = opened(options, takes_kits=True)
    if store.kit is None:
        store.close()
        raise BadInput(f"{store.path.name} is a session and no kit; this takes a kit.")
    return store


def damage(options: Options) -> str:
    """Return in a sentence that a session file is damaged, or nothing where it holds or is none."""
    try:
        with Store.open(options.file, driver=vars(options).get("driver", PLAIN)) as store:
            return store.damage()
    except FileTrouble:
        return ""


def own_viewer(store: Store, name: str | None = None) -> Viewer | None:
    """Return the panelist whose kit a file is; None of a session.

    Raises Refused where somebody else is named: a kit has one reader.
    """
    if store.kit is None:
        return None
    if name and store.session(HOLDER).panelist_named(name) != store.kit.panelist:
        raise Refused(f"{store.path.name} is not {name}’s kit; leave the name out.")
    return Viewer(ViewerKind.PANELIST, store.kit.panelist)


def viewer_named(store: Store, name: str) -> Viewer:
    """Return somebody on the panel as a viewer; raise BadInput if nobody has the name."""
    panel = store.session(HOLDER)
    id = panel.panelist_named(name)
    found = next(panelist for panelist in panel.panel.panelists if panelist.id == id)
    return Viewer(KINDS[found.role], id)


def chair(
    store: Store, name: str | None = None, cannot: str = "runs no part of the meeting"
) -> Viewer:
    """Return who runs the meeting: the first facilitator, or the one or the deputy of this name.

    To a recused facilitator the candidate does not exist, and a deputy sees theirs alone. In
    set-up, and where nobody is facilitator, it is whoever holds the file. Raises BadInput if nobody
    has the name, Refused if they run no part of the meeting; `cannot` says what they cannot.
    """
    chairs = store.chairs(HOLDER)
    if name is None:
        return in_chair(chairs.usual)
    id = store.session(HOLDER).panelist_named(name)
    if id not in [panelist.id for panelist in chairs.people]:
        raise Refused(f"{name} {cannot}; facilitators and deputies do.")
    return in_chair(id)


def act(store: Store, command: Command, chair: Viewer) -> str:
    """Carry a command out as whoever runs the meeting, and return what was done."""
    return act_all(store, [command], chair)[0]


def act_all(store: Store, commands: Iterable[Command], chair: Viewer) -> list[str]:
    """Carry commands out as whoever runs the meeting, all or none, and return what was done."""
    actor = actor_of(chair)
    return [change.sentence for change in store.apply_all((one, actor) for one in commands)]


def actor_of(chair: Viewer) -> Actor:
    """Return whoever runs the meeting as an actor."""
    return Actor(chair.panelist) if chair.panelist else authority.HOLDER


def own_actor(store: Store) -> Actor:
    """Return the panelist whose kit a file is as an actor."""
    assert store.kit
    return Actor(store.kit.panelist, ground=Ground.KIT)


def candidates_named(session: Session, names: Sequence[str]) -> list[CandidateState]:
    """Return the candidates of these names, each once; BadInput if one is not in `session`."""
    found = [session.candidate_named(name) for name in names]
    return list(dict.fromkeys(found))


def not_withdrawn(session: Session) -> list[CandidateState]:
    """Return all candidates but those withdrawn; Refused if nobody is left."""
    kept = [state for state in session.candidates if state.phase is not CandidatePhase.WITHDRAWN]
    if not kept:
        raise Refused("There is no candidate whom anything could be written of.")
    return kept


def name_of(session: Session, panelist: str) -> str:
    """Return a panelist's name by their id, or the id if nobody has it."""
    found = session.panel.panelist(panelist)
    return found.name if found else panelist


def asked_step(options: Options) -> Step | None:
    """Return the step of --from and --to as they are, or None; BadInput if one is missing."""
    if bool(options.current) != bool(options.target):
        raise BadInput("--from and --to belong together; give both or neither.")
    return Step(options.current, options.target) if options.current else None


def given_step(options: Options, rubric: Rubric) -> Step | None:
    """Return the step of --from and --to, or the rubric's only one; None if there are several.

    Raises BadInput if one of the two is missing or the rubric does not have the step.
    """
    if asked := asked_step(options):
        return step_named(rubric, asked)
    return rubric.steps[0] if len(rubric.steps) == 1 else None


def needed_step(options: Options, rubric: Rubric) -> Step:
    """Return the step as `given_step` does; raise BadInput if there are several."""
    step = given_step(options, rubric)
    if step is None:
        levels = ", ".join(level.key for level in rubric.levels)
        raise BadInput(
            f"The rubric has the levels {levels}, so a candidate needs --from LEVEL --to LEVEL."
        )
    return step
