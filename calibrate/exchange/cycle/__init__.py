"""Making the session of the next cycle from the file of an earlier one."""
