"""Policies drawn at random, of whatever can be chosen."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from calibrate.domain.policy.policy import LARGEST_QUORUM, LONGEST_RETENTION, Policy

_texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=20)

policies = st.builds(
    Policy,
    name=_texts,
    since=st.none() | st.dates(min_value=date(1900, 1, 1)),
    source=_texts,
    quorum=st.none() | st.integers(1, LARGEST_QUORUM),
    blind_rounds=st.integers(1, 2),
    consent=st.booleans(),
    retention=st.none() | st.integers(1, LONGEST_RETENTION),
    statistics=st.booleans(),
    names_hidden=st.booleans(),
)
