"""Pieces of evidence with the standards they are about, or none; every text is invented."""
