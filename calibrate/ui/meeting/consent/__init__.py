"""What is decided together, and the minutes beside what they changed."""
