"""Verifying a packet in the window: what its file shows, and what the session that is open does."""
