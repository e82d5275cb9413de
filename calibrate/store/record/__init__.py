"""What was done: rows through the journal, and a chained line for each command."""
