"""Mutations in the characters of a text: found, named, and told apart from what looks like them."""

from claimx.mutations.records import MutationMatch, MutationSearch, RefusedMutation
from claimx.mutations.search import find_mutations

__all__ = ["MutationMatch", "MutationSearch", "RefusedMutation", "find_mutations"]
