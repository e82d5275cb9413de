"""Searching: what is asked, where it may be found, and the words around it."""
