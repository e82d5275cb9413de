"""Putting a policy in place."""
