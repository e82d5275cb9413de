"""Whose turn it is, how far it is, and who is ready for it."""
