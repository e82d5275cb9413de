"""What was asked for last: kept up to a bound, however much is asked for in a sitting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Latest(Generic[Value]):
    """Values by their keys. Of more than `most`, those go that were not asked for the longest."""

    def __init__(self, most: int) -> None:
        """Begin with none."""
        self._most = most
        self._kept: dict[str, Value] = {}

    def values(
        self, keys: Set[str], read: Callable[[Set[str]], Mapping[str, Value]]
    ) -> dict[str, Value]:
        """Return the values of these keys; what is not kept is read, all at once."""
        found = {key: self._kept.pop(key) for key in keys & self._kept.keys()}
        unread = keys - found.keys()
        if unread:
            found |= read(unread)
        self._kept |= found
        self.drop(*list(self._kept)[: -self._most])
        return found

    def drop(self, *keys: str) -> None:
        """Keep these no longer."""
        for key in keys:
            self._kept.pop(key, None)

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()
