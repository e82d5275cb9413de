"""The candidate at hand: steps, clock, and the line that says whose turn it is."""
