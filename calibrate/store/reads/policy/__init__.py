"""Reading the policy that a session started from."""
