"""What is said of what a search found."""
