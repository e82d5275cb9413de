"""How the panel talks: who is more senior, who speaks when, and what is shown first."""
