"""What is said of questions before the meeting."""
