"""Sensitivity: what predicts that a therapy works."""
