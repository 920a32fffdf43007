"""A statement: one paragraph or short text with the drugs and genes that it names, ready for pairing."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.facts import Facts
from claimx.claims.passages.passage import slice_of
from claimx.lexicon import Lexicon, fold
from claimx.mentions import Annotation, CueMatch
from claimx.schema import Label, Mention, Span

Features = dict[str, float]
"""What is known of a name, pair or statement, by a name that a reader understands."""
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z]{1,5}[ -]?\d{2,}[A-Za-z]?\d*")
_COVERED = "inside the longer mention"


@dataclass(frozen=True)
class Name:
    """A drug or gene of a statement with all its mentions.

    ``mutations`` are the mentions of the gene's own mutations, ``inside`` where it stands inside a longer name
    ("EGFR" in "EGFR inhibitor"); these are its mentions if it is printed nowhere else.
    """

    label: Label
    name: str
    mentions: tuple[Mention, ...]
    mutations: tuple[Mention, ...] = ()
    inside: tuple[Mention, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether it is named inside longer names alone."""
        return not self.mutations and self.mentions == self.inside

    @cached_property
    def places(self) -> tuple[Mention, ...]:
        """Mentions of the name and of its mutations, in reading order."""
        return tuple(sorted((*self.mentions, *self.mutations), key=lambda m: (m.start, m.end, m.name)))

    @property
    def is_code(self) -> bool:
        """Whether a drug is known here by a development code alone."""
        return all(_CODE.fullmatch(m.text) for m in self.mentions)


@dataclass(frozen=True)
class Statement:
    """A paragraph: its span, sentences, mentions and cues in document offsets, and what the rules claim in it."""

    text: str
    span: Span
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    cues: tuple[CueMatch, ...]
    rules: tuple[Candidate, ...]
    drugs: tuple[Name, ...]
    genes: tuple[Name, ...]
    facts: Facts = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def folded(self) -> str:
        """The paragraph as forms are compared in."""
        return fold(self.text[self.span.start : self.span.end])

    def before(self, offset: int, width: int = 40) -> str:
        """The folded text that ends at a document offset."""
        at = offset - self.span.start
        return self.folded[max(0, at - width) : at]

    def after(self, offset: int, width: int = 40) -> str:
        """The folded text that begins at a document offset."""
        at = offset - self.span.start
        return self.folded[at : at + width]

    def between(self, left: int, right: int) -> str:
        """The folded text between two document offsets."""
        return self.folded[left - self.span.start : right - self.span.start]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that holds a document offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentences_of(self, mentions: Iterable[Mention]) -> frozenset[int]:
        """The numbers of the sentences that hold some mentions."""
        return frozenset([self.sentence_of(m.start) for m in mentions])

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]


def may_name_gene(annotation: Annotation) -> bool:
    """Whether a statement of a document may name a gene: in print, by a mutation, or inside a longer name."""
    named = any([m.label in ("GENE", "MUTATION") for m in annotation.mentions])
    return named or any([r.what == "GENE" and r.reason.startswith(_COVERED) for r in annotation.rejections])


def find_statement(
    text: str, span: Span, annotation: Annotation, rules: Sequence[Candidate], lexicon: Lexicon
) -> Statement:
    """The statement in ``span`` of a document.

    Args:
        text: the document's text. span: of the paragraph.
        annotation: of the whole document. rules: the candidates that the rules made in it.
    """
    named = slice_of(annotation.mentions, span.start, span.end)
    parts = _parts_of_tumors(named)
    mentions = tuple([m for m in named if m not in parts])
    inside = [r for r in annotation.rejections if span.start <= r.start < span.end and r.reason.startswith(_COVERED)]
    hidden = [m for m in (_uncovered(r.start, r.end, r.text, r.what, lexicon) for r in inside) if m]
    hidden += [m for m in parts if m.label == "GENE"]
    return Statement(
        text,
        span,
        slice_of(annotation.sentences, span.start, span.end) or (span,),
        mentions,
        slice_of(annotation.cues, span.start, span.end),
        tuple(c for c in rules if span.start <= c.place.start < span.end and not c.place.table),
        _drugs(mentions),
        _genes(mentions, hidden, annotation, lexicon),
    )


def _parts_of_tumors(mentions: Sequence[Mention]) -> list[Mention]:
    """The genes and mutations that a tumor's name tells of: they say whose tumor it is ("BRAF-mutant melanoma")."""
    tumors = [m for m in mentions if m.label == "CANCER"]
    within = (m for m in mentions if m.label in ("GENE", "MUTATION"))
    return [m for m in within if any(t.start <= m.start and m.end <= t.end for t in tumors)]


def _drugs(mentions: Sequence[Mention]) -> tuple[Name, ...]:
    found: dict[tuple[Label, str], list[Mention]] = {}
    for m in mentions:
        if m.label in ("DRUG", "DRUG_CLASS"):
            found.setdefault((m.label, m.name), []).append(m)
    return tuple(Name(label, name, tuple(ms)) for (label, name), ms in found.items())


def _genes(
    mentions: Sequence[Mention], hidden: Sequence[Mention], annotation: Annotation, lexicon: Lexicon
) -> tuple[Name, ...]:
    """The genes named in print, by a mutation alone, or only inside a longer name; fusions take their partners in."""
    printed: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.label == "GENE":
            printed.setdefault(m.name, []).append(m)
    owned: dict[str, list[Mention]] = {}
    for m in mentions:
        owner = m.id.split(":p.")[0] if m.label == "MUTATION" and ":" in m.id else ""
        gene = annotation.genes.get(m.name, owner) if m.label == "MUTATION" else ""
        if gene and ("GENE", gene) in lexicon.by_name:
            owned.setdefault(gene, []).append(m)
    covered: dict[str, list[Mention]] = {}
    for m in hidden:
        covered.setdefault(m.name, []).append(m)
    fusion = _fusions({*printed, *owned, *covered})
    merged: dict[str, tuple[list[Mention], list[Mention], list[Mention]]] = {}
    for part, found in enumerate((printed, owned, covered)):
        for name, ms in found.items():
            merged.setdefault(fusion.get(name, name), ([], [], []))[part].extend(ms)
    names = []
    for name, (seen, mutations, inside) in merged.items():
        printed_at, inside_at = (tuple(sorted(found, key=lambda m: m.start)) for found in (seen, inside))
        names.append(Name("GENE", name, printed_at or inside_at, tuple(mutations), inside_at))
    return tuple(sorted(names, key=lambda n: (n.places[0].start, n.name)))


def _fusions(names: Iterable[str]) -> dict[str, str]:
    """For each partner of exactly one fusion of the statement, that fusion."""
    partners: dict[str, set[str]] = {}
    for name in names:
        if "::" in name:
            for part in name.split("::"):
                partners.setdefault(part, set()).add(name)
    return {part: next(iter(whole)) for part, whole in partners.items() if len(whole) == 1}


def _uncovered(start: int, end: int, text: str, label: str, lexicon: Lexicon) -> Mention | None:
    term = lexicon.by_form.get(("GENE", fold(text))) if label == "GENE" else None
    return Mention("", start, end, text, "GENE", term.name, term.id, "inside a longer name", 0.5) if term else None
