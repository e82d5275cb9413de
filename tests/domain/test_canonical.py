"""The one byte form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.canonical import canonical, digest

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), values, max_size=6))
def test_the_form_does_not_depend_on_the_order_of_keys(value: dict[str, object]) -> None:
    backwards = dict(reversed(value.items()))
    assert canonical(value) == canonical(backwards)


@given(values, values)
def test_different_values_have_different_forms(one: object, other: object) -> None:
    if canonical(one) == canonical(other):
        assert one == other


@pytest.mark.parametrize("value", [1.5, [0.0], {"a": [1.0]}, (1, 2.0)])
def test_a_float_has_no_form(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_a_lone_surrogate_has_no_form() -> None:
    with pytest.raises(ValueError):
        canonical("\ud800")


def test_parts_of_a_digest_do_not_blend() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
