"""What other programs do to a session file while it is open, one situation each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.worlds.sessions import open_session


@dataclass(frozen=True, slots=True)
class Place:
    """A session file that is open, an older copy of it, and another session, all elsewhere."""

    file: Path
    older: Path
    other: Path

    def beside(self, name: str) -> Path:
        """A name in the folder of the file."""
        return self.file.with_name(name)

    def fresh(self, source: Path) -> Path:
        """A copy beside the file, as a sync client downloads one."""
        return Path(shutil.copyfile(source, self.beside(".download")))


def _delete(place: Place) -> None:
    place.file.unlink()


def _rename(place: Place) -> None:
    place.file.rename(place.beside("autumn.calib"))


def _move(place: Place) -> None:
    folder = place.beside("archive")
    folder.mkdir()
    place.file.rename(folder / place.file.name)


def _replace_by_older(place: Place) -> None:
    place.fresh(place.older).replace(place.file)


def _replace_by_other(place: Place) -> None:
    place.fresh(place.other).replace(place.file)


def _replace_by_same(place: Place) -> None:
    place.fresh(place.file).replace(place.file)


def _delete_and_create(place: Place) -> None:
    place.file.unlink()
    place.file.touch()


def _rename_and_restore(place: Place) -> None:
    place.file.rename(place.beside("conflict.calib"))
    shutil.copyfile(place.older, place.file)


def _empty(place: Place) -> None:
    os.truncate(place.file, 0)


def _cut(place: Place) -> None:
    os.truncate(place.file, place.file.stat().st_size // 2)


def _overwrite_by_older(place: Place) -> None:
    _write_into(place.file, place.older.read_bytes())


def _overwrite_by_other(place: Place) -> None:
    _write_into(place.file, place.other.read_bytes())


def _lengthen(place: Place) -> None:
    with place.file.open("ab") as file:
        file.write(bytes(4096))


def _rename_folder(place: Place) -> None:
    place.file.parent.rename(place.file.parent.with_name("renamed"))


def _delete_folder(place: Place) -> None:
    shutil.rmtree(place.file.parent)


def _link_elsewhere(place: Place) -> None:
    place.file.unlink()
    place.file.symlink_to(place.older)


def _put_folder(place: Place) -> None:
    place.file.unlink()
    place.file.mkdir()


def _move_and_back(place: Place) -> None:
    place.file.rename(place.beside("away.calib"))
    place.beside("away.calib").rename(place.file)


def _touch(place: Place) -> None:
    os.utime(place.file)


def _write_protect(place: Place) -> None:
    place.file.chmod(0o400)


def _second_name(place: Place) -> None:
    os.link(place.file, place.beside("second.calib"))


def _write_into(file: Path, content: bytes) -> None:
    with file.open("r+b") as target:
        target.write(content)
        target.truncate()


@dataclass(frozen=True, slots=True)
class Situation:
    """What happens to a file, and whether what is written to it afterwards is kept there."""

    name: str
    happens: Callable[[Place], None]
    keeps: bool = False
    found: str = ""
    """Where the file is then, seen from its folder."""


SITUATIONS = (
    Situation("deleted", _delete),
    Situation("renamed", _rename, found="autumn.calib"),
    Situation("moved to another folder", _move, found="archive/session.calib"),
    Situation("replaced by an older copy", _replace_by_older),
    Situation("replaced by another session", _replace_by_other),
    Situation("replaced by the same again", _replace_by_same),
    Situation("deleted and created anew", _delete_and_create),
    Situation(
        "renamed as a conflict, an older one restored", _rename_and_restore, False, "conflict.calib"
    ),
    Situation("emptied", _empty),
    Situation("cut to half", _cut),
    Situation("overwritten in place by an older copy", _overwrite_by_older),
    Situation("overwritten in place by another session", _overwrite_by_other),
    Situation("something added to its end", _lengthen),
    Situation("its folder renamed", _rename_folder, found="../renamed/session.calib"),
    Situation("its folder deleted", _delete_folder),
    Situation("a link to another put there", _link_elsewhere),
    Situation("a folder put there", _put_folder),
    Situation("moved away and back", _move_and_back, keeps=True),
    Situation("touched", _touch, keeps=True),
    Situation("write-protected", _write_protect, keeps=True),
    Situation("given a second name", _second_name, keeps=True),
)


def places(folder: Path, pieces: int = 3) -> None:
    """Write in a folder what `place_in` finds there: sessions that rate, one of them older."""
    place = place_in(folder)
    for file in (place.file, place.other):
        file.parent.mkdir(exist_ok=True)
        open_session(file, pieces=pieces).store.close()
    shutil.copyfile(place.file, place.older)


def place_in(folder: Path) -> Place:
    """The session of a folder, an older copy of it, and another session."""
    elsewhere = folder / "elsewhere"
    file = folder / "home" / "session.calib"
    return Place(file, elsewhere / "older.calib", elsewhere / "other.calib")
