"""Handing packets out, and telling later what became of one: each is a file and a line in the log."""
