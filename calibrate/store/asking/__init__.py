"""What panelists asked and nobody took in yet, and the marks by which askers know their own."""
