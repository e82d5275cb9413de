"""Reading what is written to candidates."""
