"""Gaps: what the documents state and what follows from a reference chain, kept apart."""
