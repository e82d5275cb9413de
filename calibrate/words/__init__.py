"""What is said, on screen and on paper alike: one subject a file."""
