"""The witness's own window: makes the seed, tests its backup, and gives keys to who asks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from calibrate.domain.errors import BadInput, CalibrateError
from calibrate.domain.travel.witness import KeysWanted, RevealWanted
from calibrate.exchange.ballots.messages import ToWitness, witness_message
from calibrate.exchange.ballots.witness_file import (
    Witness,
    begin,
    now_of_witness,
    read_witness,
    restore,
    save,
)
from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import Discard, FittedDialog
from calibrate.ui.preferences import remember_seed, remembered_seed
from calibrate.ui.witness.passing import dropped, welcome
from calibrate.ui.witness.steps import (
    Answered,
    AnswerStep,
    KeepStep,
    KeysStep,
    RequestStep,
    SeedStep,
    SignStep,
    Step,
    TypeStep,
)
from calibrate.words.travel.witness import (
    NO_MESSAGE,
    NO_REQUEST,
    RESTORE_WORDS,
    TEST_WORDS,
    UNSENT_KEYS,
    UNSENT_REVEAL,
    UNTESTED,
)

WIDTH = 620
SEEDS = "Seeds of a witness (*.witness);;All files (*)"


class WitnessDialog(FittedDialog):
    """One step after the other; each can be left, and taken up again with the same request."""

    def __init__(self, parent: QWidget | None, request: Path | None = None) -> None:
        super().__init__(parent, "Be a witness", "Go on")
        zoom.hold(self, WIDTH)
        self.step: Step = RequestStep()
        self.wanted: ToWitness | None = None
        self.witness: Witness | None = None
        self._seed = Path()
        self.other = QPushButton()
        self.other.setAutoDefault(False)
        self.buttons.insertWidget(0, self.other)
        self.setAcceptDrops(True)
        self.other.clicked.connect(self._show_words_again)
        self._show(self.step)
        if request:
            self._take(request)

    @classmethod
    def ask(cls, parent: QWidget | None, request: Path | None = None) -> None:
        """Go through it, from a request that is there already if one is."""
        cls(parent, request).exec()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take the file of a request, where one is asked for."""
        if isinstance(self.step, RequestStep):
            welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Go on with the request that is dropped."""
        if path := dropped(event):
            self._take(path)

    def finish(self) -> None:
        """Go on to the next step; stay and say why if that cannot be."""
        try:
            self._go_on()
        except CalibrateError as error:
            self._say(str(error))

    def reject(self) -> None:
        """Ask before an answer is lost that was given and went nowhere."""
        if self._may_close():
            super().reject()

    def _take(self, path: Path) -> None:
        assert isinstance(self.step, RequestStep)
        self.step.incoming.take_file(path)
        if self.step.is_ready:
            self.finish()

    def _go_on(self) -> None:
        match self.step:
            case RequestStep() as step:
                self._read(step)
            case SeedStep() as step:
                self._make() if step.may_make else self._open()
            case KeepStep():
                self._show(TypeStep("Test what you wrote down", *TEST_WORDS))
            case TypeStep() as step:
                self._take_words(step.typed.toPlainText())
            case KeysStep():
                self._give_keys()
            case SignStep():
                self._give()
            case AnswerStep():
                if self._may_close():
                    self.accept()

    def _read(self, step: RequestStep) -> None:
        message = witness_message(step.incoming.content, step.incoming.name)
        if not isinstance(message, KeysWanted | RevealWanted):
            raise BadInput(NO_REQUEST if message else NO_MESSAGE)
        self.wanted = message
        known = remembered_seed(message.session)
        if known and Path(known).exists():
            self._go_with(Path(known))
        else:
            self._ask_seed(message)

    def _ask_seed(self, wanted: ToWitness) -> None:
        step = SeedStep(wanted.title, may_make=isinstance(wanted, KeysWanted))
        step.opened.connect(self._open)
        step.restored.connect(self._ask_words)
        self._show(step)

    def _make(self) -> None:
        assert isinstance(self.wanted, KeysWanted)
        if path := self._ask_new():
            self._keep(begin(self.wanted, path), path)
            self._show_words()

    def _open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "My file of this session", "", SEEDS)
        if path:
            self._say("")
            try:
                self._go_with(Path(path))
            except CalibrateError as error:
                self._say(str(error))

    def _go_with(self, path: Path) -> None:
        """Go on with a seed that is there."""
        assert self.wanted
        witness = read_witness(path)
        witness.need_session(self.wanted.session)
        self._keep(witness, path)
        if not witness.is_tested:
            self._show_words()
        elif isinstance(self.wanted, KeysWanted):
            self._show(KeysStep(self.wanted))
        else:
            self._show(SignStep(self.wanted.title, witness.asked(self.wanted)))

    def _keep(self, witness: Witness, path: Path) -> None:
        self.witness, self._seed = witness, path
        remember_seed(witness.session, str(path))

    def _show_words(self) -> None:
        assert self.witness
        self._show(KeepStep(self.witness.words))
        self.note.setText(UNTESTED)

    def _show_words_again(self) -> None:
        if self.witness:
            self._show_words()

    def _ask_words(self) -> None:
        self._show(TypeStep("A lost file", *RESTORE_WORDS))

    def _take_words(self, words: str) -> None:
        """Test the words of the seed that is there, or write the seed anew from them."""
        assert self.wanted
        if self.witness:
            self.witness = self.witness.tested(words)
            save(self.witness, self._seed)
            self._go_with(self._seed)
        elif path := self._ask_new():
            self._keep(restore(self.wanted, words, path), path)
            self._go_with(path)

    def _give_keys(self) -> None:
        assert self.witness and isinstance(self.wanted, KeysWanted)
        self.witness, answer = self.witness.keys(self.wanted)
        save(self.witness, self._seed)
        answered = Answered(self.wanted.title, answer, self.witness.spoken)
        self._show(AnswerStep(answered))

    def _give(self) -> None:
        assert self.witness and isinstance(self.wanted, RevealWanted)
        self.witness, answer = self.witness.reveal(self.wanted, now_of_witness())
        save(self.witness, self._seed)
        self._show(AnswerStep(Answered(self.wanted.title, answer)))

    def _ask_new(self) -> Path | None:
        assert self.wanted
        usual = f"{self.wanted.title}.witness"
        path, _ = QFileDialog.getSaveFileName(self, "A file of my own", usual, SEEDS)
        return Path(path) if path else None

    def _may_close(self) -> bool:
        step = self.step
        if not isinstance(step, AnswerStep) or step.is_sent:
            return True
        return Discard.ask(self, UNSENT_KEYS if step.spoken else UNSENT_REVEAL)

    def _show(self, step: Step) -> None:
        """Put a step in the place of the one before."""
        before, self.step = self.step, step
        if before is not step:
            self.body.removeWidget(before)
            before.hide()
            before.deleteLater()
        heading, sentence = step.words
        self.heading.setText(heading)
        self.subheading.setText(sentence)
        self.body.addWidget(step)
        step.show()  # at once: the layout would do so later, and the height be taken before
        step.changed.connect(self._allow)
        if isinstance(step, RequestStep):
            step.incoming.failed.connect(self._say)
        elif isinstance(step, AnswerStep):
            step.outgoing.failed.connect(self._say)
        self.primary.setText(step.primary)
        self.primary.setAccessibleName(step.primary.rstrip("…"))
        self.other.setText(step.other)
        self.other.setAccessibleName(step.other)
        self.other.setVisible(bool(step.other))
        self.cancel.setVisible(not isinstance(step, AnswerStep))
        self.note.setText("")
        self._say("")
        self._allow()
        (step.focusProxy() or self.primary).setFocus()

    def _allow(self) -> None:
        self.primary.setEnabled(self.step.is_ready)
        if self.isVisible():
            self.grow()

    def _say(self, sentence: str) -> None:
        self.trouble.say(sentence)
        if self.isVisible():
            self.grow()
            QTimer.singleShot(0, self, self.grow)  # once the sentence has its lines
