"""Ladders as rubrics: documents that come in, and rubric files of our own."""
