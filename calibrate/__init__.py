"""Calibrate: evidence beside expectations, rated blind, decided together."""

__version__ = "1.0.0"
