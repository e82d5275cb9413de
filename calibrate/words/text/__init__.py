"""What is read of a text that people wrote."""
