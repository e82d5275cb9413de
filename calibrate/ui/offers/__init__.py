"""Examples that a session offers to its ladder."""
