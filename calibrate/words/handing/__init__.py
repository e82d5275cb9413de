"""What is said of packets that are handed over."""
