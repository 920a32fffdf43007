"""Changes: which gene of a passage is changed how.

The words that say that one is not changed, or acted on, are data: ``wording/changes.tsv``.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimx.claims.passages.comparators import compared_names
from claimx.claims.passages.coordination import find_groups
from claimx.claims.passages.facts import once
from claimx.claims.passages.groups import is_pointer
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts
from claimx.mentions import CueMatch
from claimx.schema import Mention, Span

MUTATION, TRUNCATION, SPLICING = "mutation", "truncation", "splicing"
REACH = 40
_NEXT = re.compile(r",? ?(?:and|or|as well as|plus)\b|/")
WORDS = Parts(
    "changes.tsv",
    {
        "unchanged": r"(?:{words}|resistan\w+ (?:\w+ ){{0,5}}independent(?:ly)? of)(?: (?!{links})\w+){{0,2}} $",
        "unchanged, listed": r"{words} (?:for|in|of) (?:[\w-]+(?:, (?:and |or )?| and | or |/))+$",
        "unchanged, behind": r"(?: (?:kinase domain |domain )?{links})? independent| {words}",
        "lost": r"\b{words} without $",
        "none changed": r"\b{words}(?: \w+){{0,2}} {links} (?:in|of|involving)(?: the)?"
        r"(?: \w+(?:,|/| or| and|, or)){{0,4}} $",
        "lacking": r"{words}(?: (?!{links})\w+){{0,2}} $",
        "a change": r"(?: \w+){{0,3}}? {words}",
        "excluded": r"{words}(?: the)? $",
        "acted on": r"\b{words} (?:{links} |other (?:\w+ )?such as (?:the )?)?$",
        "names a therapy": r" {words} (?!{links} )",
        "of lymphocytes": r" ?(?:\+|\(\+\)),? (?:\w+ )?{words}",
        "of cells": r"{words} $",
        "mutating": r" (?:\w+ ){{0,2}}?{words}",
    },
    others={"unchanged": "independent", "unchanged, behind": "independent"},
)
"""Lacking a change, a tumor is not changed; lacking the gene, it is: "cells lacking MSH2"."""
_UNCHANGED = sum(
    [WORDS.bits[part] for part in ("unchanged", "unchanged, listed", "unchanged, behind", "none changed", "lacking")]
)
"""The traits of sentences in which words beside a gene may say that it is unchanged."""
_GLOSS = re.compile(r"\((?:an?|the|which|encod\w+|also) [^()]*$")
"""A bracket that says what a gene is names others only to explain it."""
_OF_A_GENE = ("ing", "deficient", "null", "negative")
"""How words of change end that say of cells what they lack or have: "cells lacking MSH2"."""
_ACTIVATING = re.compile(
    r"activating (?:[\w()/]+ ){0,8}?(?:mutations?|variants?)\b|\w+ activity (?:against|towards?)\b"
)
_SIGNAL = re.compile(r"(?: pathway)? (?:signal(?:l)?ing|activity)\b")
_SHAPES = ((SPLICING, re.compile(r"splic|isoform|skipping|-V\d")), (TRUNCATION, re.compile(r"p95|trunc|vIII")))
_BREAK = re.compile(
    r"[.;:]|,.*,| (?:which|that|while|whereas|but|thus|thereby|resulting|leading|lead|leads|cause|causes|"
    r"and (?:thus|in turn))\b"
)
_OF_ANOTHER = re.compile(r" of (?!both |either )(?:[\w-]+ ){0,4}[\w-]+,? and (?!of )")
"""A word of change with what is changed behind it is not said of the next: "upregulation of glycolysis, and G"."""


class Change(NamedTuple):
    """A gene, how it is altered ('' if the passage does not say), and the mutations named with it."""

    gene: Mention | None
    kinds: tuple[str, ...] = ()
    alterations: tuple[Mention, ...] = ()
    mutations: tuple[Mention, ...] = ()


def find_changes(passage: Passage, within: Span) -> tuple[Change, ...]:
    """The genes of a clause with their alterations and mutations.

    Genes of one list share what is said beside the list ("MET and ERBB3 overexpression").
    A mutation belongs to the nearest gene that does not stand behind another mutation's gene.
    """
    if passage.labels.isdisjoint(("GENE", "MUTATION")):
        return ()
    key = (find_changes, within.start, within.end)
    if key not in passage.facts:
        passage.facts[key] = _changes_of(passage, within)
    changes: tuple[Change, ...] = passage.facts[key]
    return changes


def _changes_of(passage: Passage, within: Span) -> tuple[Change, ...]:
    start, end = within.start, within.end
    genes = find_groups(passage, [m for m in _changed_genes(passage) if start <= m.start < end])
    mutations = _own_mutations(passage, within)
    if not genes and not mutations:
        return ()
    alterations = [a for a in _alterations(passage) if start <= a.start < end]
    words = [c for c in _words_of_mutation(passage) if start <= c.start < end]
    if not (alterations or words or mutations):
        return tuple([Change(gene) for group in genes for gene in group.members])
    named = [g for group in genes for g in group.members]
    found = []
    for group in genes:
        near = tuple(a for a in alterations if _near(passage, group.start, group.end, a.start, a.end))
        if passage.at(_SIGNAL, group.end):
            near = tuple(a for a in near if a.name != "overexpression")
        mutated = any(_near(passage, group.start, group.end, c.start, c.end) for c in words)
        for gene in group.members:
            own = tuple(m for m in mutations if _owner(m, named) is gene)
            shapes = [shape_of(m) for m in own] or ([MUTATION] if mutated else [])
            kinds = tuple(dict.fromkeys([a.name for a in near] + shapes))
            found.append(Change(gene, kinds, near, own))
    if alone := tuple(m for m in mutations if _owner(m, named) is None):
        found.append(Change(None, tuple(dict.fromkeys(shape_of(m) for m in alone)), (), alone))
    return tuple(found)


def _own_mutations(passage: Passage, within: Span) -> tuple[Mention, ...]:
    """The mutations of a clause without those that the words exclude: "non-C481", "other than T790M"."""
    mutations = passage.of("MUTATION", within=within)
    if mutations and (compared := compared_names(passage)):
        mutations = tuple([m for m in mutations if m.start not in compared])
    return tuple([m for m in mutations if not WORDS.within("excluded", passage, passage.before(m.start))])


@once
def _changed_genes(passage: Passage) -> tuple[Mention, ...]:
    """The genes of the sentence without those of which the words say that it is not this one, or not a changed one:
    "BRAF-independent", "wild-type KRAS"; nor those that it compares others with."""
    folded, genes = passage.folded, passage.of("GENE")
    if compared := compared_names(passage):
        genes = tuple([m for m in genes if m.start not in compared])
    if not (passage.traits & _UNCHANGED or "(" in folded or "+" in folded):
        return genes
    return tuple([m for m in genes if not _is_unchanged(passage, m)])


def _is_unchanged(passage: Passage, gene: Mention) -> bool:
    before, end = passage.before(gene.start), gene.end - passage.start
    if WORDS.within("lost", passage, before):
        return bool(WORDS.at("a change", passage, end))
    return bool(
        WORDS.within("unchanged", passage, before)
        or WORDS.within("unchanged, listed", passage, before)
        or WORDS.at("unchanged, behind", passage, end)
        or WORDS.within("none changed", passage, before)
        or (WORDS.within("lacking", passage, before) and WORDS.at("a change", passage, end))
        or _GLOSS.search(before)
        or WORDS.at("of lymphocytes", passage, end)
    )


def is_acted_on(passage: Passage, change: Change) -> bool:
    """Whether the words beside a gene say that a therapy acts on it: "agents against BCL2", "CD19-directed T cells"."""
    if change.gene is None:
        return False
    return bool(
        WORDS.within("acted on", passage, passage.before(change.gene.start))
        or WORDS.at("names a therapy", passage, change.gene.end - passage.start)
    )


def is_engineered(change: Change) -> bool:
    """Whether a gene is only changed by those who study it: "knockdown of A"."""
    if not change.alterations or change.mutations:
        return False
    return all(a.text.lower().startswith("knock") for a in change.alterations)


@once
def _alterations(passage: Passage) -> tuple[Mention, ...]:
    """The alterations of genes that the sentence names."""
    return tuple([a for a in passage.of("ALTERATION") if not _is_other(passage, a)])


def _is_other(passage: Passage, alteration: Mention) -> bool:
    """Whether no gene is altered: cells are, a mutation is ("activating KIT mutations"), a drug is ("more activity
    against"), or a gene's or a therapy's name says so."""
    names = (m for m in passage.of("GENE", "DRUG", "DRUG_CLASS") if m.label != "GENE" or not is_pointer(m))
    if any(m.start <= alteration.start and alteration.end <= m.end for m in names):
        return True
    if alteration.name == "activation" and WORDS.at("mutating", passage, alteration.end - passage.start):
        return True
    if passage.at(_ACTIVATING, alteration.start):
        return True
    if is_pointer(alteration) or alteration.text.lower().endswith(_OF_A_GENE):
        return False
    return bool(WORDS.within("of cells", passage, passage.before(alteration.start)))


@once
def _words_of_mutation(passage: Passage) -> tuple[CueMatch, ...]:
    """The words of the sentence that say that a gene is mutated."""
    return tuple([c for c in passage.cued("change", MUTATION) if not passage.before(c.start).endswith("splice ")])


def shape_of(mutation: Mention) -> str:
    """What kind of change a mutation is: 'splicing', 'truncation', or plainly 'mutation'."""
    return next((kind for kind, pattern in _SHAPES if pattern.search(mutation.name)), MUTATION)


def _near(passage: Passage, start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two spans are neighbours: a short gap without a comma, stop or verb of another statement."""
    left, right = (other_end, start) if other_start < start else (end, other_start)
    if left > right:
        return True
    gap = passage.gap(left, right)
    if len(gap) > REACH or _NEXT.match(gap) or _BREAK.search(gap) or (other_start < start and _OF_ANOTHER.match(gap)):
        return False
    return not passage.of("GENE", within=Span(left, right))


def _owner(mutation: Mention, genes: Sequence[Mention]) -> Mention | None:
    """The gene that a mutation belongs to: the nearest, a gene before it counting as nearer."""

    def distance(gene: Mention) -> float:
        return mutation.start - gene.end if gene.end <= mutation.start else 1.5 * (gene.start - mutation.end) + 5

    known = gene_in(mutation)
    fitting = [g for g in genes if not known or _same_gene(g.name, known)]
    return min(fitting, key=distance, default=None)


def gene_in(mutation: Mention) -> str:
    """The gene that a mutation's identifier names: "EGFR" of "EGFR:p.Thr790Met" and of "claimx:EGFR-EGFRvIII"."""
    gene, _, rest = mutation.id.partition(":")
    own = f"-{mutation.name.replace(' ', '-')}"
    return gene if gene != "claimx" else rest.removesuffix(own) if rest.endswith(own) else ""


def _same_gene(name: str, other: str) -> bool:
    """Whether two names mean one gene; a fusion means each of its halves."""
    return name == other or other in name.split("::") or name in other.split("::")
