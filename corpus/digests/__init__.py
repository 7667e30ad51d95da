"""Our own words about each section of each catalogued document."""
