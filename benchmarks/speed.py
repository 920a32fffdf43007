"""How fast mentions and claims are found, beside what a user would build from the same packages in an afternoon.

    python benchmarks/speed.py [FILE…] [--data DIR] [--parts N]

The baseline, *the afternoon pipeline*: scispaCy's tokenizer, pysbd sentences, scispaCy's AbbreviationDetector and an
EntityRuler over the same names, fed paragraph by paragraph. Beside it stands spaCy's blank English tokenizer alone.
The texts are the reviews (the project's own, and those of ``CLAIMX_CORPUS_PATH``) and, where DIR holds ``ner/``
(default: ``$CLAIMX_SHARED/data`` or ``../shared/data``), the training abstracts of the annotated corpora.

All is measured in one process and one run, in CPU time. The abstracts are cut into parts: every system warms up on the
first, as it does after minutes of use, and then meets each further part for the first time; the median part counts. The
reviews are read after that, once. Read the ratios, not the figures.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pysbd
import spacy
from scispacy.abbreviation import AbbreviationDetector  # noqa: F401  (registers "abbreviation_detector")
from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.language import Language

from claimx.lexicon import Lexicon
from claimx.pipeline import Extractor
from claimx.schema import Document

REVIEWS = Path(__file__).resolve().parents[1] / "corpus" / "reviews"
System = Callable[[Sequence[Document]], object]


def afternoon_pipeline(lexicon: Lexicon) -> Language:
    """The baseline over the lexicon's names."""
    nlp = spacy.blank("en")
    nlp.tokenizer = combined_rule_tokenizer(nlp)
    patterns = [
        {"label": term.label, "pattern": form.rstrip("*")}
        for term in lexicon.terms
        for form in term.forms
        if "~" not in form
    ]
    nlp.tokenizer.max_cache_size = 10 * len(patterns)
    nlp.add_pipe("abbreviation_detector")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return nlp


def paragraphs_of(documents: Sequence[Document]) -> list[str]:
    """The paragraphs and other blocks, one text each."""
    return [d.text[b.start : b.end] for d in documents for b in d.blocks]


def systems() -> Mapping[str, System]:
    """What is measured, by name; the first is the baseline."""
    extractor, with_taggers = Extractor.load(), Extractor.load(taggers=("all",))
    baseline, bare = afternoon_pipeline(extractor.lexicon), spacy.blank("en")
    splitter = pysbd.Segmenter(language="en", clean=False)
    taggers = [load_tagger(label) for label in RECIPES]

    def afternoon(documents: Sequence[Document]) -> None:
        for paragraph in paragraphs_of(documents):
            splitter.segment(paragraph)
            baseline(paragraph)

    return {
        "afternoon pipeline": afternoon,
        "bare spaCy tokenizer": lambda documents: [bare(paragraph) for paragraph in paragraphs_of(documents)],
        "claimx mentions": lambda documents: [extractor.annotator.annotate(d) for d in documents],
        "claimx mentions and claims": lambda documents: [extractor.extract(d) for d in documents],
        "the taggers alone": lambda documents: [tagger.tag([d.text for d in documents]) for tagger in taggers],
        "claimx mentions with taggers": lambda documents: [with_taggers.annotator.annotate(d) for d in documents],
    }
