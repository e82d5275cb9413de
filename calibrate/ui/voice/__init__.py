"""What a candidate says, and what is kept about them until after the vote: asked and shown."""
