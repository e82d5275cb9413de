"""The digest of a row is that of its one canonical form, whatever its bytes and texts are."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.canonical import canonical, digest
from calibrate.store.record.log import row_digest

ALIKE = '"body":{"bytes":""}'
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.just(ALIKE) | st.just(f",{ALIKE},")
VALUES = st.none() | st.integers() | TEXTS | st.binary(max_size=40)
NAMES = st.sampled_from(("body", "bytes", "previous", "id", 'odd "name'))


@given(st.binary(max_size=16), TEXTS, st.dictionaries(NAMES, VALUES))
def test_a_row_is_digested_as_its_canonical_form(
    salt: bytes, table: str, values: dict[str, Any]
) -> None:
    plain = {
        name: {"bytes": value.hex()} if isinstance(value, bytes) else value
        for name, value in values.items()
        if value is not None
    }
    assert row_digest(salt, table, values) == digest(salt, canonical([table, plain])).hex()
