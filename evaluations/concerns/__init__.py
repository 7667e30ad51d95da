"""Concerns with the likelihoods and impacts a careful reader could defend; every text is invented.

The sets are one reader's judgement. Those of part "aside" chose no cue.
"""
