"""What a document of keys and values becomes: mappings, lists and texts, and nothing else."""

from __future__ import annotations

Tree = dict[str, "Tree"] | list["Tree"] | str
