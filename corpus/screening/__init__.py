"""Screening: what in a document's text a person must look at before anybody can find it."""

from corpus.screening.finding import Finding, FindingKind, Screening
from corpus.screening.instructions import is_instruction_like
from corpus.screening.screen import held_back, screen

__all__ = ["Finding", "FindingKind", "Screening", "held_back", "is_instruction_like", "screen"]
