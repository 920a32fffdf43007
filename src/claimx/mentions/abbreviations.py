"""Names by the abbreviations that a document defines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimx.lexicon import Lexicon, Term, fold
from claimx.mentions.records import Candidate
from claimx.slips import looks_like

_BRACKETED = re.compile(r" \((\w{3,8})\)")


def find_abbreviated(text: str, lexicon: Lexicon, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Every use of a short form whose long form the lexicon knows."""
    terms = {
        short: term for short, long in abbreviations.items() if len(short) > 1 and (term := _term_named(long, lexicon))
    }
    if not terms:
        return
    longest_first = sorted(terms, key=lambda short: (-len(short), short))
    uses = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})s?(?!\w)")
    for match in uses.finditer(text):
        short, term = match[1], terms[match[1]]
        found_by = f"abbreviation of '{abbreviations[short]}' ({term.place})"
        slip = short if looks_like(short, term.forms) else ""
        yield Candidate(match.start(), match.end(), term.label, term.name, term.id, found_by, 0.95, slip)


def find_defined(text: str, abbreviations: Mapping[str, str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Every use of a short form that the document defines, with its long form."""
    shorts = sorted((short for short in abbreviations if len(short) > 1), key=lambda short: (-len(short), short))
    uses = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, shorts))})s?(?!\w)")
    for match in uses.finditer(text) if shorts else ():
        yield match.span(), abbreviations[match[1]]


def find_misread(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """A bracketed symbol that looks like a form of the gene written out before it: "placental growth factor (PIGF)"."""
    found: dict[str, Candidate] = {}
    for gene in candidates:
        match = _BRACKETED.match(text, gene.end) if gene.label == "GENE" and gene.term else None
        if match and gene.term and looks_like(match[1], gene.term.forms):
            found[match[1]] = gene
    return [
        replace(
            gene,
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
        for form in (phrase, phrase.rstrip("s")):
            for label in ("DRUG", "DRUG_CLASS", "CANCER", "GENE", "MECHANISM"):
                if term := lexicon.by_form.get((label, form)):
                    return term if len(form) > 4 else None
    return None
