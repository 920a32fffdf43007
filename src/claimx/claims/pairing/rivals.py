"""A pair among its rivals: the other drugs of its gene, the other genes of its drug, its mates in a list."""

import re
from collections.abc import Mapping
from itertools import pairwise

from claimx.claims.pairing.statement import Features, Name, Statement

Key = tuple[str, str, str]
"""Label and name of the drug, name of the gene."""
_JOINED = re.compile(
    r"[\s,/()+&-]*(?:(?:and/or|and|or|plus|as well as|in combination with|with|combined with)[\s,/()]*)?(?:\w+[\s,]*)?"
)


def key_of(drug: Name, gene: Name) -> Key:
    """What tells one pair of a statement from the others."""
    return drug.label, drug.name, gene.name


def describe_rivals(statement: Statement, scores: Mapping[Key, float]) -> dict[Key, Features]:
    """For each pair, how its first score compares with those of the other pairs.

    Args:
        scores: the first model's probability of every pair of the statement.
    """
    listed = find_listed(statement)
    most, total = max(scores.values(), default=1.0), sum(scores.values())
    found: dict[Key, Features] = {}
    for key, score in scores.items():
        label, drug, gene = key
        same_gene = [s for k, s in scores.items() if k[2] == gene and k != key]
        same_drug = [s for k, s in scores.items() if k[:2] == key[:2] and k != key]
        mates = [scores[other[0], other[1], gene] for other in listed.get((label, drug), ())]
        found[key] = {
            "first score": score,
            "first score to best": score / most,
            "first score share": score / total,
            "best of gene's other drugs": max(same_gene, default=0.0),
            "best of drug's other genes": max(same_drug, default=0.0),
            "best of list mates": max(mates, default=-1.0),
            "mean of list mates": sum(mates) / len(mates) if mates else -1.0,
            "better pairs": sum(s > score for s in scores.values()),
            "list mates": len(mates),
        }
    return found


def find_listed(statement: Statement) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """For each drug, the drugs that stand beside it in a list or combination."""
    placed = sorted((m.start, m.end, d.label, d.name) for d in statement.drugs for m in d.mentions)
    beside: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for left, right in pairwise(placed):
        if left[2:] != right[2:] and left[1] <= right[0] and _JOINED.fullmatch(statement.between(left[1], right[0])):
            beside.setdefault(left[2:], set()).add(right[2:])
            beside.setdefault(right[2:], set()).add(left[2:])
    return {drug: tuple(sorted(others)) for drug, others in beside.items()}
