"""The whole story on one page: a document goes in, claims with evidence come out."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from spacy.language import Language

from claimx.annotate import annotate, build_pipeline
from claimx.citations import find_citations
from claimx.claims import link_claims
from claimx.lexicon import Lexicon, read_lexicon
from claimx.schema import Document, Extraction


class Extractor:
    """Everything that extraction needs, read once and used for any number of documents."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self.nlp, self.lexicon = nlp, lexicon

    @classmethod
    def load(cls, lexicon_folders: Sequence[Path] = ()) -> "Extractor":
        """Read the lexicons and build the spaCy pipeline.

        Raises:
            InputError: a lexicon row is bad.
        """
        return cls(build_pipeline(lexicon_folders), read_lexicon(lexicon_folders))

    def extract(self, document: Document) -> Extraction:
        """Mentions, citations and claims of one document; nothing else is read or written."""
        annotation = annotate(document, self.nlp)
        citations = find_citations(document)
        linked = link_claims(document, annotation, citations, self.lexicon)
        rejections = (*annotation.rejections, *linked.rejections)
        return Extraction(document, annotation.mentions, citations, linked.claims, rejections)

    @cached_property
    def version(self) -> str:
        """Hash of code and lexicons: the same version makes the same claims of the same text."""
        digest = hashlib.sha256(self.lexicon.sha256.encode())
        for path in sorted(Path(__file__).parent.rglob("*.py")):
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()[:16]
