"""The commands that hear candidates, and keep facts about them until after the vote."""
