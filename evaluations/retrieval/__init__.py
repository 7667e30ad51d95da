"""How well passages are found: cases with the lines that answer them, and what is measured."""
