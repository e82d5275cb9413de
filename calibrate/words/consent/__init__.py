"""What is said of what is decided together, and of what the meeting took."""
