"""Signatures by certificate, and encryption: what is done to a PDF once it is drawn.

pyHanko and pikepdf are imported where they are needed, for together they take half a second.
"""
