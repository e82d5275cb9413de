"""What can be written after the commands of the candidate’s voice."""
