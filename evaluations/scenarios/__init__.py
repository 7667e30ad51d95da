"""Cases of finding the scenarios a situation is like; every text is invented.

Measured with `evaluations.choosing`.
"""
