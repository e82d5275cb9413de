"""What is said of a candidate's own words, and of what is kept until after the vote."""
