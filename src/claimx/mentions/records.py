"""The records of annotation."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from claimx.lexicon import Term
from claimx.schema import Label, Mention, Rejection, Span

Refused = tuple[int, int, str, str]
"""Start, end, what it would have been, and why it is not."""


class CueMatch(NamedTuple):
    """Where a cue of the lexicon was found."""

    start: int
    end: int
    text: str
    kind: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one text: sentences, mentions, cues, and what was refused."""

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    cues: tuple[CueMatch, ...]
    rejections: tuple[Rejection, ...]
    genes: Mapping[str, str] = field(default_factory=dict)
    """The gene that each mutation belongs to, by the document's own words."""


INFERRED = "rule altered-gene"
"""How mentions begin to say that they are mechanisms which an altered gene amounts to."""
WORDED = "wordings.tsv"
"""How mentions begin to say that a wording told of them, not a name."""


def known_names(annotation: Annotation) -> Annotation:
    """The annotation without what claims do not use.

    These are names that only a model vouches for; inferred mechanisms, which claims infer with the drug in view; and
    alterations told by a wording, which claims read in their own wordings, save those that hold the gene ("higher MET
    expression").
    """
    genes = [m.start for m in annotation.mentions if m.label == "GENE"]
    return replace(annotation, mentions=tuple(m for m in annotation.mentions if not _is_unused(m, genes)))


def _is_unused(mention: Mention, genes: Sequence[int]) -> bool:
    told = mention.label == "ALTERATION" and mention.found_by.startswith(WORDED)
    if told and bisect_left(genes, mention.start) == bisect_left(genes, mention.end):
        return True
    return mention.found_by.startswith(("model:", INFERRED))


class Candidate(NamedTuple):
    """A span that may name something, before overlaps are settled."""

    start: int
    end: int
    label: Label
    name: str
    id: str
    found_by: str
    score: float = 1.0
    corrected_from: str = ""
    term: Term | None = None
