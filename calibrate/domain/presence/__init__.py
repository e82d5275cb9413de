"""Who is there: who runs a part, who may rate and vote, who is away."""
