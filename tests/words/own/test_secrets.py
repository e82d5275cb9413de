"""What is said of secrets."""

from __future__ import annotations

from datetime import timedelta

from calibrate.domain.presence.secrets import Renewal, SecretKind
from calibrate.domain.record.case import OnBehalf, Renewed
from calibrate.words.own.secrets import (
    OF_ANY,
    SECRETS,
    on_behalf_words,
    renewal_words,
    renewed_words,
    wrong,
)
from tests.worlds.clocks import AFTERNOON
from tests.worlds.values import session


def test_where_a_secret_is_chosen_it_says_what_protects_and_what_does_not() -> None:
    assert "try every PIN within hours" in SECRETS[SecretKind.PIN].protects
    assert "record what you type" in OF_ANY and "file’s owner can open" in OF_ANY


def test_a_panelist_is_told_of_every_renewal_and_of_what_came_since() -> None:
    first = Renewal("pia", "fay", AFTERNOON, (("ann", 1), ("ann", 2), ("nobody", 1)))
    again = Renewal("pia", "fay", AFTERNOON + timedelta(hours=1))
    told = renewed_words((first, again), session(), AFTERNOON)
    assert told.count("Fay renewed your secret") == 2
    assert "in your name since: Ann and Ann (round 2)." in told
    assert renewed_words((), session(), AFTERNOON) == ""
    assert "Nothing was submitted" in renewed_words((again,), session(), AFTERNOON)


def test_on_paper_both_are_whole_sentences() -> None:
    assert on_behalf_words(OnBehalf("Pia", "Fay", 2)) == (
        "Round 2 of Pia was submitted for them by Fay."
    )
    assert on_behalf_words(OnBehalf("Pia", "")).endswith("by the file’s holder.")
    renewed = renewal_words(Renewed("Pia", "Fay", AFTERNOON, (1, 2)))
    assert renewed.startswith("The secret of Pia was renewed by Fay, ")
    assert renewed.endswith("after it came round 1 and round 2.")


def test_a_wrong_secret_is_told_by_its_kind() -> None:
    assert wrong(SecretKind.PIN, "Pia") == "That is not the PIN of Pia."
    assert wrong(SecretKind.WORDS, "Pia") == "Those are not the words of Pia."
