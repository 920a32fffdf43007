"""Frames: wordings of whole claims over the outline of a sentence."""
