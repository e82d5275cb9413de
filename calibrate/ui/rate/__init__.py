"""The Rate screen: one panelist, one candidate, the side-by-side and the rating."""
