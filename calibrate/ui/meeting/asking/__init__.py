"""What the console asks for in a dialog."""
