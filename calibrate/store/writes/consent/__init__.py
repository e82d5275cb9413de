"""Carrying out what is decided together."""
