"""Tests of the keys of screens."""
