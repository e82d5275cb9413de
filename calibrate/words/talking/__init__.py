"""What is said of how the panel talks."""
