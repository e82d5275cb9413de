"""A file that lies in a PDF beside its pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attached:
    """Bytes with a name, a type such as application/json, and what they are in words."""

    name: str
    media_type: str
    content: bytes
    description: str
