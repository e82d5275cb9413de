"""Whose sessions these are, as paper says it."""
