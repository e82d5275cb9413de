"""Carrying out what makes a session from an earlier one."""
