"""Cutting down to what a viewer may see: whole sessions, and names in a sheet."""
