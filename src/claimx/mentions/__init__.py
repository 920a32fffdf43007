"""Mentions: what a text names, resolved to canonical names."""

from claimx.mentions.finder import MentionFinder
from claimx.mentions.records import Annotation, CueMatch, known_names

__all__ = ["Annotation", "CueMatch", "MentionFinder", "known_names"]
