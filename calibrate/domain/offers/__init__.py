"""Examples that a session offers to its ladder, where the ladder says that one is needed."""
