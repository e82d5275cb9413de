"""One piece of evidence as a form: added by hand, or read, corrected and removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from calibrate.domain.attached.attachment import Attachment, NewAttachment
from calibrate.domain.changes import Change, Refusal
from calibrate.domain.commands import (
    AddEvidence,
    Attach,
    ChangeAudience,
    Command,
    CorrectEvidence,
    Detach,
    RemoveEvidence,
    new_id,
)
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Audience, Evidence, EvidenceText, NewEvidence, usual_audience
from calibrate.domain.people import Candidate
from calibrate.domain.rubric.rubric import Criterion
from calibrate.domain.text.lengths import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE
from calibrate.exchange.tables.dates import day
from calibrate.ui.desk import Attempt
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.dialog import Dialog, line_field, named
from calibrate.ui.parts.fields.audience_box import AudienceBox
from calibrate.ui.parts.fields.line_field import LineField
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.files.copies import Files
from calibrate.ui.parts.files.files_list import FilesList
from calibrate.ui.parts.frame import label
from calibrate.ui.setup.evidence.attaching import Reading
from calibrate.words.evidence import WHO

MOST_ROWS = 4
EMPTY = EvidenceText("–")


class EvidenceForm(Dialog):
    """The fields of one piece. `late` asks for a reason, because rating is open.

    Subclasses say by `commands` what is to be done; it is carried out before the form closes.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        primary: str,
        content: EvidenceText,
        late: bool,
        attempt: Attempt,
        audience: AudienceBox,
    ) -> None:
        super().__init__(parent, title, primary)
        self.late, self._attempt = late, attempt
        self.take_size(760, 620)
        self.title = line_field(content.title, "What it is, in a few words", LONGEST_TITLE)
        words = "The whole text, as panelists will read it"
        self.text = TextArea(content.text, words, LONGEST_TEXT)
        self.kind = line_field(content.kind, "Design note")
        self.date = line_field(content.date.isoformat() if content.date else "", "2026-03-14")
        self.author = line_field(content.author)
        self.part = line_field(content.part, "Led it, four people, with Ben Roy")
        self.reference = line_field(content.reference, "The source’s own id")
        self.link = line_field(content.link, "https://…")
        self.audience = audience
        self.kind.textChanged.connect(audience.follow)
        self.reason = line_field(
            "", "Why it is added or changed now that rating is open", LONGEST_REASON
        )
        self._lay_out_fields()

    def _lay_out_fields(self) -> None:
        self.body.addLayout(named("Title", self.title))
        self.body.addLayout(named("Text", self.text), 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for column, (name, field) in enumerate(
            (("Kind", self.kind), ("Date", self.date), ("Author", self.author))
        ):
            grid.addLayout(named(name, field), 0, column)
            grid.setColumnStretch(column, 1)
        grid.addLayout(named("Reference", self.reference), 1, 0)
        grid.addLayout(named("Link", self.link), 1, 1)
        grid.addLayout(named(WHO, self.audience), 1, 2)
        self.body.addLayout(grid)
        self.body.addLayout(named("Own part", self.part))
        if self.late:
            self.body.addLayout(named("Reason", self.reason))

    @property
    def content(self) -> EvidenceText:
        """The fields as a value; raises BadInput where one of them cannot stand."""
        return EvidenceText(
            title=self.title.text().strip(),
            text=self.text.toPlainText(),
            kind=self.kind.text().strip(),
            date=day(self.date.text()),
            reference=self.reference.text().strip(),
            link=self.link.text().strip(),
            author=self.author.text().strip(),
            part=self.part.text().strip(),
        )

    @property
    def fields(self) -> tuple[LineField | TextArea, ...]:
        """The fields of the piece, in the order of Tab."""
        return (
            self.title,
            self.text,
            self.kind,
            self.date,
            self.author,
            self.reference,
            self.link,
            self.part,
        )

    def finish(self) -> None:
        """Do what is to be done; stay and say why if a field cannot stand or it is refused."""
        try:
            commands = self.commands()
        except BadInput as error:
            self.trouble.say(str(error))
            return
        for command in commands:
            answer = self._attempt(command)
            if isinstance(answer, Refusal):
                self.trouble.say(answer.sentence)
                return
        self.accept()

    def commands(self) -> tuple[Command, ...]:
        """Return what is to be done, if anything; raise BadInput where a field cannot stand."""
        raise NotImplementedError


class AddEvidenceDialog(EvidenceForm):
    """The form of a new piece, with the criteria it may be placed on."""

    def __init__(
        self,
        parent: QWidget | None,
        candidate: Candidate,
        criteria: Sequence[Criterion],
        late: bool,
        attempt: Attempt,
    ) -> None:
        audience = AudienceBox(Audience.ROOM, EMPTY.kind, follows=True)
        super().__init__(parent, "Add evidence", "Add", EMPTY, late, attempt, audience)
        self._candidate = candidate
        self.title.clear()
        self.subheading.setText(candidate.name)
        self.criteria = {
            criterion.id: CheckBox(criterion.title, f"Placed on {criterion.title}")
            for criterion in criteria
        }
        self.body.addWidget(label("Placed on", "label"))
        self.body.addWidget(self._criteria_area())

    def _criteria_area(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        for index, box in enumerate(self.criteria.values()):
            grid.addWidget(box, index // 3, index % 3)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = min(MOST_ROWS, (len(self.criteria) + 2) // 3)
        area.setFixedHeight(rows * scaled(CheckBox.HEIGHT))
        set_role(area, "plain")
        inside.setAutoFillBackground(False)
        return area

    def commands(self) -> tuple[Command, ...]:
        """Return the new piece, where it was placed."""
        chosen = tuple(id for id, box in self.criteria.items() if box.isChecked())
        audience = self.audience.audience
        piece = NewEvidence(new_id(), self._candidate.id, self.content, chosen, audience)
        return (AddEvidence(piece, self.reason.text().strip()),)


class ReadEvidenceDialog(EvidenceForm):
    """A piece with its whole text, to read, to correct, or to remove.

    Who may see it is changed also where its text is not, while `may_show` says so.
    """

    def __init__(
        self,
        parent: QWidget | None,
        piece: Evidence,
        placed: Sequence[str],
        editable: bool,
        late: bool,
        attempt: Attempt,
        may_show: bool = True,
        files: Files | None = None,
        again: Callable[[], Evidence] | None = None,
    ) -> None:
        audience = AudienceBox(piece.audience, piece.content.kind, follows=not late)
        late = late and may_show
        super().__init__(parent, piece.label, "Save", piece.content, late, attempt, audience)
        self.piece, self._is_setup = piece, not late
        self._again = again
        attaches = editable and may_show and files is not None
        self.attached = FilesList(files, attaches, removes=attaches and self._is_setup)
        self._reads = Reading(self.trouble.say, self)
        self._lay_out_attached(files is not None and (attaches or bool(piece.attachments)))
        self.remove = QPushButton("Remove")
        self.remove.setAccessibleName(f"Remove {piece.label}")
        self.remove.setVisible(editable and not late and may_show)
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.buttons.insertWidget(1, self.remove)
        self.subheading.setText(_standing(piece, placed))
        self.text.setFocus()
        if not editable:
            self._close_fields()
        if not may_show:
            self._close()

    def _lay_out_attached(self, is_shown: bool) -> None:
        """Put what is attached below the fields, and above the reason that is asked for."""
        if is_shown:
            above = self.body.count() - self.late
            self.body.insertLayout(above, named("Attached files", self.attached))
        else:
            self.attached.hide()
        self.attached.show_files(self.piece.attachments)
        self.attached.attach_wanted.connect(self._choose_files)
        self.attached.remove_wanted.connect(self._detach)

    def _choose_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, f"Attach to {self.piece.label}")
        if paths:
            self._reads.read([Path(path) for path in paths], self._attach)

    def _attach(self, files: tuple[NewAttachment, ...]) -> None:
        self._show_answer(Attach(self.piece.id, files, self.reason.text().strip()))

    def _detach(self, one: Attachment) -> None:
        self._show_answer(Detach(self.piece.id, one.number))

    def _show_answer(self, command: Command) -> None:
        """Do it at once, as Undo takes it back, and show what is attached now, or why not."""
        answer = self._attempt(command)
        self.trouble.say(answer.sentence if isinstance(answer, Refusal) else "")
        if isinstance(answer, Change) and self._again:
            self.piece = self._again()
            self.attached.show_files(self.piece.attachments)

    def _close_fields(self) -> None:
        for field in self.fields:
            field.setReadOnly(True)

    def _close(self) -> None:
        self.audience.setEnabled(False)
        self.primary.hide()
        self.cancel.setText("Close")

    def commands(self) -> tuple[Command, ...]:
        """Return what was changed: its text, and who may see it."""
        piece, reason, commands = self.piece, self.reason.text().strip(), list[Command]()
        if self.content != piece.content:
            commands.append(CorrectEvidence(piece.id, self.content, reason))
        if self.audience.audience is not self._audience_after:
            commands.append(ChangeAudience(piece.id, self.audience.audience, reason))
        return tuple(commands)

    @property
    def _audience_after(self) -> Audience:
        """Who may see it once its text is corrected: in set-up that follows its kind."""
        audience, kind = self.piece.audience, self.piece.content.kind
        follows = self._is_setup and audience is usual_audience(kind)
        return usual_audience(self.content.kind) if follows else audience

    def _remove(self) -> None:
        self.close_unless_refused(self._attempt(RemoveEvidence(self.piece.id)))


def _standing(piece: Evidence, placed: Sequence[str]) -> str:
    where = f"Placed on {', '.join(placed)}" if placed else "Unplaced"
    if piece.version == 1:
        return where
    because = f": {piece.reason}" if piece.reason else ""
    return f"{where}  ·  version {piece.version}{because}"
