"""Set-up: rubric, candidates, evidence and panel, and what is missing before rating can open."""
