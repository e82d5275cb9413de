"""Where Calibrate keeps what is its own: recent sessions, the window's place, details of faults."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

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


def remembered_mapping(columns: Sequence[str]) -> dict[str, str]:
    """Return which column somebody made which field of, in a table of just these columns."""
    found = _settings().value(_shape(columns))
    try:
        mapping = json.loads(found) if isinstance(found, str) else {}
    except ValueError:
        return {}
    there = mapping.items() if isinstance(mapping, dict) else ()
    return {str(field): column for field, column in there if column in columns}


def remember_mapping(columns: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Keep what somebody made of a table of just these columns."""
    _write(_shape(columns), json.dumps(dict(mapping)))


def _shape(columns: Sequence[str]) -> str:
    """Return the key of tables with these columns, in whatever order they stand."""
    return f"tables/{sha256(json.dumps(sorted(columns)).encode()).hexdigest()[:32]}"


def dismissed(piece: str) -> frozenset[str]:
    """Return the criteria on which a piece of evidence was not to be suggested, by their ids."""
    kept = str(_settings().value(f"dismissed/{piece}", ""))
    return frozenset(kept.split())


def dismiss(piece: str, criterion: str) -> None:
    """Never suggest a criterion for a piece again on this machine."""
    _write(f"dismissed/{piece}", " ".join(sorted({*dismissed(piece), criterion})))


def _settings() -> QSettings:
    return QSettings(str(data_folder() / "window.ini"), QSettings.Format.IniFormat)


def _write(key: str, value: object) -> None:
    """Where the folder cannot be made, the window simply forgets."""
    try:
        made_data_folder()
    except OSError:
        return
    _settings().setValue(key, value)
