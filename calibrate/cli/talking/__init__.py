"""How the panel talks: seniority, what is shown first, and who speaks when."""
