"""Cases of choosing scenarios for a text; every text is invented. Measured by `evaluations.choosing`."""
