"""The codes of the panel, for the facilitator to read out: one at a time, or all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from calibrate.domain.people import Panelist
from calibrate.ui.hand_over.code_page import NO_PROTECTION
from calibrate.ui.hand_over.people_list import PeopleList
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import FittedDialog
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton


class CodesDialog(FittedDialog):
    """Shows the code of whoever is chosen; all of them only when that is asked for."""

    def __init__(
        self, parent: QWidget | None, people: Sequence[Panelist], codes: Mapping[str, str]
    ) -> None:
        super().__init__(parent, "Codes", "Close")
        self._people, self._codes = people, codes
        self.people = PeopleList("Whose code")
        self.code = label("")
        zoom.set_face(self.code, 32)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.all = KeyButton("Show all")
        set_role(self.all, "link")
        self.cancel.hide()
        self.body.addWidget(self.people)
        self.body.addWidget(self.code)
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(label(NO_PROTECTION, "meta", wrap=True))
        self.people.currentRowChanged.connect(self._show_one)
        self.all.clicked.connect(self.show_all)
        self.people.show_people(people, {})

    def show_all(self) -> None:
        """Show everybody's code beside their name."""
        self.people.show_people(self._people, self._codes)
        self.code.hide()
        self.all.hide()
        self.grow()

    def _show_one(self) -> None:
        chosen = self.people.chosen
        self.code.setText(" ".join(self._codes.get(chosen, "")))
        self.code.setAccessibleName(f"Code {self.code.text()}")
