"""People once rating is open: added, replaced, their names corrected, each with a reason."""
