"""What leaves a session as tables, JSON or calendar entries, by command line."""
