"""What candidates say, and what was kept until after the vote, on paper."""
