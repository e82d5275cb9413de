"""Reading what the next cycle starts from."""
