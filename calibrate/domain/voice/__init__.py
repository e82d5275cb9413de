"""What the person a decision is about says, and what is kept about them until it is taken."""
