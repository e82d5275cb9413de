"""What a ladder expects, and how its levels are paired."""
