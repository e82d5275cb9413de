"""Where Calibrate keeps what is its own: recent sessions, the window's place, what is awaited."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from calibrate.domain.handing.editions import Paper, paper_in

SYSTEM, LIGHT, DARK = "system", "light", "dark"
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""In per cent of the size that everything is drawn for."""

PLAIN_TEXT_SIZE = 100
APPEARANCES = {SYSTEM: "as the system", LIGHT: "light", DARK: "dark"}


def data_folder() -> Path:
    """Return the user's data folder of Calibrate, which may not be there yet.

    CALIBRATE_HOME puts it elsewhere. Otherwise it is where platformdirs has it too; asking Qt
    instead takes 5 ms less before the first paint.
    """
    elsewhere = os.environ.get("CALIBRATE_HOME")
    if elsewhere:
        return Path(elsewhere)
    everybody = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(everybody)) / "calibrate"


def made_data_folder() -> Path:
    """Return the data folder, made for its owner alone; raise OSError if that cannot be."""
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def remembered_appearance() -> str:
    """Return the key of the appearance that was chosen last, one of APPEARANCES."""
    chosen = str(_settings().value("appearance", SYSTEM))
    return chosen if chosen in APPEARANCES else SYSTEM


def remember_appearance(chosen: str) -> None:
    """Keep the key of an appearance for the next start."""
    _write("appearance", chosen)


def remembered_text_size() -> int:
    """Return the text size that was chosen last, one of TEXT_SIZES."""
    chosen = str(_settings().value("text-size", PLAIN_TEXT_SIZE))
    return next((size for size in TEXT_SIZES if str(size) == chosen), PLAIN_TEXT_SIZE)


def remember_text_size(percent: int) -> None:
    """Keep a text size for the next start."""
    _write("text-size", percent)


def remembered_geometry() -> QByteArray | None:
    """Return where the window was, as Qt saved it, if it is known."""
    saved = _settings().value("geometry")
    return saved if isinstance(saved, QByteArray) else None


def remember_geometry(geometry: QByteArray) -> None:
    """Keep where the window was for the next start."""
    _write("geometry", geometry)


def remembered_request(session: str) -> str:
    """Return what is remembered of having asked a witness for the keys of a session, or nothing."""
    return str(_settings().value(f"witness/{session}", ""))


def remember_request(session: str, asked: str) -> None:
    """Keep that a witness was asked for the keys of a session."""
    _write(f"witness/{session}", asked)


def forget_request(session: str) -> None:
    """Keep no more that a witness was asked."""
    if remembered_request(session):
        _settings().remove(f"witness/{session}")


def remembered_seed(session: str) -> str:
    """Return the path of a witness's own file of a session, or nothing."""
    return str(_settings().value(f"seed/{session}", ""))


def remember_seed(session: str, path: str) -> None:
    """Keep where a witness's own file of a session is."""
    _write(f"seed/{session}", path)


def dismissed(pieces: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return by pieces of evidence the criteria on which each was not to be suggested, by ids."""
    settings = _settings()
    kept = {piece: str(settings.value(f"dismissed/{piece}", "")) for piece in pieces}
    return {piece: frozenset(criteria.split()) for piece, criteria in kept.items() if criteria}


def dismiss(piece: str, criterion: str) -> None:
    """Never suggest a criterion for a piece again on this machine."""
    before = dismissed([piece]).get(piece, frozenset())
    _write(f"dismissed/{piece}", " ".join(sorted({*before, criterion})))


def remembered_paper() -> Paper:
    """Return the paper that was chosen last, or the usual one."""
    chosen = str(_settings().value("paper", ""))
    return next((paper for paper in Paper if paper == chosen), None) or usual_paper()


def usual_paper() -> Paper:
    """Return the paper that is usual where this system is set to be."""
    return paper_in(QLocale.territoryToCode(QLocale.system().territory()))


def remember_paper(paper: Paper) -> None:
    """Keep the paper that packets are drawn for."""
    _write("paper", str(paper))


def kept(key: str) -> object:
    """Return what was kept under a key, or None."""
    return _settings().value(key)


def keep(key: str, value: object) -> None:
    """Keep something for the next start."""
    _write(key, value)


def _settings() -> QSettings:
    return QSettings(str(data_folder() / "window.ini"), QSettings.Format.IniFormat)


def _write(key: str, value: object) -> None:
    """Where the folder cannot be made, the window simply forgets."""
    try:
        made_data_folder()
    except OSError:
        return
    _settings().setValue(key, value)
