"""What nobody disputes: proposed together after the reveal, pulled by anyone, decided at once."""
