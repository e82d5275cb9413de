"""What is asked for any new session: title, file, policy."""
