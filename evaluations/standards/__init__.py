"""Cases of choosing standards for a text; every text is invented. Measured by `evaluations.choosing`."""
