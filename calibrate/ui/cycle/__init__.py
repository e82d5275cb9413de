"""The next session from an earlier one."""
