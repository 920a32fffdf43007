"""spaCy pipelines as taggers: scispaCy's trained models, or any other with an entity recognizer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language

from claimx.errors import InputError
from claimx.schema import Span
from claimx.taggers.spans import TaggedSpan

LABELS: Mapping[str, str] = {
    "GENE_OR_GENE_PRODUCT": "GENE", "GENE": "GENE", "PROTEIN": "GENE", "GGP": "GENE", "SIMPLE_CHEMICAL": "CHEMICAL",
    "CHEMICAL": "CHEMICAL", "CHEBI": "CHEMICAL", "DRUG": "CHEMICAL", "CANCER": "CANCER",
}  # fmt: skip
"""What the entity types of scispaCy's models and their like amount to; a disease is no cancer, and left out."""


@dataclass(frozen=True)
class PipelineTagger:
    """The entities of a spaCy pipeline. It gives no probabilities: every name counts as certain."""

    name: str
    nlp: Language

    def tag(
        self, texts: Sequence[str], sentences: Sequence[Sequence[Span]] | None = None
    ) -> list[tuple[TaggedSpan, ...]]:
        """The names in each text, in order; see :meth:`claimx.taggers.tagger.Tagger.tag`."""
        chosen = sentences or [[Span(0, len(text))] for text in texts]
        pieces = [(text[s.start : s.end], (n, s.start)) for n, text in enumerate(texts) for s in chosen[n]]
        found: list[list[TaggedSpan]] = [[] for _ in texts]
        for doc, (number, offset) in self.nlp.pipe(pieces, as_tuples=True):
            found[number] += [
                TaggedSpan(offset + entity.start_char, offset + entity.end_char, LABELS[entity.label_.upper()])
                for entity in doc.ents
                if entity.label_.upper() in LABELS
            ]
        return [tuple(spans) for spans in found]


def load_pipeline(name: str) -> PipelineTagger:
    """An installed pipeline by its name or folder.

    Raises:
        InputError: spaCy cannot load it.
    """
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"tagger {name!r}", f"cannot be loaded ({error})", "install it for this spaCy") from error
    return PipelineTagger(f"{nlp.meta['name']} {nlp.meta['version']}", nlp)
