"""What is said of a session that is made from an earlier one."""
