"""Reading what is kept of packets that were handed out."""
