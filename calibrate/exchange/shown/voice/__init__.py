"""What candidates say, and what is kept until after the vote, as JSON."""
