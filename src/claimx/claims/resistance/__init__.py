"""Resistance: a therapy that fails, and what makes it fail."""
