"""About Calibrate: its version, its licence, and where things are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calibrate import __version__
from calibrate.ui.parts.dialog import FittedDialog
from calibrate.ui.parts.frame import label
from calibrate.ui.preferences import data_folder

WORDS = (
    "Calibration sessions for promotion panels: evidence beside expectations, rated blind, "
    "decided together.",
    "Everything stays in your files. No network, no account.",
)


class About(FittedDialog):
    """Tells what this program is."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, f"Calibrate {__version__}", "Close")
        self.cancel.hide()
        for words in (*WORDS, f"Recent sessions and choices are kept in {data_folder()}."):
            self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(label("MIT licence. The fonts have licences of their own.", "meta"))
