"""Situations with the handbook's scenario that they are like, or none; every text is invented."""
