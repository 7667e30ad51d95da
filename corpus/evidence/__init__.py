"""The kinds of provider evidence and what is read out of each."""
