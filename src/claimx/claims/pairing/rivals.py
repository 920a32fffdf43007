"""A pair among its rivals: the other drugs of its gene, the other genes of its drug, its mates in a list."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
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
    ranked = sorted(scores.values())
    most, total = ranked[-1] if ranked else 1.0, sum(scores.values())
    of_gene: dict[str, list[float]] = {}
    of_drug: dict[tuple[str, str], list[float]] = {}
    for (label, drug, gene), score in sorted(scores.items(), key=lambda item: -item[1]):
        of_gene.setdefault(gene, []).append(score)
        of_drug.setdefault((label, drug), []).append(score)
    found: dict[Key, Features] = {}
    for key, score in scores.items():
        label, drug, gene = key
        mates = [scores[other[0], other[1], gene] for other in listed.get((label, drug), ())]
        found[key] = {
            "first score": score,
            "first score to best": score / most,
            "first score share": score / total,
            "best of gene's other drugs": _best_other(of_gene[gene], score),
            "best of drug's other genes": _best_other(of_drug[label, drug], score),
            "best of list mates": max(mates, default=-1.0),
            "mean of list mates": sum(mates) / len(mates) if mates else -1.0,
            "better pairs": len(ranked) - bisect_right(ranked, score),
            "list mates": len(mates),
        }
    return found


def _best_other(scores: Sequence[float], own: float) -> float:
    """The best of scores, highest first, without one that is ``own``; 0 if there is no other."""
    best = scores[1:2] if scores[0] == own else scores[:1]
    return best[0] if best else 0.0


def find_listed(statement: Statement) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """For each drug, the drugs that stand beside it in a list or combination."""
    placed = sorted((m.start, m.end, d.label, d.name) for d in statement.drugs for m in d.mentions)
    beside: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for left, right in pairwise(placed):
        if left[2:] != right[2:] and left[1] <= right[0] and _JOINED.fullmatch(statement.between(left[1], right[0])):
            beside.setdefault(left[2:], set()).add(right[2:])
            beside.setdefault(right[2:], set()).add(left[2:])
    return {drug: tuple(sorted(others)) for drug, others in beside.items()}
