"""Rating in the room: panelists without a laptop, one after the other on one machine."""
