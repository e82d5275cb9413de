"""Issuing in the window: to whom a packet goes, and who got one before."""
