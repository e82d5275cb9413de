"""What the witness's window shows one after the other: a request, a seed, words, what is signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.travel.witness import Asked, KeysWanted
from calibrate.exchange.ballots.messages import FromWitness
from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import named
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label
from calibrate.ui.witness.passing import Incoming, Outgoing
from calibrate.words.phrases import several
from calibrate.words.travel.witness import (
    ANSWER_IS_FOR,
    ANSWER_OF,
    BACKUP,
    EXACTLY_THESE,
    GIVES_AWAY,
    NAMED_AT_FIRST,
    READ_ALOUD,
    RESTORED,
    THE_24_WORDS,
    WHAT_IS_ASKED_OF_YOU,
    WHERE_SEED_LIES,
    naming_words,
    signing_words,
)

COLUMNS, WORDS = 4, 24
WORD_FACE, SPOKEN_FACE = 15, 17
TYPED_HEIGHT = 84
Words = tuple[str, str]
"""The heading of a step, and what is said below it."""


class Step(QWidget):
    """One step: `words` are its heading, `primary` those of the button that goes on.

    `changed` says that `is_ready` may be another. `other` has the words of a second button, which
    is not there without them.
    """

    changed = Signal()
    other = ""

    def __init__(self, heading: str, sentence: str, primary: str) -> None:
        super().__init__()
        self.words: Words = (heading, sentence)
        self.primary = primary
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    @property
    def is_ready(self) -> bool:
        """Whether it can go on."""
        return True


class RequestStep(Step):
    """What the session asks, pasted or as a file."""

    def __init__(self) -> None:
        super().__init__("Be a witness", WHAT_IS_ASKED_OF_YOU, "Go on")
        self.incoming = Incoming("What the session asks")
        self.column.addWidget(self.incoming)
        self.setFocusProxy(self.incoming)
        self.incoming.came.connect(self.changed)

    @property
    def is_ready(self) -> bool:
        """Whether something stands there."""
        return bool(self.incoming.content)


class SeedStep(Step):
    """Where the seed of a session is: in a file that is there, in its words, or to be made."""

    opened, restored = Signal(), Signal()

    def __init__(self, title: str, *, may_make: bool) -> None:
        primary = "Make the seed…" if may_make else "Open my file…"
        super().__init__(title, WHERE_SEED_LIES if may_make else GIVES_AWAY, primary)
        self.may_make = may_make
        self.open, self.restore = QPushButton("Open my file…"), QPushButton("From its 24 words…")
        there = "It was made already" if may_make else "The file is lost"
        self.column.addWidget(label(there, "label"))
        for button, signal in ((self.open, self.opened), (self.restore, self.restored)):
            button.setAccessibleName(button.text().rstrip("…"))
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.setVisible(may_make)


class KeepStep(Step):
    """The 24 words of a seed, to be written down."""

    def __init__(self, words: str) -> None:
        super().__init__("Write these words down", BACKUP, "I wrote them down")
        grid = QGridLayout()
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(9)
        rows = WORDS // COLUMNS
        for place, word in enumerate(words.split()):
            column, row = divmod(place, rows)
            number = label(f"{place + 1}", "meta")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            shown = label(word)
            shown.setAccessibleName(f"{place + 1}: {word}")
            zoom.set_face(shown, WORD_FACE)
            grid.addWidget(number, row, 2 * column)
            grid.addWidget(shown, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        self.column.addLayout(grid)


class TypeStep(Step):
    """A field for the 24 words, as they were written down."""

    def __init__(self, heading: str, sentence: str, primary: str, other: str = "") -> None:
        super().__init__(heading, sentence, primary)
        self.other = other
        self.typed = TextArea(placeholder="Case, blanks and line ends do not matter")
        zoom.hold(self.typed, height=TYPED_HEIGHT)
        self.column.addLayout(named(THE_24_WORDS, self.typed))
        self.count = label("", "meta")
        self.column.addWidget(self.count)
        self.setFocusProxy(self.typed)
        self.typed.textChanged.connect(self._hear)
        self._hear()

    @property
    def is_ready(self) -> bool:
        """Whether all of them may be there."""
        return len(self.typed.toPlainText().split()) == WORDS

    def _hear(self) -> None:
        count = len(self.typed.toPlainText().split())
        self.count.setText(f"{count} of {several(WORDS, 'word')}")
        self.changed.emit()


class KeysStep(Step):
    """Whose public keys are going to be signed."""

    def __init__(self, wanted: KeysWanted) -> None:
        count = several(len(wanted.candidates), "candidate")
        super().__init__(
            wanted.title,
            f"You sign the public keys of {count}, for two rounds each. {NAMED_AT_FIRST}",
            "Give the public keys",
        )
        names = wanted.names or wanted.candidates
        self.column.addWidget(label("\n".join(names), wrap=True))


class SignStep(Step):
    """Which rounds are going to be opened: for how many entries, and how often before."""

    def __init__(self, title: str, asked: Sequence[Asked]) -> None:
        key = "key" if len(asked) == 1 else "keys"
        super().__init__(title, EXACTLY_THESE, f"Give the {key}")
        self.lines: list[str] = []
        self.column.setSpacing(14)
        if any(one.before is None for one in asked):
            self.column.addWidget(label(f"{RESTORED}.", wrap=True))
        for one in asked:
            self.column.addLayout(self._block(one))

    def _block(self, one: Asked) -> QVBoxLayout:
        """Return who it is, below that what is signed, and who they are to whom if that differs."""
        parts = (
            (one.name or one.called or one.candidate, "strong"),
            (signing_words(one), "" if one.before == 0 else "strong"),
            (naming_words(one), "muted"),
        )
        block = QVBoxLayout()
        block.setSpacing(2)
        for words, role in parts:
            if words:
                block.addWidget(label(words, role, wrap=True))
        self.lines.append(". ".join(words for words, _ in parts if words))
        return block


@dataclass(frozen=True)
class Answered:
    """What a witness answered, and for public keys the six words that they read aloud."""

    title: str
    message: FromWitness
    spoken: str = ""


class AnswerStep(Step):
    """The answer, to be sent back; it asks before it goes unsent."""

    def __init__(self, answered: Answered) -> None:
        super().__init__("Send the answer back", ANSWER_IS_FOR, "Close")
        self.is_sent = False
        self.outgoing = Outgoing(ANSWER_OF, answered.title, lambda: answered.message)
        self.outgoing.sent.connect(self._note)
        self.column.addWidget(self.outgoing)
        self.spoken = answered.spoken
        if answered.spoken:
            self.column.addSpacing(8)
            self.column.addWidget(label(f"{READ_ALOUD}:", "muted", wrap=True))
            words = label(answered.spoken, wrap=True)
            words.setAccessibleName(f"The words of my key: {answered.spoken}")
            zoom.set_face(words, SPOKEN_FACE)
            self.column.addWidget(words)
        self.setFocusProxy(self.outgoing.save)

    def _note(self) -> None:
        self.is_sent = True
