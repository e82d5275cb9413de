"""What is said of a witness, and of the keys that they give."""

from __future__ import annotations

from calibrate.domain.record.case import LostKeys
from calibrate.domain.travel.witness import Asked
from calibrate.words.days import moment
from calibrate.words.phrases import several

PASTED = "What was pasted"
THE_REQUEST, THE_ANSWER = "Request for the witness", "The witness’s answer"
WITH_A_WITNESS, WITHOUT_A_WITNESS = "With a witness…", "Without a witness…"
FREEZES = (
    "Rubric, people, evidence and placement freeze; this cannot be undone. People and evidence can "
    "still be added or corrected with a reason."
)
WITHOUT_WITNESS = (
    "The keys of what is submitted lie in this file: the app opens nothing before the reveal, and "
    "who owns the file could. With a witness, on another machine, nobody here can."
)
WHAT_A_WITNESS_IS = (
    "The witness makes the keys on their own machine. Whoever has this file, nobody opens a rating "
    "before the witness gives its key."
)
WHAT_IS_ASKED = "It names “{title}” and its {candidates}, and holds nothing else."
COMPARE_WITNESS = (
    "The words of the witness’s key. Let the witness read theirs to you now, and to each panelist "
    "later: if those are others, this is not the witness’s answer."
)
WAITING = "Waiting for the witness"
TAKE_ANSWER = "Take the witness’s answer…"
ASKED_FOR_KEYS = (
    "The witness was asked: {when}. Rating opens with their answer; it can be dropped here as well."
)
ASK_ANEW = "The candidates are others now than when the witness was asked: ask once more."
WHAT_IS_GIVEN = (
    "A witness holds the keys. They give one for exactly what is sealed when you ask; what is "
    "submitted after that has to be asked for again."
)
REVEAL_ASKED = "It asks for {names}, and holds hashes of what is sealed, no ratings."
LEAVE_OUT = "Leave somebody out…"
NOT_YET = "Nothing is revealed yet: that needs the witness’s answer."
ASK_THE_WITNESS = "Ask the witness…"
ANSWER_OF = "Answer of the witness"
WHAT_IS_ASKED_OF_YOU = (
    "Nobody opens the ratings of a session before you give a key, and you never see them. "
    "Take in what its facilitator sent you."
)
WHERE_SEED_LIES = (
    "All keys of this session follow from one seed. It is made on this computer and lies in a file "
    "of your own, which you show to nobody: who has it can open every round."
)
GIVES_AWAY = "The keys follow from the seed in the file that you made for this session."
BACKUP = (
    "They are the seed once more, and its only backup: if file and words are lost, nothing that is "
    "sealed can be opened. Keep them where the file is not."
)
THE_24_WORDS = "The 24 words"
TEST_WORDS = (
    "Type the words as they stand on your paper. The public keys are given once they are right.",
    "Test them",
    "Show the words again",
)
RESTORE_WORDS = (
    "Type the 24 words that you wrote down. How often keys were given before, nobody knows then, "
    "and packets will say so.",
    "Write the file anew…",
)
UNTESTED = "Not tested yet"
NAMED_AT_FIRST = "By these names you know them from now on, whatever a request calls them later."
EXACTLY_THESE = (
    "You give the key of each of these rounds, signed for exactly these entries, the time and how "
    "often it was given. With it who asks can open them."
)
ANSWER_IS_FOR = "As a file or as text; it holds nothing that is secret from who asked."
UNSENT_KEYS = "The answer was neither saved nor copied. It can be given again at any time."
UNSENT_REVEAL = (
    "The answer was neither saved nor copied. Given again, it counts as given once more, and "
    "packets say so."
)
WITNESS_IN_KIT = (
    "A witness holds the keys that open what you submit. They read these words to you: if theirs "
    "are others, do not rate in this kit."
)
NO_MESSAGE = "This is no request of a session; copy all of it, or choose the file that was sent."
NO_REQUEST = "This is a witness’s answer, which goes to the session, and no request for one."
NOBODY_SEALED = "The witness’s answer is for nobody who waits for a reveal here."
FOR_A_WITNESS = "This is a request for a witness, who takes it in from Home: “Be a witness…”."
ONE_BY_ONE = "The witness’s answer is for several rounds; reveal them one after the other with it."
KEEP_WORDS = (
    "These words are the seed once more. Write them down and keep them where the file is not. The "
    "public keys are given once they were typed again"
)
WITNESS_WORDS = "The witness’s key in words"
SEAL_AGAIN = (
    "{names}: what they submitted nobody can open. Make a newer kit for each (`kit`), which takes "
    "the older one over and seals it again; who rated in the room submits again there"
)
READ_ALOUD = "Read the six words of your key aloud to each panelist, whose kit shows the same"
RESTORED = "Your seed was restored from its words: how often keys were given, nobody knows"
UNKNOWN_COUNT = "How often a key was given before, nobody knows: packets will say so"


def times_words(count: int) -> str:
    """Say how often a key was given, where that is not once."""
    if count == 0:
        return "nobody knows how often, since their seed was restored from its words"
    return f"{count} times" if count > 1 else "once"


def before_words(before: int | None) -> str:
    """Say how often a key was given before."""
    if before is None:
        return "count unknown"
    known = {0: "given for the first time", 1: "given once before", 2: "given twice before"}
    return known.get(before, f"given {before} times before")


def signing_words(asked: Asked) -> str:
    """Say for what a key is given, and how often it was before."""
    entries = several(asked.entries, "entry", "entries")
    return f"Round {asked.round}, for exactly {entries}; {before_words(asked.before)}"


def naming_words(asked: Asked) -> str:
    """Say what the request calls somebody whom the witness knows by another name, or by none."""
    if not asked.name:
        return "So the request calls them; your file has no name for them."
    return f"The request calls them {asked.called}." if asked.called else ""


def asked_words(asked: Asked) -> str:
    """Say for whom and for what a key is given."""
    name = asked.name or asked.called or asked.candidate
    return " ".join(filter(None, (f"{name}: {signing_words(asked)}.", naming_words(asked))))


def lost_words(lost: LostKeys) -> str:
    """Say that the seed of somebody's keys was lost, since when there are others, and why."""
    because = f": {lost.because}" if lost.because else ""
    return (
        f"The witness’s seed was lost, and what was sealed before {moment(lost.time)} counts only "
        f"if it was sealed again{because}"
    )


def opens_words(names: str, when: str) -> str:
    """Say what a key opens that a witness gave."""
    return (
        f"Given by the witness at {when}. It opens all ratings of {names} at once; nothing is "
        "added to them later."
    )


def given_often_words(name: str, count: int) -> str:
    """Say that the key of somebody was given more than once, or nobody knows how often."""
    if count == 1:
        return ""
    if count == 0:
        return (
            f"Nobody knows how often the key of {name} was given, since the witness’s seed was "
            "restored; the packet says so."
        )
    return f"The key of {name} was given {times_words(count)}; the packet says so."
