"""Drafts by a fixed flow: collect, order, compose, check."""
