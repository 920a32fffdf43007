"""How fast mentions and claims are found, beside what a user would build from the same packages in an afternoon.

The baseline: scispaCy's tokenizer, pysbd sentences, scispaCy's AbbreviationDetector and an EntityRuler over the
same names, fed paragraph by paragraph. All figures are of one process and one run; read the ratios.

    python benchmarks/speed.py [FILE…]      (default: the project's own two reviews)
"""

import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pysbd
import spacy
from scispacy.abbreviation import AbbreviationDetector  # noqa: F401  (registers "abbreviation_detector")
from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.language import Language

from claimx.citations import find_citations
from claimx.claims import link_claims
from claimx.lexicon import Lexicon
from claimx.pipeline import Extractor
from claimx.schema import Document
from claimx.sources import document_from_text, read_document

REVIEWS = Path(__file__).resolve().parents[1] / "corpus" / "reviews"


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


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of one run: a second one would find every token in spaCy's cache."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(paths: Sequence[Path]) -> None:
    """Print words per CPU second and the ratios."""
    warnings.simplefilter("ignore")
    documents = [read_document(path) for path in paths]
    paragraphs = [d.text[b.start : b.end] for d in documents for b in d.blocks]
    words = sum(len(d.text.split()) for d in documents)
    extractor = Extractor.load()
    extractor.annotator.annotate(document_from_text("Gefitinib.", "warm"))
    baseline, splitter, bare = (
        afternoon_pipeline(extractor.lexicon),
        pysbd.Segmenter(language="en", clean=False),
        spacy.blank("en"),
    )

    def afternoon() -> None:
        for paragraph in paragraphs:
            splitter.segment(paragraph)
            baseline(paragraph)

    def linking(document: Document) -> Callable[[], object]:
        annotation = extractor.annotator.annotate(document)
        return lambda: link_claims(document, annotation, find_citations(document), extractor.lexicon)

    seconds = {
        "afternoon pipeline": timed(afternoon),
        "bare spaCy tokenizer": timed(lambda: [bare(paragraph) for paragraph in paragraphs]),
        "claimx mentions": timed(lambda: [extractor.annotator.annotate(d) for d in documents]),
        "claimx linking": sum(timed(linking(d)) for d in documents),
    }
    seconds["claimx mentions and linking"] = seconds["claimx mentions"] + seconds["claimx linking"]
    base = seconds["afternoon pipeline"]
    print(f"{words} words of {len(documents)} documents")
    for name, spent in seconds.items():
        print(f"{name:28} {words / spent:10,.0f} words per CPU second   {base / spent:6.1f} x the afternoon pipeline")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or sorted(REVIEWS.glob("*-primer.md")))
