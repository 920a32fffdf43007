"""The taggers as a spaCy component, for any pipeline with any tokenizer.

To use it::

    import claimx.taggers.component                # registers the factory
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_tagger", config={"label": "GENE"})
    nlp("EGFR drives growth.").spans["claimx_tagger"]
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimx.taggers.spans import TaggedSpan
from claimx.taggers.tagger import Tagger, load_tagger

SPANS_KEY = "claimx_tagger"


class TaggerComponent:
    """Adds what a tagger finds to ``doc.spans[key]``; the scores are in the group's ``attrs["scores"]``."""

    def __init__(self, label: str, key: str = SPANS_KEY) -> None:
        self.label, self.key = label, key

    @cached_property
    def tagger(self) -> Tagger:
        """The tagger, loaded when first needed."""
        return load_tagger(self.label)

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        return self._mark(doc, self.tagger.tag([doc.text])[0])

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Tag documents in batches, which is faster."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            for doc, found in zip(batch, self.tagger.tag([doc.text for doc in batch]), strict=True):
                yield self._mark(doc, found)

    def _mark(self, doc: Doc, found: Iterable[TaggedSpan]) -> Doc:
        group: list[Span] = list(doc.spans.get(self.key, ()))
        scores = list(doc.spans[self.key].attrs.get("scores", ())) if self.key in doc.spans else []
        for item in found:
            span = doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand")
            if span is not None:
                group.append(span)
                scores.append(item.score)
        doc.spans[self.key] = group
        doc.spans[self.key].attrs["scores"] = scores
        return doc


@Language.factory("claimx_tagger", default_config={"label": "GENE", "spans_key": SPANS_KEY}, assigns=["doc.spans"])
def make_tagger(nlp: Language, name: str, label: str, spans_key: str) -> TaggerComponent:
    """Factory of :class:`TaggerComponent`; ``label`` is GENE, CHEMICAL or CANCER."""
    return TaggerComponent(label, spans_key)
