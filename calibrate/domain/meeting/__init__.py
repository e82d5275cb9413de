"""What happens in the room: turns, order, and who is there."""
