"""What is handed out of a session on paper: editions, and what is kept of who got which."""
