"""What is said of examples that a session offers to its ladder."""
