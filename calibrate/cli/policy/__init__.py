"""The policy of a session from the command line."""
