"""Making kits: noted in the session and written as files, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nacl.utils import random
from sqlalchemy import Connection, select

from calibrate.domain.authority import FileRole
from calibrate.domain.commands import MakeKits, NewKit, new_id
from calibrate.domain.errors import FileTrouble
from calibrate.domain.session import Session
from calibrate.domain.travel.anchor import Anchor
from calibrate.domain.travel.kits import ThisKit
from calibrate.store.document import schema, tables
from calibrate.store.document.driver import PLAIN, Driver
from calibrate.store.document.encrypting import encrypted_by
from calibrate.store.kits.building import Cut, write_kit
from calibrate.store.reads.anchors import anchor_at
from calibrate.store.record import log
from calibrate.store.sealed.drawn_words import draw_words
from calibrate.store.sealed.writers import enrolment_hash
from calibrate.store.session_file import new_document
from calibrate.whole_file import Aside, put

ENROLMENT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Lock:
    """What a kit is encrypted by: six drawn words, or nothing."""

    words: str = ""
    driver: Driver = PLAIN


UNLOCKED = Lock()


def draw_lock() -> Lock:
    """Draw words and make their key, which takes as long as it has to; no file is touched."""
    words = draw_words()
    return Lock(words, encrypted_by(words))


@dataclass(frozen=True, slots=True)
class Order:
    """A kit that is wanted: for whom, under what name of a file, and by what it is encrypted."""

    panelist: str
    name: str
    lock: Lock


@dataclass(frozen=True, slots=True)
class MadeKit:
    """A kit that was made: for whom, where it lies, and its words, which nobody keeps."""

    panelist: str
    path: Path
    words: str


class Making:
    """The kits of one command: drawn, written aside, and then put where they are wanted."""

    def __init__(self, orders: Sequence[Order], because: str) -> None:
        self._orders = orders
        self._secrets = [random(ENROLMENT_BYTES) for _ in orders]
        kits = tuple(
            NewKit(new_id(), order.panelist, enrolment_hash(secret).hex())
            for order, secret in zip(orders, self._secrets, strict=True)
        )
        self.command = MakeKits(kits, because)

    def write(
        self, connection: Connection, session: Session, folder: Path, time: datetime
    ) -> list[Path]:
        """Write every kit into a folder; `connection` is the session's, after the command."""
        anchor = anchor_at(connection, *log.last(connection))
        return [
            self._write(number, connection, session, folder, time, anchor)
            for number in range(len(self._orders))
        ]

    def _write(
        self,
        number: int,
        connection: Connection,
        session: Session,
        folder: Path,
        time: datetime,
        anchor: Anchor,
    ) -> Path:
        made, order = self.command.kits[number], self._orders[number]
        count = len(session.kits_of(made.panelist)) + 1
        kit = ThisKit(made.id, made.panelist, count, anchor, bool(self.command.because))
        cut = Cut(kit, _order_of(connection, made.id), self._secrets[number])
        path = folder / f"{number}.calib"
        with (
            closing(new_document(path, order.name, order.lock.driver)) as document,
            document.transaction() as target,
        ):
            schema.create(target, FileRole.KIT)
            write_kit(connection, session, cut, target, time)
        return path

    def put(self, files: Sequence[Path], folder: Path) -> tuple[MadeKit, ...]:
        """Give the kits their names."""
        made = []
        try:
            for path, order in zip(files, self._orders, strict=True):
                put(path, folder / order.name, replaces=False)
                made.append(MadeKit(order.panelist, folder / order.name, order.lock.words))
        except OSError as error:
            raise FileTrouble(
                f"{folder} took only {len(made)} of {len(files)} kits: {error.strerror}. They are "
                "noted in the record as made; make the others again."
            ) from None
        return tuple(made)


def _order_of(connection: Connection, kit: str) -> tuple[str, ...]:
    ordered = tables.kit_order.c
    query = select(ordered.candidate).where(ordered.kit == kit).order_by(ordered.position)
    return tuple(connection.execute(query).scalars())


@contextmanager
def aside_in(folder: Path) -> Iterator[Path]:
    """Make the folder where kits go, and one in it where they are written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with Aside(folder) as aside:
            yield aside.path
    except OSError as error:
        raise FileTrouble(f"{folder} cannot hold kits: {error.strerror}.") from None


def need_free(folder: Path, orders: Sequence[Order]) -> None:
    """Raise FileTrouble where a file has the name of a kit: no kit takes another's place."""
    for order in orders:
        if (folder / order.name).exists():
            raise FileTrouble(f"{folder / order.name} is there already; choose another folder.")
