"""Repairs: damage of extraction, recorded beside the stored text and never written into it."""

from corpus.repairs.finding_damage import repairs_of
from corpus.repairs.repair import Repair, RepairKind, repaired_words

__all__ = ["Repair", "RepairKind", "repaired_words", "repairs_of"]
