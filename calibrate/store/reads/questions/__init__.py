"""Reading the questions that were asked before the meeting."""
