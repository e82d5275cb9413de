"""What is said of a session: one table or function a subject, for screen, paper and text alike."""
