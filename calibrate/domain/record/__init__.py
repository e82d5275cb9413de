"""What is told of a case and of the log."""
