"""Ask the product each question."""

from evaluations.asking import generate

__all__ = ["generate"]
