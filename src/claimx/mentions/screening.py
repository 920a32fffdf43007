"""Which lexicon hits stand: stop words, ambiguous forms and what decides them."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.lexicon import Cue, Hit, Lexicon, Stopword, Term, fold
from claimx.mentions.members import settle
from claimx.mentions.records import Candidate, Refused
from claimx.schema import Span
from claimx.text import begins_word

LONGEST_AMBIGUOUS = 6
"""Characters of a form that its term's context words decide; longer ones speak for themselves."""
CONTEXT = "context:"
_OF_GENES = ("receptor", "kinase", "factor", "protein", "gene", "proto", "oncogene")
_SPELLED = {"CANCER", "DRUG_CLASS", "MECHANISM"}
"""What is named by words of its own: the long form of its abbreviation has one of them."""
_STEM = 4
_SPLIT = re.compile(r"\d [A-Z]$")


class Surroundings:
    """The sentence around a form, and which concepts the document names beyond doubt."""

    def __init__(self, text: str, sentences: Sequence[Span], hits: Sequence[Hit]) -> None:
        self.folded = fold(text)
        self._starts = [s.start for s in sentences]
        self._sentences = sentences
        self._sure = {
            (entry.label, entry.name)
            for _, _, entry, form in hits
            if len(form) > LONGEST_AMBIGUOUS and isinstance(entry, Term) and entry.match.startswith(CONTEXT)
        }

    def has(self, hit: Hit, words: Sequence[str]) -> bool:
        """Whether one of ``words`` stands in the hit's sentence, outside the hit itself."""
        sentence = self._sentence(hit.start)
        around = self.folded[sentence.start : hit.start] + " \n " + self.folded[hit.end : sentence.end]
        return any(begins_word(fold(word), around) for word in words)

    def is_sure(self, term: Term) -> bool:
        """Whether a form of an ambiguous concept that is not ambiguous stands somewhere in the document."""
        return (term.label, term.name) in self._sure

    def _sentence(self, offset: int) -> Span:
        index = bisect_right(self._starts, offset) - 1
        return self._sentences[max(index, 0)] if self._sentences else Span(0, len(self.folded))


@dataclass(frozen=True, slots=True)
class Screened:
    """Lexicon hits that stand, those refused with the reason, and ambiguous ones that nothing decided."""

    kept: list[Candidate]
    refused: list[Refused]
    unsure: list[tuple[Candidate, str]]


def screen(
    hits: Sequence[Hit], text: str, lexicon: Lexicon, context: Surroundings, abbreviations: Mapping[str, str]
) -> Screened:
    """Sort lexicon hits by whether they stand."""
    screened = Screened([], [], [])
    stopped = lexicon.stopped
    for hit in hits:
        start, end, term, form = hit
        if isinstance(term, Cue):
            continue
        printed = text[start:end]
        stop = _stop_of(term, printed, lexicon) if printed in stopped else None
        ambiguous = _is_ambiguous(form, term)
        reason = f"{stop.place}: {stop.reason}" if stop and not stop.unless else ""
        if not reason and printed in abbreviations and (ambiguous or term.label in _SPELLED):
            reason = _defined_otherwise(term, abbreviations[printed], lexicon)
        if reason:
            screened.refused.append((start, end, term.label, reason))
            continue
        found_by = f"{term.place}: '{form}'"
        slip = printed if _is_split(printed) and not _is_split(form) else ""
        candidate = Candidate(start, end, term.label, term.name, term.id, found_by, 1.0, slip, term)
        settled = settle(candidate, text, context.folded, lexicon) if term.label == "GENE" else candidate
        if isinstance(settled, str):
            screened.refused.append((start, end, term.label, settled))
        elif stop and not context.has(hit, stop.unless):
            screened.unsure.append((candidate, f"{stop.place}: {stop.reason}"))
        elif ambiguous and not _is_told(hit, term, context):
            reason = f"{term.place}: ambiguous, and none of its context words stands in the sentence"
            screened.unsure.append((candidate, reason))
        else:
            screened.kept.append(settled)
    return screened


def _stop_of(term: Term, printed: str, lexicon: Lexicon) -> Stopword | None:
    return lexicon.stops.get((term.label, printed)) or lexicon.stops.get((term.label, printed.removesuffix("s")))


def _is_ambiguous(form: str, term: Term) -> bool:
    return len(form) <= LONGEST_AMBIGUOUS and term.match.startswith(CONTEXT) and form != term.name.lower()


def _defined_otherwise(term: Term, long: str, lexicon: Lexicon) -> str:
    """Why a short form does not mean the term for which the document gives another long form, or ''."""
    words = fold(long)
    if term.label == "GENE":
        fits = ("GENE", words) in lexicon.by_form or any(word in words for word in _OF_GENES)
    else:
        fits = bool(_stems(words) & {stem for form in term.forms for stem in _stems(fold(form))})
    return "" if fits else f"the document defines it as '{long}'"


def _stems(folded: str) -> set[str]:
    """How the longer words of a form begin."""
    return {word[:_STEM] for word in folded.split() if len(word) >= _STEM}


def _is_told(hit: Hit, term: Term, context: Surroundings) -> bool:
    """Whether the document or the sentence tells that an ambiguous form means the term."""
    return context.is_sure(term) or context.has(hit, term.match.removeprefix(CONTEXT).split("|"))


def _is_split(form: str) -> bool:
    """Whether a blank stands between the last digit and letter of a form: ``PI3 K``."""
    return form[-2:-1] == " " and bool(_SPLIT.search(form))
