"""Page 1: the decision and all that it rests on."""
