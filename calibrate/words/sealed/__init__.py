"""What is said of what is sealed, and of what opens it."""
