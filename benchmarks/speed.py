"""How fast mentions and claims are found, beside what a user would build from the same packages in an afternoon.

    python benchmarks/speed.py [FILE…] [--data DIR] [--abstracts N] [--parts N]

The baseline, *the afternoon pipeline*: scispaCy's tokenizer, pysbd sentences, scispaCy's AbbreviationDetector and an
EntityRuler over the same names, fed paragraph by paragraph. Beside it stands spaCy's blank English tokenizer alone.
The texts are the reviews (the project's own, and those of ``CLAIMX_CORPUS_PATH``) and, where DIR holds ``ner/``
(default: ``$CLAIMX_SHARED/data`` or ``../shared/data``), the training abstracts of the annotated corpora.

All is measured in one process and one run, in CPU time. The abstracts are cut into parts: every system warms up on the
first, as it does after minutes of use, and then meets each further part for the first time; the median part counts. The
reviews are read after that, once. The stages are measured last, on texts that they have met. Read the ratios, not the
figures.
"""

import argparse
import gc
import os
import statistics
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pysbd
import spacy
from scispacy.abbreviation import AbbreviationDetector  # noqa: F401  (registers "abbreviation_detector")
from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.language import Language

from claimx.citations import find_citations
from claimx.claims import link_claims
from claimx.definitions import find_definitions
from claimx.lexicon import Lexicon
from claimx.mutations import find_mutations
from claimx.pipeline import Extractor
from claimx.schema import Document
from claimx.sentences import find_sentences
from claimx.settings import DEFAULT_TAGGERS
from claimx.slips import SlipIndex
from claimx.sources import document_from_text, read_document
from claimx.taggers import load_taggers
from claimx.taggers.corpora import read_corpora

REVIEWS = Path(__file__).resolve().parents[1] / "corpus" / "reviews"
AFTERNOON, BARE, TAGGERS = "afternoon pipeline", "bare spaCy tokenizer", "the default taggers alone"
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
    extractor, tagging = Extractor.load(), Extractor.load(taggers=DEFAULT_TAGGERS)
    taggers = load_taggers(DEFAULT_TAGGERS)
    baseline, bare = afternoon_pipeline(extractor.lexicon), spacy.blank("en")
    splitter = pysbd.Segmenter(language="en", clean=False)

    def afternoon(documents: Sequence[Document]) -> None:
        paragraphs = paragraphs_of(documents)
        for paragraph in paragraphs:
            splitter.segment(paragraph)
        list(baseline.pipe(paragraphs))

    return {
        AFTERNOON: afternoon,
        BARE: lambda documents: list(bare.pipe(paragraphs_of(documents))),
        "claimx mentions": lambda documents: [extractor.annotator.annotate(d) for d in documents],
        "claimx mentions and claims": lambda documents: list(extractor.pipe(documents)),
        TAGGERS: lambda documents: [tagger.tag([d.text for d in documents]) for tagger in taggers],
        "claimx mentions with them": lambda documents: [tagging.annotator.annotate(d) for d in documents],
    }


def stages(extractor: Extractor, documents: Sequence[Document]) -> Mapping[str, Callable[[], object]]:
    """The parts of claimx's way from text to claims, by name."""
    lexicon, texts = extractor.lexicon, [d.text for d in documents]
    annotations = [extractor.annotator.annotate(d) for d in documents]
    slips = SlipIndex(lexicon)
    return {
        "sentences": lambda: [find_sentences(text) for text in texts],
        "abbreviations": lambda: [find_definitions(text) for text in texts],
        "lexicon": lambda: [list(lexicon.find(text)) for text in texts],
        "mutations": lambda: [find_mutations(text) for text in texts],
        "slips": lambda: [slips.find(text, ()) for text in texts],
        "all of mentions": lambda: [extractor.annotator.annotate(d) for d in documents],
        "citations": lambda: [find_citations(d) for d in documents],
        "claims": lambda: [link_claims(d, a, (), lexicon) for d, a in zip(documents, annotations, strict=True)],
    }


def seconds_of(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def words_of(documents: Sequence[Document]) -> int:
    """Words by white space."""
    return sum(len(d.text.split()) for d in documents)


def reviews() -> list[Document]:
    """The project's own reviews and those in the folders of ``CLAIMX_CORPUS_PATH``."""
    given = [Path(folder) for folder in os.environ.get("CLAIMX_CORPUS_PATH", "").split(os.pathsep) if folder]
    paths = [*sorted(REVIEWS.glob("*.md")), *(path for folder in given for path in sorted(folder.glob("*.txt")))]
    return [read_document(path) for path in paths]


def abstracts(data: Path) -> list[Document]:
    """The abstracts of the annotated corpora, each once; none where the folder is absent."""
    texts = {a.pmid: a.text for a in read_corpora(data / "ner")} if (data / "ner").is_dir() else {}
    return [document_from_text(text, pmid) for pmid, text in texts.items()]


def print_table(title: str, speeds: Mapping[str, float]) -> None:
    """Words per CPU second and the ratios."""
    print(title)
    for name, speed in speeds.items():
        print(
            f"  {name:28}{speed:10,.0f} words per CPU second {speed / speeds[AFTERNOON]:6.1f} x the afternoon pipeline"
            f" {speed / speeds[BARE]:6.2f} x bare spaCy {speed / speeds[TAGGERS]:6.1f} x the taggers alone"
        )


def main() -> None:
    """Print the tables."""
    warnings.simplefilter("ignore")
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", help="files to read in place of the reviews")
    parser.add_argument("--data", type=Path, default=shared / "data", help="folder with ner/")
    parser.add_argument("--abstracts", type=int, default=400, help="abstracts in a part")
    parser.add_argument("--parts", type=int, default=3, help="parts that are measured, beside one to warm up on")
    options = parser.parse_args()
    read = [read_document(path) for path in options.files] or reviews()
    measured = systems()
    found, size = abstracts(options.data), options.abstracts
    parts = [found[n * size : (n + 1) * size] for n in range(options.parts + 1)]
    parts = [part for part in parts if part] or [read]
    for system in measured.values():
        system(parts[0])
    gc.freeze()  # what the systems hold is no garbage: none shall pay for looking through the others' objects
    if len(parts) > 1:
        runs = [
            {name: words_of(part) / seconds_of(lambda s=system, p=part: s(p)) for name, system in measured.items()}  # type: ignore[misc]
            for part in parts[1:]
        ]
        medians = {name: statistics.median(run[name] for run in runs) for name in measured}
        print_table(f"{len(parts) - 1} parts of {size} abstracts, {words_of(parts[1])} words in the first", medians)
    speeds = {name: words_of(read) / seconds_of(lambda s=system: s(read)) for name, system in measured.items()}  # type: ignore[misc]
    print_table(f"{len(read)} reviews, {words_of(read)} words", speeds)
    texts = {f"{size} abstracts": parts[-1]} if len(parts) > 1 else {}
    print_stages({**texts, f"{len(read)} reviews": read})


def print_stages(texts: Mapping[str, Sequence[Document]]) -> None:
    """Microseconds a word that each stage takes of texts which it has met before."""
    print("Microseconds a word, by stage" + "".join(f"{name:>16}" for name in texts))
    extractor = Extractor.load()
    work = {name: stages(extractor, documents) for name, documents in texts.items()}
    gc.freeze()
    for stage in next(iter(work.values())):
        for parts in work.values():
            parts[stage]()
        spent = (1e6 * seconds_of(work[name][stage]) / words_of(documents) for name, documents in texts.items())
        print(f"  {stage:27}" + "".join(f"{each:16.2f}" for each in spent))


if __name__ == "__main__":
    main()
