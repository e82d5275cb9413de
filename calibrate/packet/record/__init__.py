"""The record at the end of a packet."""
