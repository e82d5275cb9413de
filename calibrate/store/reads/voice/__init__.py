"""Reading what candidates say, and what is kept about them until after the vote."""
