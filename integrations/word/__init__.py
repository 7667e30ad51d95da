"""Drafts as Word documents."""
