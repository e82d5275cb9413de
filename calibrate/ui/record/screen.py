"""Record: the log as far as whoever is in the chair may read it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.phases import Viewer
from calibrate.domain.session import Session
from calibrate.exchange.shown.log_text import log_text
from calibrate.ui.desk import Desk
from calibrate.ui.look.elided import ElidedLabel
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.fields.find_field import FindField
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_help import take_keys
from calibrate.ui.parts.keys.hints import KeyLine
from calibrate.ui.parts.keys.keys import Key
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.record.line_panel import LinePanel
from calibrate.ui.record.record_list import RecordList
from calibrate.ui.record.record_rows import line_rows
from calibrate.ui.turns import Turns
from calibrate.words.phrases import several

HINTS = ((("/",), "find"), (("Up", "Down"), "line"), (("Ctrl+C",), "copy"), (("?",), "all keys"))
NOT_READ = "Only who runs the meeting reads the record."


class RecordScreen(Screen):
    """Lists what was done, newest first, with the chosen line in full beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("record")
        self.desk = desk
        self._session: Session = desk.session(desk.chair)
        self.name, self.about = ElidedLabel("Record", role="title"), ElidedLabel(role="meta")
        self.find_field = FindField("Find a name, a word, a day", "Find lines of the record", 260)
        self.list = RecordList()
        self.nothing = label("", "muted", wrap=True)
        self.foot = KeyLine(HINTS)
        self.panel = LinePanel()
        self._reading = Turns(self)
        self._lay_out()
        self._connect()
        self.fit()
        self.refresh()

    @property
    def reader(self) -> Viewer:
        """Whoever runs the session."""
        return self.desk.chair

    def refresh(self) -> None:
        """Read what was added to the log, which is all of it the first time, and show it."""
        self.top.title.set_whole(self.desk.session(self.desk.chair).title)
        self._reading.run(self._read_on())

    def _read_on(self) -> Iterator[None]:
        while self.desk.log_on():
            yield

    def _show(self) -> None:
        self._session = self.desk.session(self.desk.chair)
        entries = self.desk.log(self.desk.chair)
        self.top.subtitle.set_whole(several(len(entries), "line"))
        self.panel.forget()
        self.list.show_lines(line_rows(entries, self._session))
        self._tell()

    def fit(self) -> None:
        """Lay out again for new measures."""
        side = self.measures.padding
        self._heading.setContentsMargins(side, 12, side, 8)
        self.nothing.setContentsMargins(side, 8, side, 0)
        set_role(self.name, "title" if side > 20 else "title-narrow")
        self.list.fit(self.measures)
        self.foot.fit(self.measures)
        self.panel.fit(self.measures)

    def _lay_out(self) -> None:
        middle = QVBoxLayout(self.middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._make_heading())
        middle.addWidget(self.nothing)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.foot)
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.panel)
        self.setFocusProxy(self.list)

    def _make_heading(self) -> QWidget:
        box = QWidget()
        self._heading = QHBoxLayout(box)
        self._heading.setSpacing(12)
        self._heading.addWidget(self.name)
        self._heading.addWidget(self.about, 1)
        self._heading.addWidget(self.find_field)
        return box

    def _connect(self) -> None:
        self._reading.finished.connect(self._show)
        self.find_field.textChanged.connect(self._narrow)
        self.find_field.sent.connect(self._from_field)
        self.list.chosen.connect(lambda: self.panel.show_lines(self.list.lines))
        self.list.copy_wanted.connect(self._copy)
        self.panel.copy_wanted.connect(self._copy)
        self.panel.verify_wanted.connect(self._verify)
        self.panel.packet_wanted.connect(self._verify_packet)
        self.desk.changed.connect(self._changed)
        self.desk.chair_changed.connect(self._begin_again)
        self.keys = take_keys(self, "Record", self._table())

    def _table(self) -> tuple[Key, ...]:
        return (
            Key(("/", "Ctrl+F"), "Find a name, a word, a day", self._find),
            Key(("Up", "Down"), "Previous, next line", within=self.list),
            Key(("Ctrl+C",), "Copy the lines that are chosen", within=self.list),
        )

    def _changed(self) -> None:
        """Read again; a screen that is not seen does so when it is gone to."""
        if self.isVisible():
            self.refresh()

    def _begin_again(self) -> None:
        """Leave nothing of what only the one before in the chair may read."""
        self.find_field.clear()
        self.refresh()

    def _find(self) -> None:
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def _narrow(self, typed: str) -> None:
        self.list.narrow(typed)
        self._tell()

    def _from_field(self, event: QKeyEvent) -> None:
        """Escape takes the words away; other keys go through what was found."""
        if event.key() == Qt.Key.Key_Escape:
            self.find_field.clear()
            self.list.setFocus()
        else:
            QApplication.sendEvent(self.list, event)

    def _tell(self) -> None:
        """Say how many lines are shown, or why none is."""
        record, typed = self.list.record, self.find_field.text().strip()
        whole = len(record.lines)
        self.about.set_whole(f"{record.count} of {several(whole, 'line')}" if typed else "")
        self.nothing.setText(f"No line holds “{typed}”." if whole else NOT_READ)
        self.nothing.setVisible(not record.count)

    def _copy(self) -> None:
        if entries := self.list.entries:
            QGuiApplication.clipboard().setText(log_text(entries, self._session))

    def _verify(self) -> None:
        self.panel.show_reading()
        self.panel.show_found(self.desk.verify(), self.desk.now())

    def _verify_packet(self) -> None:
        from calibrate.ui.verifying.dialog import VerifyDialog

        VerifyDialog.ask(self, self.desk)
