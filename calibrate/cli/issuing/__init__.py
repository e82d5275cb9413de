"""Commands that hand packets out and sign them, and the passphrases that they ask for."""
