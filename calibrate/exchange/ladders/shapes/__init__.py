"""The shapes that ladders come in: each is read into sections."""
