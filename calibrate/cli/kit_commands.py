"""Commands of kits: making them, taking an older one's work over, and the ballots they send."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import complain, one_line, say
from calibrate.cli.session_file import (
    act,
    actor_of,
    chair,
    name_of,
    opened,
    opened_kit,
    own_actor,
    own_viewer,
)
from calibrate.domain.authority import Actor
from calibrate.domain.ballots import SECOND
from calibrate.domain.commands import CompareKey, MergeBallots, TakeSecondRound
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.evidence import only_links
from calibrate.domain.permissions import need_kits
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.record.file_names import kit_name
from calibrate.domain.session import CandidatePhase, Session
from calibrate.domain.submitting.arriving import Arriving
from calibrate.domain.travel.second_round import SecondRound
from calibrate.exchange.ballots.ballot_file import ballot_bytes, read_ballot, slip
from calibrate.exchange.ballots.messages import read_message
from calibrate.exchange.files import write_whole
from calibrate.store.kits.making import UNLOCKED, MadeKit, Order, draw_lock
from calibrate.store.store import Store
from calibrate.words.phrases import several
from calibrate.words.questions.questions import CAME_ALONG, COME_ALONG
from calibrate.words.travel.ballots import arriving_words
from calibrate.words.travel.keys import NO_KEYS, NO_OWN_KEY, spoken_key
from calibrate.words.travel.kits import KEEP_APART, WITHOUT_WORDS, files_in_words, link_words


def kit(options: Options) -> int:
    """Make a kit for each of the panelists named, or for all who have somebody to rate."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        session, because = store.session(viewer), options.because or ""
        panelists = _panelists(session, options.panelist)
        need_kits(session, panelists, bool(because))
        for sentence in _links(store, session, viewer):
            say(sentence)
        lock = UNLOCKED if options.no_passphrase else None
        orders = [Order(id, kit_name(session, id), lock or draw_lock()) for id in panelists]
        _, made = store.make_kits(orders, actor_of(viewer), options.out, because)
    _tell(session, made)
    return 0


def take_over(options: Options) -> int:
    """Bring an older kit's work into a newer one."""
    other = Options(file=options.older, words_file=options.older_words_file)
    with opened_kit(options) as newer, opened_kit(other) as older:
        say(newer.take_over(older))
    return 0


def _panelists(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    if names:
        return tuple(dict.fromkeys(session.panelist_named(name) for name in names))
    rating = {rater.id for state in session.candidates for rater in session.panel.raters(state.id)}
    return tuple(one.id for one in session.panel.panelists if one.id in rating)


def _links(store: Store, session: Session, viewer: Viewer) -> Iterable[str]:
    """Say which pieces are only a link, and how large files make a kit, before any is written."""
    evidence = store.evidence(viewer)
    sealed = [state for state in session.candidates if state.phase is CandidatePhase.SEALED]
    for state in sealed:
        for piece in only_links(evidence[state.id]):
            yield link_words(state.name, piece)
    if size := files_in_words(piece for state in sealed for piece in evidence[state.id]):
        yield size


def _tell(session: Session, made: Sequence[MadeKit]) -> None:
    for one in made:
        print(one_line(f"{one.path}: for {name_of(session, one.panelist)}"))
    for one in made:
        if one.words:
            print(one_line(f"{name_of(session, one.panelist)}: {one.words}"))
    say(KEEP_APART if any(one.words for one in made) else WITHOUT_WORDS)


def ballot(options: Options) -> int:
    """Write all that was submitted in a kit as a file to be sent."""
    with opened_kit(options) as store:
        assert store.kit is not None
        found = store.ballot(Viewer(ViewerKind.PANELIST, store.kit.panelist))
    if options.slip:
        found = replace(found, entries=tuple(one for one in found.entries if one.round == SECOND))
        if not found.entries:
            raise Refused("Nothing of a second round was submitted in this kit yet.")
    content = f"{slip(found)}\n".encode() if options.slip else ballot_bytes(found)
    write_whole(options.out, content)
    entries = several(len(found.entries), "entry", "entries")
    if found.questions:
        entries += f" and {several(len(found.questions), 'question')}"
    then = "sealed until the reveal; send it to whoever runs the session"
    say(f"wrote {options.out}: {entries}, {then}")
    return 0


def take_round(options: Options) -> int:
    """Open a second round in a kit."""
    begun = read_message(options.begun, SecondRound)
    with opened_kit(options) as store:
        say(store.apply(TakeSecondRound(begun), own_actor(store)).sentence)
    return 0


def compare_keys(options: Options) -> int:
    """Print the words of kits’ keys, and note whether those of somebody are the same."""
    if options.same is not None and not options.panelist:
        raise BadInput("Name the PANELIST whose words were compared.")
    with opened(options, takes_kits=True) as store:
        viewer = own_viewer(store, options.panelist) or chair(store, options.chair)
        session = store.session(viewer)
        whose = options.panelist and session.panelist_named(options.panelist)
        keys = [one for one in store.keys(viewer) if whose in (None, one.panelist)]
        if not keys:
            raise Refused(NO_OWN_KEY if store.kit else NO_KEYS)
        for key in keys:
            print(one_line(f"{name_of(session, key.panelist)}: {spoken_key(key)}"))
        if options.same is not None:
            noted = CompareKey(keys[-1].kit, keys[-1].signer, options.same)
            say(act(store, noted, viewer))
    return 0


def _tell_receipts(
    store: Store, session: Session, viewer: Viewer, merged: Sequence[Arriving]
) -> None:
    """Print what each panelist is sent back, so that they know what arrived."""
    for panelist in dict.fromkeys(one.ballot.panelist for one in merged):
        receipt = store.receipt(panelist, viewer)
        print(one_line(f"Receipt for {name_of(session, panelist)}: {receipt.text}"))


def _merged(store: Store, actor: Actor, accepted: Sequence[Arriving]) -> str:
    """Merge, and say so; that nothing is new in what is not seen either is no refusal."""
    try:
        return store.apply(MergeBallots(tuple(one.ballot for one in accepted)), actor).sentence
    except Refused as refusal:
        if any(one.brings for one in accepted):
            raise
        return str(refusal)


def merge(options: Options) -> int:
    """Take in what ballots bring, or say what it would be; 1 if some are refused."""
    ballots = [read_ballot(path) for path in options.ballot]
    with opened(options, takes_kits=True) as store:
        viewer = own_viewer(store) or chair(store, options.chair)
        actor = own_actor(store) if store.kit else actor_of(viewer)
        session = store.session(viewer)
        found = store.arriving(ballots, viewer)
        for one in found:
            (complain if one.refused else say)(arriving_words(session, one))
        accepted = tuple(one for one in found if not one.refused)
        if any(one.asks for one in accepted):
            say(COME_ALONG)
        if not options.dry_run and any(one.may_bring for one in accepted):
            say(_merged(store, actor, accepted))
        if not options.dry_run and store.keep_asked([one.ballot for one in accepted], viewer):
            say(CAME_ALONG)
        if not options.dry_run and not store.kit:
            _tell_receipts(store, session, viewer, accepted)
    return 0 if len(accepted) == len(found) else Refused.exit_status
