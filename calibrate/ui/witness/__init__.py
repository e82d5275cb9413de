"""A witness in the windows: who asks them, and what they do on their own machine."""
