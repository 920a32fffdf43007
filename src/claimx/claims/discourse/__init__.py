"""Discourse: what a reader has in mind at a sentence, from the title down to the sentence before."""
