"""Masking what points to one person in an answer; the finding of it is `assistant.identity`'s."""

from assistant.identity.numbers import is_nhs_number, mask, mask_within

__all__ = ["is_nhs_number", "mask", "mask_within"]
