"""Handing packets out, each with a line in the log, and telling later what became of one."""
