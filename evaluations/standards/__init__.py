"""Cases of finding the standards a piece of evidence is about; every text is invented.

Measured with `evaluations.choosing`.
"""
