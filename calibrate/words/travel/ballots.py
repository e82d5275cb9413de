"""What is said of ballots and receipts: what becomes of them, and what comparing them shows."""

from __future__ import annotations

from collections import Counter

from calibrate.domain.ballots import SECOND, EntryKind
from calibrate.domain.session import Session
from calibrate.domain.submitting.arrived import Arrived, Came, Receiving
from calibrate.domain.submitting.arriving import Arriving, Fate
from calibrate.domain.travel.anchor import Comparison
from calibrate.words.phrases import listing, sentence
from calibrate.words.questions.questions import NO_RATINGS

NOTHING_TO_SEE = "nothing that you may see"

FATES = {
    Fate.NEW: "new",
    Fate.REPLACES: "in place of an earlier one",
    Fate.WITHDRAWS: "taken back by its panelist",
    Fate.CONFLICT: "a conflict that is declared",
    Fate.HERE: "here already",
    Fate.LATE: "late: kept, and not counted",
    Fate.SET_ASIDE: "on somebody whom they do not rate: kept, and not counted",
    Fate.FORKS: "written in two copies of one kit: missing until it is settled",
    Fate.LOST: "sealed to a key that was lost: it comes again from a newer kit",
}
"""What becomes of one entry."""

RECEIVED = {
    Receiving.ARRIVED: "arrived",
    Receiving.EARLIER: "an earlier one arrived, and this one not yet",
    Receiving.NOT_YET: "not arrived yet",
}
"""Whether a submission of a kit came, by its receipt."""

SIGNED = "It is signed by the session’s key, which came with this kit."
NOT_SIGNED = (
    "It is not signed by the session’s key that came with this kit, so it says nothing: it was "
    "changed, or somebody else wrote it. Ask whoever runs the session for another."
)
SEND_AGAIN = "What did not arrive is in your ballot; send it once more."
ALL_THERE = "All that you submitted arrived."
NOTHING_SENT = "Nothing was submitted in this kit yet."
OWN_CONFLICT = "A conflict that you declared"

BALLOTS = "Ballots"
MERGE, PASTE_SLIP, RECEIPTS = "Merge ballots…", "Paste a slip…", "Receipts…"
CHECK_RECEIPT = "Check a receipt…"
COMPARE_KEYS = "Compare keys…"
PASTE_ROUND, COPY_ROUND = "Open a second round…", "Copy a second round for kits"
WHAT_A_ROUND_IS = (
    "Once a second round begins, whoever runs the session sends you one line. Paste all of it, or "
    "drop it as a file: then you rate again what split, while the room waits for your ballot."
)
ROUND_COPIED = (
    "The line that opens the second round on {name} in kits is copied. Send it to those who rate "
    "at a distance, whose slips come back."
)
NO_ROUND = "No second round is under way, so there is none to send to kits."
TAKE_BACK, TAKE_BACK_MERGE = "Take back…", "Take the last merge back…"
TAKEN_BACK = "What was merged is taken back. The same ballots can be merged again."
SHOW_RECEIPTS = "Show receipts"
WHAT_MERGING_DOES = "Nothing is taken in yet, and what is sealed stays sealed until the reveal."
ALL_HERE = "All of it is here already."
CHECKED_IN_KIT = "This is a receipt; its panelist checks it in their kit."
ASK_TAKE_BACK = (
    "Everything that this merge brought is as if it had not come, until the same ballots are "
    "merged again."
)
NOTHING_MERGED = "No ballot was merged yet, so there is no receipt."
NO_MERGE = "No ballots were merged yet, so there is nothing to take back."
FOR_ITS_PANELIST = (
    "Each is one line that says which entries arrived, signed by the session. Send it back to its "
    "panelist, whose kit checks it."
)
SETTLE = "Where two copies of this kit differ, submit that candidate again: that settles it."
SLIP_OF_ROUND = "The second round alone is short enough to be pasted into a message instead."
SEALED_UNTIL = (
    "{entries}, sealed until the reveal: nobody reads them on the way. Send the file to whoever "
    "runs the session; the same file once more does no harm."
)
DROP_ALONE = "{name} is a session or a kit, and no ballot; drop it alone to open it."


SOUND = (Comparison.SAME, Comparison.CONTINUED)
NOT_COVERED = (
    "not covered: drafts, and a file that was rewritten whole, which only --against shows, with a "
    "packet, a receipt or a kit of it"
)
COMPARISONS = {
    Comparison.SAME: "The session’s file is where it was then, and has the same record.",
    Comparison.CONTINUED: (
        "The session’s file has the same record up to then, and was continued since, which is no "
        "alarm."
    ),
    Comparison.RESTORED: (
        "The session’s file ends before that: it was restored from an earlier copy, or cut."
    ),
    Comparison.REWRITTEN: ("The session’s file has another record up to then: it was rewritten."),
    Comparison.LACKS: (
        "The session’s file lacks an entry that had arrived: it was taken out, or taken back."
    ),
    Comparison.ANOTHER: "It is of another session.",
    Comparison.FORGED: (
        "It is not signed by the key of this file: one of the two is forged, or the file was "
        "rewritten with a key of its own."
    ),
}
"""What comparing a file with something that is held outside it shows."""


def ballot_of(session: Session, arriving: Arriving) -> str:
    """Name whose ballot it is, as far as the session knows them."""
    panelist = session.panel.panelist(arriving.ballot.panelist)
    return f"The ballot of {panelist.name}" if panelist else "A ballot of nobody on this panel"


def arriving_words(session: Session, arriving: Arriving) -> str:
    """Say in one sentence what becomes of a ballot."""
    whose = ballot_of(session, arriving)
    if arriving.refused:
        return f"{whose} is refused: {arriving.refused}."
    fates = fates_words(arriving)
    return f"{whose}: {fates}." if fates else f"{whose} has {_nothing(arriving)}."


def fates_words(arriving: Arriving) -> str:
    """Count by what becomes of them the entries of a ballot that are seen; nothing without any."""
    counted = Counter(one.fate for one in arriving.arrivals)
    return listing([f"{counted[fate]} {words}" for fate, words in FATES.items() if counted[fate]])


def previewed(arriving: Arriving) -> str:
    """Say beside a name what becomes of a ballot."""
    if arriving.refused:
        return sentence(f"refused: {arriving.refused}")
    return sentence(fates_words(arriving) or _nothing(arriving))


def _nothing(arriving: Arriving) -> str:
    """Say why nothing of a ballot is listed: it is not seen, or there are no ratings in it."""
    only_asks = arriving.ballot.questions and not arriving.ballot.entries
    return NO_RATINGS if only_asks else NOTHING_TO_SEE


def left_out(refused: int) -> str:
    """Say how many of what was handed in stay out; nothing where none does."""
    if not refused:
        return ""
    return "1 is refused and stays out." if refused == 1 else f"{refused} are refused and stay out."


def received_lines(session: Session, arrived: Arrived) -> list[str]:
    """Say of each submission of a kit whether it came, in the kit's order of candidates."""
    names = {state.id: state.name for state in session.candidates}
    order = [*names, *(one.candidate for one in arrived.submissions)]
    ordered = sorted(arrived.submissions, key=lambda one: (order.index(one.candidate), one.round))
    return [_received(names.get(one.candidate, OWN_CONFLICT), one) for one in ordered]


def _received(name: str, one: Came) -> str:
    again = f", round {one.round}" if one.round == SECOND else ""
    taken_back = ", taken back" if one.kind is EntryKind.WITHDRAWN else ""
    return f"{name}{again}{taken_back}: {RECEIVED[one.receiving]}"


def arrived_words(arrived: Arrived) -> str:
    """Say what follows from a receipt."""
    if not arrived.is_signed:
        return NOT_SIGNED
    if not arrived.submissions:
        return f"{SIGNED} {NOTHING_SENT}"
    came = all(one.receiving is Receiving.ARRIVED for one in arrived.submissions)
    return f"{SIGNED} {ALL_THERE if came else SEND_AGAIN}"
