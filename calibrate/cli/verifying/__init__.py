"""The command that verifies a session, or a packet."""
