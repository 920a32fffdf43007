"""Texts outside the corpus by their names: abstracts, single sentences and papers of the public data."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from claimx.errors import InputError
from claimx.grading.civicmine import read_civicmine
from claimx.schema import Document
from claimx.sources import document_from_text, read_document
from claimx.taggers.corpora import EXCLUDED_IDS, read_corpora, read_excluded, read_pubtator

SENTENCE = "civicmine-"
"""What the name of a single sentence of CIViCmine's annotations begins with; its name there follows."""
VARIANTS = "tmVar3_Train.PubTator"
POINT_MUTATIONS = "devo_text.txt"


def read_texts(data: Path, names: Set[str]) -> Iterator[Document]:
    """The texts of some names, sorted by them.

    Args:
        data: the folder with ``ner/``, ``mutations/``, ``civicmine/`` and ``papers/``.
        names: PubMed ids of abstracts, names of sentences, and papers' files without their endings.

    Raises:
        InputError: a file of the data cannot be read, or no text has the name.
    """
    short = {**_read_abstracts(data, names), **_read_sentences(data, names)}
    for name in sorted(names):
        if name in short:
            yield document_from_text(short[name], name)
        elif papers := sorted((data / "papers").glob(f"{name}.*xml")):
            yield read_document(papers[0])
        else:
            problem = f"no text of {name}, which was judged"
            raise InputError(str(data), problem, "give the folder with ner/, mutations/, civicmine/ and papers/")


def _read_abstracts(data: Path, names: Set[str]) -> Mapping[str, str]:
    """Abstracts by PubMed id, each as the first corpus has it; those on variants only where the others lack one."""
    known = {abstract.pmid: abstract.text for abstract in reversed(read_corpora(data / "ner"))}
    if not any(name.isdigit() for name in names - known.keys()):
        return known
    variants = {a.pmid: a.text for a in read_pubtator(data / "ner" / VARIANTS, "tmVar3", cut=True)}
    excluded = read_excluded(data / "ner" / EXCLUDED_IDS)
    others = {**_read_point_mutations(data / "mutations" / POINT_MUTATIONS), **variants}
    return {**{pmid: text for pmid, text in others.items() if pmid not in excluded}, **known}


def _read_point_mutations(path: Path) -> Mapping[str, str]:
    """The abstracts of MutationFinder's development set: id, title and abstract, with tabs between them."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "give the folder with mutations/") from error
    return {pmid: text.replace("\t", "\n") for pmid, _, text in (line.partition("\t") for line in lines)}


def _read_sentences(data: Path, names: Set[str]) -> Mapping[str, str]:
    """The sentences of CIViCmine, if one of them is asked for."""
    if not any(name.startswith(SENTENCE) for name in names):
        return {}
    sentences = read_civicmine(data / "civicmine" / "training.tar.gz")
    return {f"{SENTENCE}{sentence.name}": sentence.text for sentence in sentences}
