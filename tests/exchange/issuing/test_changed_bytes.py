"""One changed byte of a packet is found, wherever it is; `./dev attack packets` tries thousands."""

from __future__ import annotations

from collections import Counter

from calibrate.domain.handing.findings import Finding
from tests.attacks.packets import WAYS, attack, by_command, world

TRIES, BY_COMMAND, SEED = 160, 8, 11


def test_one_changed_byte_is_found_and_told_in_words() -> None:
    with world() as here:
        tried = [*attack(here, TRIES, SEED), *by_command(here, BY_COMMAND, SEED)]
    assert [one for one in tried if not one.holds] == []
    assert Counter(one.way for one in tried) == dict.fromkeys(WAYS, (TRIES + BY_COMMAND) / 4)
    assert Finding.ALTERED in {one.finding for one in tried}
