"""The review of a letter: what leaves, what was taken out, who may be named, one by one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from calibrate.domain.changes import Refusal
from calibrate.domain.commands import (
    ChangeAudience,
    Command,
    KeepMention,
    LeaveOut,
    TellFinding,
    WriteMessage,
)
from calibrate.domain.evidence import Audience
from calibrate.domain.handing.editions import Paper
from calibrate.domain.letter.edition import Part
from calibrate.domain.letter.letter import digest_of
from calibrate.domain.letter.review import Mention, Removed, Review
from calibrate.domain.rubric.rubric import Step
from calibrate.ui.desk import Desk
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.packets.letter.drawing import WrittenLetter
from calibrate.ui.packets.letter.forms import FindingForm, MentionForm, MessageForm, PieceForm
from calibrate.ui.packets.letter.hand_over import HandOver
from calibrate.ui.packets.letter.item_list import ItemList
from calibrate.ui.packets.letter.items import MESSAGE, Item, items_of
from calibrate.ui.packets.letter.page_side import PageSide
from calibrate.ui.paper.ask import ask_folder
from calibrate.ui.parts.dialog import Dialog
from calibrate.words.handing.letters import (
    REVIEW,
    lacking_words,
    mention_words,
    place_words,
    ready_words,
    taken_title,
)
from calibrate.words.phrases import several

WIDTH, HEIGHT = 1320, 860
LIST, PAGE, FORM = 290, 430, 340
"""Widths, at a text size of 100 %: of the list, of the page, and the least one of a form."""
CONFIRM, KEEP, KEEP_NO_MORE = "Confirm, and go on", "Keep it", "Keep it no more"
LEAVE_OUT, TAKE_IN, PUT_IN = "Leave it out", "Take it in again", "Put it into the message"
NOTHING = "Nothing to do here"
WRITE, FOLDER, TO_PAGE, TO_WORDS = "Write the PDF…", "Show folder", "Page", "Words"

Key = tuple[object, ...]


class LetterDialog(Dialog):
    """Goes through a letter; the primary button does what is next on the line that is chosen.

    What is typed is kept as it is left, and nothing of it leaves before it was confirmed.
    """

    def __init__(
        self, parent: QWidget | None, desk: Desk, candidate: str, paper: Paper = Paper.A4
    ) -> None:
        super().__init__(parent, REVIEW, CONFIRM)
        self.take_size(WIDTH, HEIGHT)
        self._desk, self._candidate, self._paper = desk, candidate, paper
        self._review: Review = desk.letter_review(candidate, desk.chair)
        self._item: Item | None = None
        self._folder = Path()
        self.list, self.page = ItemList(), PageSide(paper)
        self.message, self.finding = MessageForm(), FindingForm()
        self.mention, self.piece = MentionForm(), PieceForm()
        self.forms = QStackedWidget()
        self.turn = QPushButton(TO_PAGE)
        self.write, self.folder = QPushButton(WRITE), QPushButton(FOLDER)
        self.hand_over = HandOver(desk, self)
        self._lay_out_body()
        self._connect()
        self._show(MESSAGE)

    def _lay_out_body(self) -> None:
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        for place, button in enumerate((self.folder, self.write), start=1):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().rstrip("…"))
            self.buttons.insertWidget(place, button)
        self.folder.hide()
        set_role(self.turn, "small")
        self.turn.setAutoDefault(False)
        self.head.addWidget(self.turn)
        for form in (self.message, self.finding, self.mention, self.piece):
            self.forms.addWidget(form)
        self.list.setFixedWidth(scaled(LIST))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addWidget(self.forms, 1)
        row.addWidget(self.page, 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._go_to)
        self.list.digit.connect(self._choose)
        self.mention.change.clicked.connect(self._change_mention)
        self.turn.clicked.connect(self._turn)
        self.write.clicked.connect(self._write)
        self.folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        )
        self.hand_over.written.connect(self._show_written)
        self.hand_over.failed.connect(self._show_failed)
        for stop in (self.page.stop, self.hand_over.cancel):
            self.finished.connect(stop)

    # Reading

    def _show(self, *wanted: Key) -> None:
        """Read the letter again, and go to the first of these lines that there is."""
        self._item = None
        self._review = review = self._desk.letter_review(self._candidate, self._desk.chair)
        self.subheading.setText(f"{review.edition.candidate.name}: {ready_words(review)}.")
        lacking = lacking_words(review)
        self.write.setEnabled(not lacking)
        self.write.setAccessibleDescription(lacking)
        self.page.show_edition(review.edition if review.edition.is_whole else review.draft)
        self.list.show_items(items_of(review), wanted)

    def _go_to(self, item: Item) -> None:
        """Show another line, once what was typed at the one before is kept."""
        if self._item and self._item.key != item.key and self._leave():
            self._show(item.key)
            return
        self._item = item
        self.trouble.say("")
        self._fill(item)
        self._name_next(item)

    def _fill(self, item: Item) -> None:
        if item.mention:
            self._fill_mention(item.mention)
        elif item.told:
            self.finding.show_item(item, self._step, not item.told.is_confirmed)
            self.forms.setCurrentWidget(self.finding)
        elif item.is_message:
            self.message.show_text(self._review.message.text)
            self.forms.setCurrentWidget(self.message)
        else:
            if item.piece:
                self.piece.show_piece(item.piece)
            elif item.taken:
                self.piece.show_taken(taken_title(item.taken), item.taken)
            self.forms.setCurrentWidget(self.piece)

    def _fill_mention(self, mention: Mention) -> None:
        part = mention.place.part
        is_own = part in (Part.MESSAGE, Part.WORDS)
        change = "Change the words" if is_own else "Leave the piece out" if mention.place.of else ""
        where = place_words(mention.place, self._review.draft)
        self.mention.show_mention(mention, mention_words(mention), f"In {where}.", change)
        self.forms.setCurrentWidget(self.mention)

    @property
    def _step(self) -> Step:
        return self._review.draft.candidate.step

    def _name_next(self, item: Item) -> None:
        """Name what the primary button does here."""
        words = _next_words(item, self._review.edition.candidate.name)
        self.primary.setText(words or NOTHING)
        self.primary.setAccessibleName(words or NOTHING)
        self.primary.setEnabled(bool(words))

    # Writing

    def finish(self) -> None:
        """Do what is next on the line that is chosen, and go on to what is open."""
        item = self._item
        command = self._command(item) if item else None
        if item and command and self._do(command):
            self._show(*self._after(item), item.key)

    def _command(self, item: Item) -> Command | None:
        if item.is_message:
            return WriteMessage(self._candidate, self.message.text.toPlainText(), confirmed=True)
        if item.told:
            return self._told(item, confirmed=True)
        if item.mention:
            return self._keep(item.mention)
        if item.piece:
            return LeaveOut(item.piece.id)
        return self._changed(item)

    def _told(self, item: Item, confirmed: bool) -> TellFinding:
        assert item.criterion
        words = self.finding.words.toPlainText()
        finding = self.finding.findings.finding
        return TellFinding(self._candidate, item.criterion.id, finding, words, confirmed)

    def _keep(self, mention: Mention) -> KeepMention | None:
        because = "" if mention.because else self.mention.because.text().strip()
        if not because and not mention.because:
            self.trouble.say("Say why it may stay: it is kept for a reason, or taken out.")
            return None
        place = (mention.place.key, mention.start, mention.end, digest_of(mention.text))
        return KeepMention(self._candidate, *place, because)

    def _changed(self, item: Item) -> Command | None:
        """Return what brings back, or puts in, what was taken out."""
        taken = item.taken
        if taken is None:
            return None
        if taken.text:
            text = f"{self._review.message.text.rstrip()}\n\n{taken.text}"
            return WriteMessage(self._candidate, text)
        assert taken.piece
        if taken.what is Removed.LEFT_OUT:
            return LeaveOut(taken.piece.id, left_out=False)
        return ChangeAudience(taken.piece.id, Audience.CANDIDATE, self.piece.because.text())

    def _after(self, item: Item) -> list[Key]:
        """Return where to go on: the next line that is open, from here down and round again."""
        shown = self.list.shown
        if item.taken and item.taken.text:
            return [MESSAGE]
        at = next(place for place, one in enumerate(shown) if one.key == item.key)
        return [one.key for one in (*shown[at + 1 :], *shown[:at]) if one.is_open]

    def _do(self, command: Command) -> bool:
        answer = self._desk.attempt(command)
        if isinstance(answer, Refusal):
            self.trouble.say(answer.sentence)
            return False
        return True

    def _leave(self) -> bool:
        """Keep what was typed at a line, unconfirmed; tell whether there was anything."""
        item = self._item
        command: Command | None = None
        if item and item.is_message and self.message.is_typed:
            command = WriteMessage(self._candidate, self.message.text.toPlainText())
        elif item and item.told and self.finding.is_typed:
            command = self._told(item, confirmed=False)
        return command is not None and self._do(command)

    def _change_mention(self) -> None:
        """Go to the words in which somebody is mentioned, or leave their piece out."""
        item = self._item
        if item is None or item.mention is None:
            return
        place = item.mention.place
        if place.part in (Part.MESSAGE, Part.WORDS):
            self._show(("criterion", place.of) if place.of else MESSAGE)
        elif self._do(LeaveOut(place.of)):
            self._show(*self._after(item))

    @property
    def is_typed(self) -> bool:
        """Whether something was typed that is nowhere else yet."""
        fields = (self.mention.because, self.piece.because, self.message, self.finding)
        return any(one.isVisible() and one.is_typed for one in fields)

    def reject(self) -> None:
        """Keep what was typed, and close; a reason that was not given is asked about."""
        if self._item and self._leave():
            self._show(self._item.key)
        super().reject()

    # Handing over

    def _write(self) -> None:
        if self._item and self._leave():
            self._show(self._item.key)
        folder = ask_folder(self) if self.write.isEnabled() else None
        if folder:
            self._folder = folder
            self.note.setText("Writing…")
            self.hand_over.start(self._candidate, folder, self._paper)

    def _show_written(self, written: WrittenLetter) -> None:
        self.note.setText(f"{written.path.name}, {several(written.drawn.pages, 'page')}")
        self.folder.show()

    def _show_failed(self, sentence: str) -> None:
        self.note.setText("")
        self.trouble.say(self._desk.damage() or sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keyboard begin at the lines."""
        super().showEvent(event)
        self.list.setFocus()

    # Where there is little room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page beside the words where there is room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= scaled(LIST + FORM + PAGE + 100)
        self.turn.setVisible(not is_wide)
        shows_page = self.turn.text() == TO_WORDS
        self.page.setVisible(is_wide or shows_page)
        self.forms.setVisible(is_wide or not shows_page)

    def _turn(self) -> None:
        self.turn.setText(TO_WORDS if self.turn.text() == TO_PAGE else TO_PAGE)
        self.turn.setAccessibleName(self.turn.text())
        self._fit()

    def _choose(self, digit: str) -> None:
        """Choose by a digit, from the list, what is told of a criterion."""
        if self._item and self._item.told:
            self.finding.findings.take(digit)


def _next_words(item: Item, name: str) -> str:
    """Return what can be done on a line; nothing where nothing can."""
    if item.is_message or item.told:
        return CONFIRM
    if item.mention:
        return KEEP_NO_MORE if item.mention.because else KEEP
    if item.piece:
        return LEAVE_OUT
    taken = item.taken
    if taken and taken.text:
        return PUT_IN
    if taken is None or not taken.can_change:
        return ""
    return TAKE_IN if taken.what is Removed.LEFT_OUT else f"Give it to {name}"
