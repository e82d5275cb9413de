"""Which entry stands: the same answer for every order of arrival, from headers alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.ballots import (
    Entry,
    EntryKind,
    EntryState,
    Submission,
    forks,
    gaps,
    opened,
    standing,
    submitted,
    unreplaced,
)

PIA = Submission("ann", "pia")
FIRST = "0" * 4


def chain(
    writer: str = "file", *kinds: EntryKind, panelist: str = "pia", signer: str = ""
) -> list[Entry]:
    """A writer's entries on Ann, each after the one before."""
    found: list[Entry] = []
    for kind in kinds:
        found.append(after(found, kind, writer, panelist, signer))
    return found


def after(
    before: list[Entry],
    kind: EntryKind = EntryKind.SUBMITTED,
    writer: str = "kit",
    panelist: str = "pia",
    signer: str = "key",
    word: str = "",
) -> Entry:
    """The entry on Ann that follows those before it, all of which its writer knows."""
    previous, sequence = before[-1].hash if before else FIRST, len(before) + 1
    id = f"{panelist} {writer} {sequence}{word}"
    entry = Entry(id, panelist, writer, sequence, "ann", 1, kind, hash=id, previous=previous)
    replaced = tuple(one.hash for one in unreplaced(before))
    return replace(entry, signer=signer, replaces=replaced)


def of_format_1(entries: list[Entry]) -> list[Entry]:
    """The same entries as they were written before there were kits."""
    return [replace(entry, format=1, replaces=()) for entry in entries]


SENT, BACK = EntryKind.SUBMITTED, EntryKind.WITHDRAWN
kinds = st.lists(st.sampled_from(EntryKind), min_size=1, max_size=4)
writers = st.dictionaries(st.sampled_from(("file", "kit", "copy")), kinds, max_size=3)


def test_the_last_entry_of_a_writer_stands() -> None:
    entries = chain("file", SENT, SENT, SENT)
    assert standing(entries)[PIA].entry == entries[2]


def test_an_entry_of_format_1_replaces_all_of_its_writer_before_it_and_format_2_goes_on() -> None:
    old = of_format_1(chain("file", SENT, SENT))
    assert standing(old)[PIA].entry == old[1]
    new = after(old, writer="file", signer="")
    assert new.replaces == (old[1].hash,)
    assert standing([*old, new])[PIA].entry == new


def test_what_is_signed_counts_against_what_is_not() -> None:
    room, kit = chain("file", SENT, SENT), chain("kit", SENT, signer="key")
    assert standing([*room, *kit])[PIA].entry == kit[0]


def test_who_withdrew_under_their_key_has_not_submitted_whatever_is_said_in_the_room() -> None:
    room, kit = chain("file", SENT), chain("kit", SENT, BACK, signer="key")
    assert standing([*room, *kit])[PIA].entry is None


def test_an_entry_that_is_not_signed_by_the_same_key_replaces_nothing() -> None:
    kit = chain("kit", SENT, signer="key")
    forged = replace(after(kit, signer="another"), writer="kit")
    unsigned = replace(after(kit, signer=""), writer="kit")
    assert standing([*kit, unsigned])[PIA].entry == kit[0]
    assert set(standing([*kit, forged])[PIA].rivals) == {kit[0], forged}


@pytest.mark.parametrize("kinds", [(SENT, SENT), (SENT, BACK), (BACK, SENT)])
def test_copies_of_a_kit_that_go_two_ways_count_as_missing_until_it_is_settled(
    kinds: tuple[EntryKind, EntryKind],
) -> None:
    begun = chain("kit", SENT, signer="key")
    ways = [after(begun, kind, word=word) for kind, word in zip(kinds, "ab", strict=True)]
    found = standing([*begun, *ways])[PIA]
    assert found.entry is None and found.rivals
    settled = after([*begun, *ways])
    assert standing([*begun, *ways, settled])[PIA].entry == settled


def test_the_newer_kit_counts_against_the_one_that_it_replaced() -> None:
    old, new = chain("kit", SENT, signer="key"), chain("other", SENT, signer="new")
    new = [replace(entry, kit_number=2) for entry in new]
    old = [replace(entry, kit_number=1) for entry in old]
    assert standing([*new, *old])[PIA].entry == new[0]


def test_a_withdrawal_leaves_nothing_standing() -> None:
    assert standing(chain("file", SENT, BACK))[PIA].entry is None
    assert submitted(chain("file", SENT, BACK)) == frozenset()
    assert submitted(chain("file", SENT, BACK, SENT)) == {PIA}


def test_submissions_by_two_writers_are_rivals_of_which_none_stands() -> None:
    entries = [*chain("file", SENT), *chain("kit", SENT)]
    found = standing(entries)[PIA]
    assert found.entry is None and set(found.rivals) == set(entries)
    assert submitted(entries) == frozenset()


def test_a_writer_who_withdrew_is_no_rival() -> None:
    entries = [*chain("file", SENT), *chain("kit", SENT, BACK)]
    assert standing(entries)[PIA].entry == entries[0]


def test_a_late_entry_replaces_nothing() -> None:
    first, second = chain("file", SENT, SENT)
    late = replace(second, state=EntryState.LATE)
    assert standing([replace(first, state=EntryState.COUNTED), late])[PIA].entry == replace(
        first, state=EntryState.COUNTED
    )


@pytest.mark.parametrize("state", EntryState)
def test_only_what_counted_is_a_submission_once_it_was_opened(state: EntryState) -> None:
    (entry,) = chain("file", SENT)
    assert bool(submitted([replace(entry, state=state)])) == (state is EntryState.COUNTED)


@given(writers, st.randoms())
def test_the_order_of_arrival_changes_nothing(
    chains: dict[str, list[EntryKind]], draw: st.DrawFn
) -> None:
    entries = [entry for writer, kinds in chains.items() for entry in chain(writer, *kinds)]
    shuffled = [*entries, *entries[:2]]
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    before, after = standing(entries), standing(shuffled)
    assert {key: (one.entry, set(one.rivals)) for key, one in before.items()} == {
        key: (one.entry, set(one.rivals)) for key, one in after.items()
    }


@given(writers)
def test_at_most_one_entry_of_a_submission_counts(chains: dict[str, list[EntryKind]]) -> None:
    entries = [entry for writer, kinds in chains.items() for entry in chain(writer, *kinds)]
    states = opened(entries, {"pia"}, {entry.id for entry in entries})
    assert states.keys() == {entry.id for entry in entries}
    counted = [id for id, state in states.items() if state is EntryState.COUNTED]
    assert len(counted) == len(submitted(entries)) <= 1


def test_what_becomes_of_entries_at_the_reveal() -> None:
    pia = chain("file", SENT, BACK, SENT)
    rosa = chain("file", SENT, panelist="rosa")
    sami = [*chain("file", SENT, panelist="sami"), *chain("kit", SENT, panelist="sami")]
    fay = chain("file", SENT, panelist="fay")
    states = opened([*pia, *rosa, *sami, *fay], {"pia", "rosa", "sami"}, {pia[2].id})
    assert [states[entry.id] for entry in pia] == [
        EntryState.REPLACED,
        EntryState.WITHDRAWN,
        EntryState.COUNTED,
    ]
    assert states[rosa[0].id] is EntryState.INVALID
    assert [states[entry.id] for entry in sami] == [EntryState.RIVAL, EntryState.RIVAL]
    assert states[fay[0].id] is EntryState.DISREGARDED


def test_two_entries_at_one_place_are_a_fork() -> None:
    entries = chain("file", SENT, SENT)
    other = replace(entries[1], id="other")
    assert forks(entries) == ()
    assert [{entry.id for entry in fork} for fork in forks([*entries, other])] == [
        {entries[1].id, "other"}
    ]


@given(st.integers(2, 6), st.data())
def test_an_entry_that_is_missing_leaves_a_gap(length: int, data: st.DataObject) -> None:
    entries = chain("file", *(SENT for _ in range(length)))
    assert gaps(entries, FIRST) == ()
    assert all(after.previous == before.hash for before, after in pairwise(entries))
    missing = data.draw(st.integers(0, length - 2))
    assert gaps(entries[:missing] + entries[missing + 1 :], FIRST) == (entries[missing + 1],)
