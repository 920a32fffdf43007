"""Substitutions with a slip in them, repaired openly: ``T790 M``, ``V 600E``, ``V6OOE``."""

import re

from claimx.mutations.changes import substitution
from claimx.mutations.genes import gene_before
from claimx.mutations.records import Outcome, Reading, Rule
from claimx.mutations.refusals import CHANGE_NOUN, lacks_cue, refusal_of
from claimx.mutations.residues import AA1
from claimx.mutations.shapes import END

CELLS = re.compile(r"\s(?:cells?|lymphocytes?|helper)\b")


def read_spaced(match: re.Match[str]) -> Outcome:
    """A space too many: ``T790 M``, ``T 790M``."""
    return repaired(match, match["position"]) if is_split(match) else []


def is_split(match: re.Match[str]) -> bool:
    """Whether a gene, a bracket or a word of change tells that the parts belong together."""
    text, start, end = match.string, match.start(), match.end()
    gene, change = gene_before(text, start), CHANGE_NOUN.match(text, end)
    long = len(match["position"]) > 2
    if text[start + 1] == " ":
        return long and bool(gene)
    if change or (text[start - 1 : start] == "(" and text[end : end + 1] == ")"):
        return True
    if match["mutants"] in "AI" and re.match(r"\s[a-z]", text[end : end + 2]):
        return False
    return bool(gene) or (long and not lacks_cue(match, 40) and not CELLS.match(text, end))


def read_misread(match: re.Match[str]) -> Outcome:
    """Letters for digits: ``V6OOE``."""
    position = match["position"].translate(str.maketrans("OoIl", "0011"))
    return [] if lacks_cue(match, 80) and not gene_before(match.string, match.start()) else repaired(match, position)


def repaired(match: re.Match[str], position: str) -> Outcome:
    """The substitution that is meant, marked as repaired."""
    if refusal := refusal_of(match, match["wild"], position, match["mutants"]):
        return [refusal]
    return [Reading(match.start(), match.end(), substitution(match["wild"], position, match["mutants"]), "", True)]


RULES = (
    Rule(
        "substitution, space repaired",
        rf"(?P<wild>{AA1})(?=\s|\d+\s)\s?(?P<position>[1-9]\d{{1,3}})\s?(?P<mutants>{AA1}){END}(?!\.\s?[A-Z])",
        read_spaced,
    ),
    Rule(
        "substitution, digits repaired",
        rf"(?P<wild>{AA1})(?=[0-9]{{0,3}}[OolI])(?P<position>[1-9][0-9OolI]{{1,2}}[0-9Oo])(?P<mutants>{AA1}){END}",
        read_misread,
    ),
)
