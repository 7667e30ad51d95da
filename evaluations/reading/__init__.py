"""How much of what is read can be found: read-back of real documents."""
