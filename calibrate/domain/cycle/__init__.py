"""The next cycle: what a session takes over from an earlier one."""
