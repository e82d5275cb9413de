"""Searching a session from wherever one is."""
