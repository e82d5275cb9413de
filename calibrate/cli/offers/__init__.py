"""Examples that a session offers to its ladder, on the command line."""
