"""Rubrics that are kept for new sessions: files of ours in the user's data folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from calibrate.domain.errors import BadInput
from calibrate.domain.rubric.pairing import slug
from calibrate.domain.rubric.rubric import Rubric
from calibrate.exchange.ladders.rubric_file import SUFFIX, read_rubric, write_rubric
from calibrate.ui.preferences import data_folder, made_data_folder
from calibrate.words.days import day

FOLDER = "rubrics"
DIGITS = 8


@dataclass(frozen=True, slots=True)
class KeptRubric:
    """A rubric that is kept, and when it was; one that cannot be read is known by its file."""

    path: Path
    kept: date
    rubric: Rubric | None

    @property
    def words(self) -> str:
        """What it is called among others: title, version and day."""
        name = f"{self.rubric.title} {self.rubric.version}".strip() if self.rubric else ""
        return f"{name or self.path.name} (kept {day(self.kept)})"


def keep(rubric: Rubric) -> Path:
    """Keep a rubric; raise BadInput if it cannot be. The same content is kept once."""
    name = f"{slug(rubric.title) or 'rubric'}-{rubric.hash[:DIGITS]}{SUFFIX}"
    try:
        folder = made_data_folder() / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as trouble:
        raise BadInput(f"The rubric cannot be kept: {trouble.strerror}.") from trouble
    write_rubric(rubric, folder / name)
    return folder / name


def kept_rubrics() -> tuple[KeptRubric, ...]:
    """Return the rubrics that are kept, newest first."""
    found = [(_written(path), path) for path in (data_folder() / FOLDER).glob(f"*{SUFFIX}")]
    ordered = sorted(found, key=lambda one: (-one[0], one[1].name))
    return tuple(KeptRubric(path, date.fromtimestamp(at), _read(path)) for at, path in ordered)


def is_kept(path: Path) -> bool:
    """Tell whether a file is one of the rubrics that are kept."""
    return path.parent == data_folder() / FOLDER


def remove(path: Path) -> None:
    """Keep a rubric no more; raise BadInput if its file cannot be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as trouble:
        raise BadInput(f"{path.name} cannot be removed: {trouble.strerror}.") from trouble


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _read(path: Path) -> Rubric | None:
    try:
        return read_rubric([path])
    except BadInput:
        return None
