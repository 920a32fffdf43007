"""From Documents to mentions, in the characters of their text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from claimx.definitions import find_definitions
from claimx.lexicon import Lexicon, read_lexicon
from claimx.mentions import Annotation, MentionFinder
from claimx.schema import Document, Span
from claimx.sentences import find_sentences
from claimx.taggers.choice import NameTagger, load_taggers

_GLOSSARY = re.compile(r"(?P<short>[A-Za-z0-9][\w/α-ω+-]{0,11})(?:\(s\))?\s*[:=–]\s+(?P<long>[^;:=\n]{4,80})")
_LEGEND = re.compile(r"(?:^|[,;] )(?P<short>[A-Z][\w/()+-]{1,11}) (?P<long>[a-z][^,;:=]{5,70})(?=[,;.]|$)", re.M)


class Annotator:
    """Sentences, abbreviations, mentions and cues of Documents, with the lexicon's indexes built once."""

    def __init__(self, lexicon: Lexicon, taggers: Sequence[NameTagger] = ()) -> None:
        self.lexicon = lexicon
        self.taggers = tuple(taggers)
        self._finder = MentionFinder(lexicon, taggers)

    @classmethod
    def load(cls, folders: Sequence[Path] = (), taggers: Sequence[str] = ()) -> "Annotator":
        """With the packaged lexicons and, beside them, those of ``folders``.

        Args:
            folders: lexicon folders.
            taggers: names of taggers that add names beyond the lexicon, see :func:`claimx.taggers.load_taggers`.

        Raises:
            InputError: a lexicon row is bad, or there is no such tagger.
        """
        return cls(read_lexicon(folders), load_taggers(taggers))

    def annotate(self, document: Document) -> Annotation:
        """Sentences, mentions and cues of a document."""
        text = document.text
        abbreviations = {**find_definitions(text), **find_glossary(document)}
        sentences = find_sentences(text)
        return self._finder.find(text, document.doc_id, sentences, abbreviations, find_prose(document, sentences))


def find_prose(document: Document, sentences: Sequence[Span]) -> list[Span]:
    """The sentences outside reference lists, tables of contents and the like."""
    others = [block for block in document.blocks if block.kind in ("reference", "contents", "other")]
    starts = [block.start for block in others]
    places = ((sentence, bisect_right(starts, sentence.start) - 1) for sentence in sentences)
    return [sentence for sentence, at in places if at < 0 or sentence.start >= others[at].end]


def find_glossary(document: Document) -> dict[str, str]:
    """Short and long forms of a document's own list of abbreviations."""
    found: dict[str, str] = {}
    for block in document.blocks:
        if block.kind in ("abbreviations", "legend"):
            text = document.text[block.start : block.end]
            for match in (*_GLOSSARY.finditer(text), *_LEGEND.finditer(text)):
                found.setdefault(match["short"], re.sub(r"\(s\)", "", match["long"]).strip(" .,"))
    return found
