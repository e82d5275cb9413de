"""What can go wrong, as one small tree.

CalibrateError
├── BadInput        what was handed in is wrong: a file, a table, an option (exit status 2)
│   ├── BadRows     several rows of one table are wrong; each has its own sentence
│   └── UnknownEncoding   it is not known how a text is written; a person has to say
├── Refused         a rule of the session forbids it (exit status 1)
│   └── Locked      it is a panelist's alone, and their secret was not typed
└── FileTrouble     the session file cannot be used: locked, newer, damaged, disk full (2)
    ├── FileLost    another program moved, replaced or changed it while it was open
    └── WordsNeeded   it is encrypted, and its words were not given
        └── WrongWords   they were, and are not its words

Raised where the problem is known, shown once at the edge. The text of each is one sentence for a
person: what is wrong, where, and what to do.
"""

from __future__ import annotations


class CalibrateError(Exception):
    """Something a person has to know; `exit_status` is what the command line ends with."""

    exit_status = 2


class BadInput(CalibrateError):
    """A file, a table or an option that was handed in is wrong; nothing was changed."""


class BadRows(BadInput):
    """Rows of a table are wrong; `sentences` has one for each problem, in row order."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class UnknownEncoding(BadInput):
    """A text is neither UTF-8 nor marked as UTF-16: somebody has to say as what to read `raw`."""

    def __init__(self, sentence: str, raw: bytes) -> None:
        super().__init__(sentence)
        self.raw = raw


class Refused(CalibrateError):
    """A rule of the session forbids what was asked; nothing was changed."""

    exit_status = 1


class Locked(Refused):
    """What was asked for is one panelist's alone, and their secret was not typed."""


class FileTrouble(CalibrateError):
    """The session file cannot be opened or written; it was left as it was."""


class FileLost(FileTrouble):
    """The session file is no longer what was opened: what was asked is nowhere."""


class WordsNeeded(FileTrouble):
    """The file is encrypted: somebody has to type its six words."""


class WrongWords(WordsNeeded):
    """The file is encrypted, and what was typed are not its words."""
