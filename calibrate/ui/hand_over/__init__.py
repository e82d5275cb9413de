"""Rating in the room: one machine, handed from one panelist to the next."""
