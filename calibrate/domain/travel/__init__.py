"""What travels between machines, as values: kits."""
