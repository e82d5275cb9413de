"""What lies inside sealed bodies: a program of this schema version knows all of it."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.ratings import Draft, Rating
from calibrate.store.document import schema
from calibrate.store.sealed.own import Own

SHAPES = {
    3: "8ee6c9d23fe790a4",
    4: "c3499070de3ade92",
    5: "537f67e76ead4d55",
    6: "2191e44c2ef7368d",
    7: "2191e44c2ef7368d",
    8: "2191e44c2ef7368d",
    9: "2191e44c2ef7368d",
}
"""By schema version a digest of the types that are sealed in files of that version."""


def shape() -> str:
    """Every field, type and word of what is sealed."""
    described, components = msgspec.json.schema_components(
        [tuple[Rating, ...], Draft, DecisionDraft, Own]
    )
    plain = msgspec.json.encode([described, _without_prose(components)], order="sorted")
    return sha256(plain).hexdigest()[:16]


def _without_prose(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_prose(one) for key, one in value.items() if key != "description"}
    return [_without_prose(one) for one in value] if isinstance(value, list) else value


def test_what_is_sealed_has_changed_only_with_the_schemas_version() -> None:
    """Else an older program would take a newer body for one that cannot be opened."""
    assert SHAPES.get(schema.VERSION) == shape()
