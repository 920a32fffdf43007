"""Passages: one sentence of running text with what is named in it, listed, changed and spared."""
