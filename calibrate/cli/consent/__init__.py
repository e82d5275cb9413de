"""What is decided together, and the minutes of the meeting."""
