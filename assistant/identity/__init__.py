"""Who can be told from a text: one room for the finding of people, for answers and for drafts.

`numbers` knows numbers and addresses that need no document to be recognised, and masks them;
`people` reads one provider's documents and finds the names in them as well. Must not know
questions, answers or drafts.
"""
