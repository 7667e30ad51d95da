"""How often the choices are right."""

from evaluations.choosing import score

__all__ = ["score"]
