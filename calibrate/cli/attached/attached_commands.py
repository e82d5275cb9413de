"""The commands that attach files to a piece, take one off, list them, and write them out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import (
    act,
    candidates_named,
    chair,
    opened,
    own_viewer,
    viewer_named,
)
from calibrate.domain.attached.attachment import Attachment
from calibrate.domain.commands import Attach, Detach
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Evidence
from calibrate.domain.phases import Viewer
from calibrate.domain.text.file_names import counted_name, file_name
from calibrate.exchange.attached_file import read_attachments
from calibrate.exchange.files import write_new
from calibrate.store.store import Store
from calibrate.words.evidence import attached_words
from calibrate.words.phrases import grouped, several, some

Found = tuple[str, Evidence, Attachment]
"""A candidate's name, one of their pieces, and a file on it."""


def attach(options: Options) -> int:
    """Attach files to a piece: all of them, or none."""
    files = read_attachments(options.files)
    with opened(options) as store:
        viewer = chair(store, options.chair)
        piece = _piece(store, viewer, options.candidate, options.piece)
        say(act(store, Attach(piece.id, files, options.because or ""), viewer))
    return 0


def detach(options: Options) -> int:
    """Take a file off a piece."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        piece = _piece(store, viewer, options.candidate, options.piece)
        named = [one for one in piece.attachments if one.name == options.name]
        if not named:
            there = some([one.name for one in piece.attachments], 6) or "no file"
            raise BadInput(f"{piece.label} has no file “{options.name}”; attached is {there}.")
        say(act(store, Detach(piece.id, named[0].number), viewer))
    return 0


def attached(options: Options) -> int:
    """List what is attached as one viewer may see it, and write it to a folder if asked to."""
    with opened(options, takes_kits=True) as store:
        viewer = _viewer(store, options.viewer)
        found = list(_found(store, viewer, options))
        for name, piece, one in found:
            print(f"{name}  {piece.label}  {attached_words(one)}  {grouped(one.sha256)}")
        if options.out:
            _write(store, viewer, found, options.out)
            say(f"wrote {several(len(found), 'file')} to {options.out}")
    return 0


def _viewer(store: Store, name: str | None) -> Viewer:
    if own := own_viewer(store, name):
        return own
    return viewer_named(store, name) if name else chair(store)


def _piece(store: Store, viewer: Viewer, candidate: str, label: str) -> Evidence:
    state = store.session(viewer).candidate_named(candidate)
    pieces = store.pieces(state.id, viewer)
    found = [piece for piece in pieces if piece.label.casefold() == label.casefold()]
    if not found:
        here = f"{pieces[0].label} to {pieces[-1].label}" if pieces else "no evidence"
        raise BadInput(f"{state.name} has no piece {label}; there is {here}.")
    return found[0]


def _found(store: Store, viewer: Viewer, options: Options) -> Iterator[Found]:
    session = store.session(viewer)
    chosen = candidates_named(session, options.candidate) or session.candidates
    for state in chosen:
        one_piece = options.piece and _piece(store, viewer, state.name, options.piece)
        pieces = (one_piece,) if one_piece else store.pieces(state.id, viewer)
        yield from ((state.name, piece, one) for piece in pieces for one in piece.attachments)


def _write(store: Store, viewer: Viewer, found: list[Found], folder: Path) -> None:
    """Write files under names that none of them shares, in place of nothing that is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise BadInput(f"{folder} cannot hold files: {trouble.strerror}.") from None
    taken: set[str] = set()
    for name, piece, one in found:
        wanted = file_name(f"{name}, {piece.label}, {one.name}")
        names = (counted_name(wanted, number) for number in count(1))
        free = next(each for each in names if each.casefold() not in taken)
        taken.add(free.casefold())
        write_new(folder / free, store.attached(one.evidence, one.number, viewer))
