"""The whole story on one page: a document goes in, claims with evidence come out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

from claimx import fingerprints
from claimx.annotate import Annotator
from claimx.citations import find_citations
from claimx.claims import link_claims
from claimx.mentions import Annotation, known_names
from claimx.schema import Document, Extraction


class Extractor:
    """Everything that extraction needs, read once and used for any number of documents."""

    def __init__(self, annotator: Annotator) -> None:
        self.annotator = annotator
        self.lexicon = annotator.lexicon

    @classmethod
    def load(cls, lexicon_folders: Sequence[Path] = (), taggers: Sequence[str] = ()) -> "Extractor":
        """Read the lexicons and, where some are named, the taggers.

        Raises:
            InputError: a lexicon row is bad, or there is no such tagger.
        """
        return cls(Annotator.load(lexicon_folders, taggers))

    def extract(self, document: Document) -> Extraction:
        """Mentions, citations and claims of one document; nothing else is read or written."""
        return self._link(document, self.annotator.annotate(document))

    def pipe(self, documents: Iterable[Document], batch_size: int = 32) -> Iterator[Extraction]:
        """As :meth:`extract`, for each document of a stream, in order.

        A batch is annotated before it is linked: short documents are read faster, as each half finds its own code and
        tables still in the processor's cache.

        Args:
            documents: taken from the stream a batch at a time.
            batch_size: documents that are held at once.
        """
        stream = iter(documents)
        while batch := list(islice(stream, batch_size)):
            yield from map(self._link, batch, [self.annotator.annotate(document) for document in batch])

    def _link(self, document: Document, annotation: Annotation) -> Extraction:
        citations = find_citations(document)
        linked = link_claims(document, known_names(annotation), citations, self.lexicon)
        rejections = (*annotation.rejections, *linked.rejections)
        return Extraction(document, annotation.mentions, citations, linked.claims, rejections)

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """Of code, lexicons, models, and of all with the libraries; equal ones make equal claims of the same text."""
        parts = {"code": fingerprints.code(), "models": fingerprints.models()}
        taggers = [tagger.name for tagger in self.annotator.taggers]
        whole = fingerprints.extractor(self.lexicon.sha256, taggers, parts)
        return parts | {"lexicons": self.lexicon.sha256, "extractor": whole}
