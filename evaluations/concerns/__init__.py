"""Concerns with the likelihoods and impacts a careful reader could defend; every text is invented.

The sets are one reader's judgement. Part "aside" was kept back: both were defensible for 27 of its
30 at first. Three of them have since shown a general gap that was closed, so it is no fresh set.
"""
