"""Carrying out what is written to candidates."""
