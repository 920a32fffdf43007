"""Names by the abbreviations that a document defines."""

import re
from collections.abc import Iterator, Mapping, Sequence

from claimx.lexicon import Lexicon, Term, fold
from claimx.mentions.records import Candidate
from claimx.slips import looks_like
from claimx.text import find_words

_BRACKETED = re.compile(r" \((\w{3,8})\)")


def find_abbreviated(text: str, lexicon: Lexicon, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Every use of a short form whose long form the lexicon knows."""
    terms = {
        short: term for short, long in abbreviations.items() if len(short) > 1 and (term := _term_named(long, lexicon))
    }
    slips = {short: short if looks_like(short, term.forms) else "" for short, term in terms.items()}
    for start, end, short in find_words(text, terms):
        term = terms[short]
        found_by = f"abbreviation of '{abbreviations[short]}' ({term.place})"
        yield Candidate(start, end, term.label, term.name, term.id, found_by, 0.95, slips[short])


def find_defined(text: str, abbreviations: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Every use of a short form that the document defines, with its long form."""
    for start, end, short in find_words(text, (short for short in abbreviations if len(short) > 1)):
        yield (start, end), abbreviations[short]


def find_misread(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """A bracketed symbol that looks like a form of the gene written out before it: "placental growth factor (PIGF)"."""
    found: dict[str, Candidate] = {}
    for gene in candidates:
        match = _BRACKETED.match(text, gene.end) if gene.label == "GENE" and gene.term else None
        if match and gene.term and looks_like(match[1], gene.term.forms):
            found[match[1]] = gene
    return [
        gene._replace(
            start=m.start(),
            end=m.end(),
            found_by=f"slip of a form of {gene.name}",
            score=0.8,
            corrected_from=form,
        )
        for form, gene in found.items()
        for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    ]


def _term_named(long: str, lexicon: Lexicon) -> Term | None:
    """The term that a long form names as a whole, or without its first words, singular or plural."""
    words = fold(long).split()
    for first in range(min(3, len(words))):
        phrase = " ".join(words[first:])
        for form in dict.fromkeys((phrase, phrase.rstrip("s"))):
            for label in ("DRUG", "DRUG_CLASS", "CANCER", "GENE", "MECHANISM"):
                if term := lexicon.named(label, form):
                    return term if len(form) > 4 else None
    return None
