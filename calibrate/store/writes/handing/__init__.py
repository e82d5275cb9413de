"""Writing what is kept of packets that are handed out."""
