"""A piece of evidence opened in the meeting, whole, in the place of the ratings."""
