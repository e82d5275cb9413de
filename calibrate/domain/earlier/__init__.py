"""The session that another was made from."""
