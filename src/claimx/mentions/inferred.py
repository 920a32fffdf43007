"""Mechanisms that an altered gene amounts to, whatever the drug: "PTEN loss", "CD20 expression was reduced".

The rows of ``inferences.tsv`` that hold alone, by the roles of the gene that the alteration touches. Claims do not use
these mentions: they infer with the drug in view (:mod:`claimx.claims.changes`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from claimx.lexicon import Lexicon, inferences
from claimx.mentions.altered import touches
from claimx.mentions.records import INFERRED, Candidate

SCORE = 0.7
_OF_DRUGS = "receptor kinase"
"""Kinases that antibodies bind, too: what their change means depends on the drug."""
_REACH = 80
"""Characters between the beginnings of an alteration and of the gene that it touches."""
_START = attrgetter("start")


def find_inferred(text: str, kept: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """The mechanisms of altered genes, where no mention of a mechanism lies."""
    genes = sorted((c for c in kept if c.label == "GENE" and c.term), key=_START)
    taken = {i for c in kept if c.label == "MECHANISM" for i in range(c.start, c.end)}
    for alteration in (c for c in kept if c.label == "ALTERATION"):
        first = bisect_left(genes, alteration.start - _REACH, key=_START)
        last = bisect_right(genes, alteration.start + _REACH, key=_START)
        for gene in (g for g in genes[first:last] if touches(text, (g.start, g.end), alteration)):
            start, end = min(gene.start, alteration.start), max(gene.end, alteration.end)
            name, row = _mechanism_of(gene, alteration.name)
            if name and taken.isdisjoint(range(start, end)):
                term = lexicon.by_name["MECHANISM", name]
                yield Candidate(start, end, "MECHANISM", name, term.id, f"{INFERRED} {row}", SCORE, term=term)
                break


def _mechanism_of(gene: Candidate, change: str) -> tuple[str, str]:
    """The mechanism that the change of a gene amounts to, and by which row; or ''."""
    roles = gene.term.facts.get("roles", ()) if gene.term else ()
    if _OF_DRUGS in roles:
        return "", ""
    found = next((rule for rule in inferences().get(change, ()) if rule.alone and rule.role in roles), None)
    return (found.mechanism, f"({change} of {found.role})") if found else ("", "")
