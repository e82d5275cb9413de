"""Whether a file is what commands wrote: the whole of it, or what one case draws from."""
