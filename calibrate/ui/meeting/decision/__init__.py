"""The second round, the vote and the decision."""
