"""What is being written and not yet sent."""
