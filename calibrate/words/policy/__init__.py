"""What is said of a policy."""
