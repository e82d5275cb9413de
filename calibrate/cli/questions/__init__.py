"""Commands of questions before the meeting."""
