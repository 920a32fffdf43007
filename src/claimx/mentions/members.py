"""What stands behind a gene's name and makes another gene of it.

``matrix metalloproteinase-2``, ``MMP (MMP)2`` and ``protein kinase C alpha`` are members of the family that stands in
front; where the lexicon does not list the member, the family is not meant either. ``Src-binding protein`` and
``IL-15 receptor`` name what acts on or receives the gene's product, not the gene.
"""

import re

from claimx.lexicon import Lexicon, Term, fold
from claimx.mentions.records import Candidate

LONGEST_SYMBOL = 8
SENT = frozenset({"ligand", "cytokine", "angiogenic factor"})
"""Roles of genes whose product a receptor receives."""
_GREEK = {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "a": "α", "b": "β", "g": "γ", "d": "δ"}
_UNIT = r"(?!\w|\.\d|%|\s?(?:%|[nμµm]?[gMLl]\b|[nμµm]g/|days?\b|weeks?\b|patients\b|of\b))"
_MEMBER = re.compile(
    rf"(?:\s?\(\w{{2,8}}\))?(?:[- ]?(?P<number>[1-9]\d?[A-D]?)|[- ](?P<greek>alpha|beta|gamma|delta|[α-δ])"
    rf"|(?P<bare>[α-δ])|-(?P<letter>[abgd])){_UNIT}",
)
_OTHER = re.compile(
    r"[- ](?:interacting|binding|associated|related) (?:protein|killer|factor|agonist|athanogene|death domain)(?!\w)"
    r"|[- ](?:regulatory|stimulatory) factor(?!s)"
)
_RECEPTOR = re.compile(r"[- ]receptors?(?!\w)")


def settle(candidate: Candidate, text: str, folded: str, lexicon: Lexicon) -> Candidate | str:
    """A gene of the lexicon as it is, the longer one that is meant, or why it is none."""
    term = candidate.term
    if term is None:
        return candidate
    if other := _OTHER.match(folded, candidate.end):
        return f"part of the longer name '{text[candidate.start : other.end()]}'"
    if not SENT.isdisjoint(term.facts.get("roles", ())) and (other := _RECEPTOR.match(folded, candidate.end)):
        return f"part of the longer name '{text[candidate.start : other.end()]}'"
    member = _MEMBER.match(text, candidate.end) if term.facts.get("kind") == ("family",) else None
    if member is None:
        return candidate
    if found := _member(term, member, lexicon):
        found_by = f"rule member-of-family ({found.place})"
        return candidate._replace(end=member.end(), name=found.name, id=found.id, found_by=found_by, term=found)
    if member["letter"] or _is_apart(member[0]):
        return candidate
    return f"a member of the family that the lexicon does not list: '{text[candidate.start : member.end()]}'"


def _member(family: Term, member: re.Match[str], lexicon: Lexicon) -> Term | None:
    """The listed gene whose name is a symbol of the family and what stands behind it."""
    signs = next(sign for sign in member.groups() if sign)
    symbols = [form for form in family.forms if len(form) <= LONGEST_SYMBOL and " " not in form]
    for symbol in symbols:
        for sign in (_GREEK.get(signs, signs), signs):
            for form in (f"{symbol}{sign}", f"{symbol} {sign}"):
                if term := lexicon.by_form.get(("GENE", fold(form))):
                    return term if term.facts.get("kind") == ("gene",) else None
    return None


def _is_apart(printed: str) -> bool:
    """Whether a number may count something else, since only a blank joins it to the name."""
    return printed.startswith(" ") and printed[1:2].isdigit()
