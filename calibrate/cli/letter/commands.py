"""The command that writes to a candidate, and shows what of it would leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import say
from calibrate.cli.session_file import act_all, chair, opened
from calibrate.domain.commands import (
    ChangeAudience,
    Command,
    KeepMention,
    LeaveOut,
    TellFinding,
    WriteMessage,
)
from calibrate.domain.errors import BadInput
from calibrate.domain.evidence import Audience, Evidence
from calibrate.domain.letter.edition import ToldCriterion
from calibrate.domain.letter.letter import Finding, Told, digest_of
from calibrate.domain.letter.review import Review
from calibrate.domain.phases import Viewer
from calibrate.domain.text.folding import folded
from calibrate.exchange.shown.letter_text import letter_text
from calibrate.store.store import Store
from calibrate.words.handing.letters import lacking_words
from calibrate.words.phrases import listing

MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter as it stands, the pieces of its candidate, and what is to be done with it."""

    review: Review
    pieces: tuple[Evidence, ...]
    options: Options

    @property
    def candidate(self) -> str:
        """The id of whom the letter is to."""
        return self.review.edition.candidate.id


def letter(options: Options) -> int:
    """Write what is said of a letter, all or nothing; then show it, or what it lacks."""
    with opened(options) as store:
        viewer = chair(store, options.chair)
        candidate = store.session(viewer).candidate_named(options.candidate).id
        commands = list(_commands(_asked(store, candidate, viewer, options)))
        for sentence in dict.fromkeys(act_all(store, commands, viewer)):
            say(sentence)
        review = store.letter_review(candidate, viewer)
    if options.review or not commands:
        print(letter_text(review), end="")
    else:
        say(lacking_words(review) or "everything is confirmed, so the letter may leave")
    return 0


def _asked(store: Store, candidate: str, viewer: Viewer, options: Options) -> Asked:
    review = store.letter_review(candidate, viewer)
    return Asked(review, store.pieces(candidate, viewer), options)


def _commands(asked: Asked) -> Iterator[Command]:
    options = asked.options
    if options.message is not None:
        yield WriteMessage(asked.candidate, options.message, confirmed=True)
    yield from _findings(asked)
    yield from (_confirmed(asked, what) for what in options.confirm)
    for label in options.give:
        yield ChangeAudience(_piece(asked, label), Audience.CANDIDATE, _because(options))
    yield from (LeaveOut(_piece(asked, label)) for label in options.leave_out)
    yield from (LeaveOut(_piece(asked, label), left_out=False) for label in options.take_in)
    if options.keep is not None:
        yield _kept(asked)


def _because(options: Options) -> str:
    if not options.because:
        raise BadInput("Say why, with --because REASON.")
    return str(options.because)


def _findings(asked: Asked) -> Iterator[TellFinding]:
    """Yield a command for each criterion of which something is said by hand."""
    said: dict[str, tuple[Finding | None, str | None]] = {}
    for given in asked.options.outcome:
        criterion, value = _parted(asked, given)
        said[criterion.id] = (_finding(value), said.get(criterion.id, (None, None))[1])
    for given in asked.options.sentence:
        criterion, value = _parted(asked, given)
        said[criterion.id] = (said.get(criterion.id, (None, None))[0], value)
    for id, (finding, words) in said.items():
        before = _told(asked, id)
        kept = before.words if words is None else words
        yield TellFinding(asked.candidate, id, finding or before.finding, kept, confirmed=True)


def _parted(asked: Asked, given: str) -> tuple[ToldCriterion, str]:
    """Return the criterion and what is said of it; a title may have a sign of equality in it."""
    for at in (place for place, letter in enumerate(given) if letter == "="):
        if criterion := _criterion(asked, given[:at]):
            return criterion, given[at + 1 :].strip()
    titles = listing([one.title for one in asked.review.edition.criteria])
    raise BadInput(f"“{given}” names no criterion; write TITLE=…, with one of: {titles}.")


def _finding(value: str) -> Finding:
    try:
        return Finding(value)
    except ValueError:
        known = listing([one.value for one in Finding])
        raise BadInput(f"“{value}” is nothing that is told of a criterion: {known}.") from None


def _confirmed(asked: Asked, what: str) -> Command:
    """Confirm the message, or what is told of a criterion, as it stands."""
    if folded(what) == MESSAGE:
        return WriteMessage(asked.candidate, asked.review.message.text, confirmed=True)
    criterion = _criterion(asked, what)
    if criterion is None:
        raise BadInput(f"“{what}” is neither “{MESSAGE}” nor a criterion of this candidate.")
    told = _told(asked, criterion.id)
    return TellFinding(asked.candidate, criterion.id, told.finding, told.words, confirmed=True)


def _criterion(asked: Asked, name: str) -> ToldCriterion | None:
    wanted = folded(name)
    return next(
        (one for one in asked.review.edition.criteria if wanted in (folded(one.title), one.id)),
        None,
    )


def _told(asked: Asked, criterion: str) -> Told:
    return next(one for one in asked.review.told if one.criterion == criterion)


def _piece(asked: Asked, label: str) -> str:
    found = next((one.id for one in asked.pieces if folded(one.label) == folded(label)), "")
    if not found:
        name = asked.review.edition.candidate.name
        raise BadInput(f"{name} has no evidence {label}; name it as show does: EV-07.")
    return found


def _kept(asked: Asked) -> KeepMention:
    """Keep the mention of this number in the list, for a reason."""
    mentions, number = asked.review.mentions, asked.options.keep
    if not 1 <= number <= len(mentions):
        raise BadInput(f"There is no mention {number} of anybody; see --review.")
    one = mentions[number - 1]
    place = (one.place.key, one.start, one.end, digest_of(one.text))
    return KeepMention(asked.candidate, *place, _because(asked.options))
