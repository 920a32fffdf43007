"""Targets: what a therapy is said to act on."""
