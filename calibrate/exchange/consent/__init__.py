"""What is decided together, and the minutes, as text and JSON."""
