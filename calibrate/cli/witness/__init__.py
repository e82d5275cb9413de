"""What a witness does on their own machine, and what a session asks of them."""
