"""Secrets of panelists on the command line: asked for, chosen, renewed."""
