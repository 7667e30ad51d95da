"""Cells of the matrix, bad inputs, and concerns with the steps that a careful reader could defend.

The texts are invented; the sets are one reader's judgement. An empty set: it cannot be told.
"""
