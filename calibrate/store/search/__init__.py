"""Searching what one viewer may read: what is looked through, and SQLite's own index of it."""
