"""Finding the nearest vectors: by Chroma, or exactly; the two keep one contract.

Both see collections only as the records give them to a scope, and give back ids alone: whoever
shows a passage fetches it again from the records under the same scope.
"""
