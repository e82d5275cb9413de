"""What is said of keys and entries: who signed, and which words they have, compared or not."""

from __future__ import annotations

from calibrate.domain.record.case import Case, Counted, Signing
from calibrate.domain.travel.kits import KitKey
from calibrate.words.phrases import some

KEY_IN_WORDS, SAME = "My key in words…", "They are the same"
WHY_COMPARED = (
    "What is submitted in a kit is signed by its key. Let each panelist read the six words of "
    "theirs to you, by voice: then nobody else’s key stands in its place unseen."
)
OWN_WORDS = (
    "What you submit here is signed by this kit’s key. Read these words by voice to who runs the "
    "session, who sees the same ones if your ballot is yours."
)
NO_OWN_KEY = "The key is made with what you submit first; come back after that."
NO_KEYS = "No key of a kit is known yet; the first ballot of each brings it."

SIGNINGS = {
    Signing.COMPARED: "signed, key compared by voice",
    Signing.NOT_COMPARED: "signed, key not compared",
    Signing.UNSIGNED: "not signed, although a kit’s key is known",
    Signing.PLAIN: "not signed, as there was no kit",
}
"""How a submission that counts is signed, as far as kits have to do with it."""


def spoken_key(key: KitKey) -> str:
    """Return the six words of a key, and that they were compared."""
    return f"{key.words} (compared by voice)" if key.is_compared else key.words


def signed_words(case: Case) -> str:
    """Name by how they are signed those whose submissions count; nothing where no kit was used."""
    told = []
    for signing in (Signing.COMPARED, Signing.NOT_COMPARED, Signing.UNSIGNED):
        names = dict.fromkeys(one.name for one in case.counted if one.signing is signing)
        if names:
            told.append(f"{SIGNINGS[signing]}: {some(list(names))}")
    return "; ".join(told)


def opened_words(one: Counted) -> str:
    """Return by what its panelist knows an entry that was opened, such as "entry 3, fox lamp"."""
    return f"entry {one.place}, {one.words}"
