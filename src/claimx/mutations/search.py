"""One scan over the characters of a text for everything that is shaped like a mutation."""

import re
from functools import cache

from claimx.mutations import coding, events, exons, named, prose, prose_coding, refusals, repairs, sites, substitutions
from claimx.mutations.genes import attach_genes
from claimx.mutations.records import MutationMatch, MutationSearch, Outcome, Reading, RefusedMutation, Rule
from claimx.mutations.starts import STARTS

# Of the rules that hold at one place, the first that reads something counts.
AT_WORDS: tuple[Rule, ...] = (
    *named.RULES, *prose_coding.RULES, *exons.RULES, refusals.CONTACTS, sites.LETTERS, *prose.RULES,
    *coding.RULES, *events.RULES, *substitutions.RULES, *repairs.RULES, *sites.RULES, refusals.HLA_ALLELES,
    refusals.KNOWN_LINES,
)  # fmt: skip
INSIDE_WORDS: tuple[Rule, ...] = (*coding.GLUED, *exons.GLUED)
AT_WORD, INSIDE_WORD = "(?<![A-Za-z0-9_])", "(?<=[A-Z0-9])"


@cache
def scanner() -> re.Pattern[str]:
    """All rules as one pattern, with the character before the place at which one may hold.

    A set that comes first lets the search skip all other characters at once: most stand within words. An empty group
    behind each rule, and no other, tells which one may hold.
    """
    at_words, inside = ("|".join(f"(?:{bare(rule.pattern)})()" for rule in rules) for rules in (AT_WORDS, INSIDE_WORDS))
    return re.compile(f"[^a-z_](?:(?<![A-Z0-9])(?={STARTS})(?:{at_words})|(?<=[A-Z0-9])(?:{inside}))")


def bare(pattern: str) -> str:
    """A pattern with its named groups turned into plain ones, and what repeats a group into digits."""
    return re.sub(r"[?]P<[^>]+>", "?:", re.sub(r"\([?]P=[^)]+\)", r"\\d+", pattern))


@cache
def compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """Each rule with its own pattern."""
    at_words = ((rule, re.compile(AT_WORD + f"(?:{rule.pattern})")) for rule in AT_WORDS)
    return (*at_words, *((rule, re.compile(INSIDE_WORD + f"(?:{rule.pattern})")) for rule in INSIDE_WORDS))


def find_mutations(text: str) -> MutationSearch:
    """Find the mutations that a text names, and what only looks like one.

    Args:
        text: any text; offsets count in its characters.

    Returns:
        Matches and refusals in order of the text. Every match obeys ``text[start:end] == match.text``.

    Example:
        >>> [(match.name, match.gene) for match in find_mutations("BRAF V600E/K in melanoma").matches]
        [('V600E', 'BRAF'), ('V600K', 'BRAF')]
    """
    matches: list[MutationMatch] = []
    refused: list[RefusedMutation] = []
    position = 0
    behind = f"\n{text}"  # a place of the text is here that of the character before it
    while found := scanner().search(behind, position):
        rule, outcome = read_at(text, found.start(), (found.lastindex or 1) - 1)
        position = found.start() + 1
        for item in outcome:
            position = max(position, item.end)
            if isinstance(item, Reading):
                matches.append(match_of(item, text, rule))
            else:
                refused.append(RefusedMutation(item.start, item.end, text[item.start : item.end], item.reason))
    kept, places = exons.split_places(text, matches)
    ordered = sorted((*refused, *places), key=lambda item: (item.start, item.end))
    return MutationSearch(attach_genes(text, kept), tuple(ordered))


def read_at(text: str, start: int, first: int = 0) -> tuple[str, Outcome]:
    """What the first rule that reads something at ``start`` makes of it; rules before the one numbered ``first`` do not
    hold there."""
    for rule, pattern in compiled()[first:]:
        if (match := pattern.match(text, start)) and (outcome := rule.read(match)):
            return rule.name, outcome
    return "", []


def match_of(reading: Reading, text: str, rule: str) -> MutationMatch:
    """A reading as the record that callers see."""
    printed, change = text[reading.start : reading.end], reading.change
    return MutationMatch(
        start=reading.start,
        end=reading.end,
        text=printed,
        name=change.name,
        kind=change.kind,
        gene=reading.gene,
        hgvs=change.hgvs,
        rule=rule,
        corrected_from=printed if reading.repaired else "",
    )
