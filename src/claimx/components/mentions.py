"""Mentions as spaCy components: sentences, abbreviations and mentions, found in the characters of a Doc."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimx.annotate import find_glossary
from claimx.definitions import find_definitions, scispacy_tokenizer
from claimx.lexicon import Lexicon, read_lexicon
from claimx.mentions import Annotation, CueMatch, MentionFinder
from claimx.schema import Document, Mention, Rejection
from claimx.schema import Span as CharSpan
from claimx.sentences import find_sentences
from claimx.taggers.choice import load_taggers

SPANS_KEY = "claimx"
RECORDS = "claimx"
"""Key of ``Doc.user_data`` that holds the records as plain lists, so that a Doc can be written out."""
_SPAN, _MENTION, _REJECTION = (
    attrgetter(*(field.name for field in fields(record))) for record in (CharSpan, Mention, Rejection)
)


def build_pipeline(folders: Sequence[Path] = (), taggers: Sequence[str] = ()) -> Language:
    """A blank English pipeline with scispaCy's tokenizer and claimx's components.

    Args:
        folders: lexicon folders read beside the packaged one.
        taggers: taggers by name, which add names beyond the lexicon.
    """
    nlp = spacy.blank("en")
    nlp.max_length = 100_000_000  # spaCy's limit is for parsers; nothing here grows with the square of the text
    nlp.tokenizer = scispacy_tokenizer(nlp)
    nlp.add_pipe("claimx_sentences")
    nlp.add_pipe("claimx_abbreviations")
    nlp.add_pipe("claimx_mentions", config={"folders": [str(folder) for folder in folders], "taggers": list(taggers)})
    return nlp


class PipelineAnnotator:
    """A pipeline with claimx's components, from Documents to records; in place of an ``Annotator``."""

    def __init__(self, nlp: Language) -> None:
        """Take a pipeline.

        Raises:
            ValueError: it has no ``claimx_mentions`` component.
        """
        if "claimx_mentions" not in nlp.pipe_names:
            raise ValueError("the pipeline has no 'claimx_mentions' component: add it with nlp.add_pipe")
        self.nlp = nlp
        self.lexicon = cast(MentionComponent, nlp.get_pipe("claimx_mentions")).lexicon

    def annotate(self, document: Document) -> Annotation:
        """Sentences, mentions and cues of a document."""
        doc = self.nlp.make_doc(document.text)
        doc._.claimx_glossary = find_glossary(document)
        doc.user_data["claimx_doc_id"] = document.doc_id
        doc = self.nlp(doc)
        annotation: Annotation = doc._.claimx
        return annotation


@Language.factory("claimx_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Factory of :func:`set_sentences`."""
    return set_sentences


def set_sentences(doc: Doc) -> Doc:
    """Set sentence starts from the characters; see :mod:`claimx.sentences`."""
    lengths = doc.to_array(["LENGTH", "SPACY"]).astype(np.int64).sum(axis=1)
    offsets = np.cumsum(lengths) - lengths
    starts = [span.start for span in find_sentences(doc.text)]
    # One array for all tokens: setting them one by one makes spaCy look through the whole Doc each time.
    flags = np.where(np.isin(offsets, starts), 1, -1)
    flags[:1] = 1
    return doc.from_array(["SENT_START"], cast(Any, flags.astype(np.uint64)))


@Language.factory("claimx_abbreviations", assigns=["doc._.claimx_abbreviations"])
def make_abbreviations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Factory of :func:`set_abbreviations`."""
    return set_abbreviations


def set_abbreviations(doc: Doc) -> Doc:
    """Find what the text abbreviates; see :mod:`claimx.definitions`."""
    doc._.claimx_abbreviations = find_definitions(doc.text)
    return doc


class MentionComponent:
    """Finds mentions in a ``Doc`` and sets ``doc.spans["claimx"]`` and ``doc._.claimx``."""

    def __init__(self, folders: Sequence[str] = (), taggers: Sequence[str] = ()) -> None:
        """Take folders of lexicons and the names of taggers.

        Raises:
            InputError: there is no such tagger.
        """
        self._folders = tuple(Path(folder) for folder in folders)
        self._taggers = load_taggers(taggers)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon, read when first needed."""
        return read_lexicon(self._folders)

    @cached_property
    def finder(self) -> MentionFinder:
        """The search, with its indexes built once."""
        return MentionFinder(self.lexicon, self._taggers)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``."""
        doc_id = str(doc.user_data.get("claimx_doc_id", ""))
        annotation = self.finder.find(doc.text, doc_id, find_sentences(doc.text), _abbreviations(doc))
        doc.user_data[RECORDS] = {
            "sentences": [_SPAN(span) for span in annotation.sentences],
            "mentions": [_MENTION(mention) for mention in annotation.mentions],
            "cues": [tuple(cue) for cue in annotation.cues],
            "rejections": [_REJECTION(rejection) for rejection in annotation.rejections],
            "genes": dict(annotation.genes),
        }
        spans = []
        for number, mention in enumerate(annotation.mentions):
            span = doc.char_span(
                mention.start, mention.end, label=mention.label, kb_id=mention.id, alignment_mode="expand"
            )
            if span is not None:
                span.id_ = str(number)
                spans.append(span)
        doc.spans[SPANS_KEY] = spans
        return doc


@Language.factory("claimx_mentions", default_config={"folders": [], "taggers": []}, assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str, folders: list[str], taggers: list[str]) -> MentionComponent:
    """Factory of :class:`MentionComponent`.

    ``folders`` are lexicon folders beside the packaged one, ``taggers`` names of taggers.
    """
    return MentionComponent(folders, taggers)


def _abbreviations(doc: Doc) -> Mapping[str, str]:
    """Short to long forms: the document's own list first, then what a detector found."""
    found: dict[str, str] = {**(doc._.claimx_abbreviations or {}), **(doc._.claimx_glossary or {})}
    if Doc.has_extension("abbreviations"):
        for item in doc._.abbreviations:
            short, long = (
                (item["short_text"], item["long_text"])
                if isinstance(item, dict)
                else (item.text, str(item._.long_form))
            )
            found.setdefault(short, long)
    return found


def _annotation_of(doc: Doc) -> Annotation | None:
    """The records of a Doc, or None before ``claimx_mentions`` has run."""
    plain = doc.user_data.get(RECORDS)
    if plain is None:
        return None
    return Annotation(
        tuple(CharSpan(*row) for row in plain["sentences"]),
        tuple(Mention(*row) for row in plain["mentions"]),
        tuple(CueMatch(*row) for row in plain["cues"]),
        tuple(Rejection(*row) for row in plain["rejections"]),
        plain["genes"],
    )


def _mention_of(span: Span) -> Mention | None:
    """The record of a span of ``doc.spans["claimx"]``; None for any other span."""
    plain = span.doc.user_data.get(RECORDS)
    return Mention(*plain["mentions"][int(span.id_)]) if plain and span.id_.isdigit() else None


for _name in ("claimx_abbreviations", "claimx_glossary"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
if not Doc.has_extension("claimx"):
    Doc.set_extension("claimx", getter=_annotation_of)
if not Span.has_extension("claimx"):
    Span.set_extension("claimx", getter=_mention_of)
