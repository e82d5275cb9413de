"""Asks what packets show of the organisation: name, a line for the foot, and a logo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from calibrate.domain.changes import Change
from calibrate.domain.commands import DescribeOrganisation
from calibrate.domain.organisation.organisation import (
    LONGEST_LINE,
    LONGEST_NAME,
    NO_ORGANISATION,
    Organisation,
)
from calibrate.ui.desk import Desk
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import set_role
from calibrate.ui.organisation.logo_field import LogoField
from calibrate.ui.organisation.remembered import remember, remembered
from calibrate.ui.parts.dialog import FittedDialog, line_field, named
from calibrate.words.handing.organisation import (
    AS_BEFORE,
    CONFIDENTIAL,
    ORGANISATION,
    WHERE_IT_STANDS,
    shown_words,
)
from calibrate.words.phrases import capitalized


class OrganisationDialog(FittedDialog):
    """Shows what is there, offers what the session before had, and keeps what is entered."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, ORGANISATION, "Save")
        self._desk = desk
        self._given = desk.session(desk.chair).organisation
        self._before = remembered()
        self.subheading.setText(WHERE_IT_STANDS)
        self.name = line_field(self._given.name, longest=LONGEST_NAME)
        self.line = line_field(self._given.line, CONFIDENTIAL, LONGEST_LINE)
        self.logo = LogoField(self._given.logo)
        self.again = QPushButton(AS_BEFORE)
        self._lay_out_body()
        self._connect()

    def _lay_out_body(self) -> None:
        set_role(self.again, "small")
        self.again.setAccessibleName(AS_BEFORE)
        give_tip(self.again, capitalized(shown_words(self._before)))
        self.again.setAutoDefault(False)
        is_offered = self._given == NO_ORGANISATION and self._before != NO_ORGANISATION
        self.again.setVisible(is_offered)
        self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(named("Name", self.name))
        self.body.addLayout(named("Line in every foot", self.line))
        self.body.addLayout(named("Logo", self.logo))

    def _connect(self) -> None:
        self.again.clicked.connect(self._take_before)
        self.logo.refused.connect(self._say)
        self.logo.changed.connect(lambda: self._say(""))

    @property
    def entered(self) -> Organisation:
        """What is entered now."""
        name, line = self.name.text().strip(), self.line.text().strip()
        return Organisation(name, line, self.logo.content)

    def finish(self) -> None:
        """Keep what is entered; stay and say why if that is refused."""
        if self.entered == self._given:
            self.accept()
            return
        answer = self._desk.attempt(DescribeOrganisation(self.entered))
        if isinstance(answer, Change):
            remember(self._desk.session(self._desk.chair).organisation)
        self.close_unless_refused(answer)

    def _take_before(self) -> None:
        self.name.setText(self._before.name)
        self.line.setText(self._before.line)
        self.logo.show_logo(self._before.logo)
        self.again.hide()
        self.grow()

    def _say(self, sentence: str) -> None:
        self.trouble.say(sentence)
        self.grow()


def ask_organisation(parent: QWidget, desk: Desk) -> None:
    """Ask what packets show of the organisation, and keep it."""
    OrganisationDialog(parent, desk).exec()
