"""Commands by which panelists ask before the meeting, and are answered."""

from __future__ import annotations

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.secret.commands import open_own
from calibrate.cli.session_file import act_all, candidates_named, opened, own_viewer
from calibrate.domain.commands import AnswerQuestion, PublishAnswers, TakeQuestions, new_id
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import Evidence
from calibrate.domain.phases import HOLDER, Viewer, ViewerKind, in_chair
from calibrate.domain.questions.asking import About
from calibrate.domain.questions.question import Question, to_publish
from calibrate.domain.session import CandidateState, Session
from calibrate.domain.text.folding import folded
from calibrate.exchange.shown.questions.questions_json import questions_json
from calibrate.exchange.shown.questions.questions_text import SHORTEST, questions_text
from calibrate.store.store import Store
from calibrate.words.questions.questions import NO_NAME, WHO_READS, gap_words, piece_words


def ask(options: Options) -> int:
    """Ask about a piece, or where a criterion lacks evidence."""
    with opened(options, takes_kits=True) as store:
        viewer = _asker(store, options)
        session = store.session(viewer)
        state = session.candidate_named(options.candidate)
        about, said = _about(store, session, state, viewer, options)
        open_own(store, viewer.panelist or "", options.secret_file)
        store.ask(new_id(), about, options.text, viewer)
        say(f"asked about {said} of {state.name}")
        say(WHO_READS.format(name=state.name))
        say(NO_NAME)
    return 0


def questions(options: Options) -> int:
    """Print the questions that somebody answers, or asked; what waits is taken in first."""
    with opened(options, takes_kits=True) as store:
        is_own = bool(store.kit or options.own)
        viewer = _asker(store, options) if is_own else _answering(store, options)
        if is_own:
            open_own(store, viewer.panelist or "", options.secret_file)
        else:
            _take_in(store, viewer)
        session, pieces = store.session(viewer), store.evidence(viewer)
        found = [one for one in store.questions(viewer) if one.is_own or not is_own]
    told = (
        questions_json(found, session, pieces)
        if options.json
        else questions_text(found, session, pieces, is_own)
    )
    print(told, end="")
    return 0


def answer(options: Options) -> int:
    """Write the answer to a question, which waits until it is published."""
    with opened(options) as store:
        viewer = _answering(store, options)
        question = _named(store, viewer, options.question)
        say(*act_all(store, [AnswerQuestion(question.id, options.text)], viewer))
    return 0


def publish(options: Options) -> int:
    """Publish all answers that wait, or those on the candidates named."""
    with opened(options) as store:
        viewer = _answering(store, options)
        session, found = store.session(viewer), store.questions(viewer)
        chosen = candidates_named(session, options.candidate) or session.candidates
        waiting = [one for one in chosen if options.candidate or to_publish(found, one.id)]
        if not waiting:
            raise Refused("No answer waits to be published.")
        for said in act_all(store, [PublishAnswers(one.id, new_id()) for one in waiting], viewer):
            say(said)
    return 0


def _asker(store: Store, options: Options) -> Viewer:
    """Return who asks: the panelist of a kit, or whoever is named."""
    if own := own_viewer(store, options.panelist):
        return own
    if options.panelist is None:
        raise BadInput("Say who asks, by --as PANELIST.")
    return Viewer(ViewerKind.PANELIST, store.session(HOLDER).panelist_named(options.panelist))


def _answering(store: Store, options: Options) -> Viewer:
    """Return who answers: whoever runs the session, or who is named and presents or runs a part."""
    chairs = store.chairs(HOLDER)
    if options.panelist is None:
        return in_chair(chairs.usual)
    id = store.session(HOLDER).panelist_named(options.panelist)
    if id in [one.id for one in chairs.people]:
        return in_chair(id)
    viewer = Viewer(ViewerKind.PANELIST, id)
    if not store.scope(viewer).answers:
        raise Refused(
            f"{options.panelist} presents nobody and runs no part of the meeting; what they asked "
            "themselves `questions --own` prints."
        )
    return viewer


def _take_in(store: Store, viewer: Viewer) -> None:
    order = [state.id for state in store.session(viewer).candidates]
    waiting = sorted(store.waiting(viewer), key=order.index)
    act_all(store, map(TakeQuestions, waiting), viewer)


def _about(
    store: Store, session: Session, state: CandidateState, viewer: Viewer, options: Options
) -> tuple[About, str]:
    """Return what is asked about, and how it is called."""
    if options.criterion:
        for criterion, _ in session.rubric.for_step(state.candidate.step):
            if folded(options.criterion) in map(folded, (criterion.id, criterion.title)):
                return About(state.id, criterion=criterion.id), gap_words(criterion.title)
        raise BadInput(f"There is no criterion {options.criterion} on {state.name}.")
    piece = _piece(store.pieces(state.id, viewer), options.piece)
    if piece is None:
        raise BadInput(
            f"{state.name} has no evidence {options.piece}; name it as show does: EV-07."
        )
    return About(state.id, piece.id), piece_words(piece)


def _piece(pieces: tuple[Evidence, ...], named: str) -> Evidence | None:
    return next((one for one in pieces if folded(one.label) == folded(named)), None)


def _named(store: Store, viewer: Viewer, named: str) -> Question:
    """Return the question whose id begins so; raise BadInput unless it is exactly one."""
    begun = folded(named)
    found = [one for one in store.questions(viewer) if one.id.startswith(begun)]
    if len(begun) < SHORTEST or len(found) != 1:
        raise BadInput(f"There is no question {named} here; `questions` prints what names them.")
    return found[0]
