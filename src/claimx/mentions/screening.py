"""Which lexicon hits stand: stop words, ambiguous forms and what decides them."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.lexicon import Cue, Hit, Lexicon, Stopword, Term, fold
from claimx.mentions.members import settle
from claimx.mentions.records import Candidate, Refused
from claimx.schema import Span

_SPLIT = re.compile(r"\d [A-Z]$")


class Surroundings:
    """The sentence around a form, and which concepts the document names beyond doubt."""

    def __init__(self, text: str, sentences: Sequence[Span], hits: Sequence[Hit]) -> None:
        self._folded = fold(text)
        self._starts = [s.start for s in sentences]
        self._sentences = sentences
        self._sure = {
            (h.entry.label, h.entry.name)
            for h in hits
            if isinstance(h.entry, Term) and (not h.entry.match.startswith("context:") or len(h.form) > 6)
        }

    def has(self, hit: Hit, words: Sequence[str]) -> bool:
        """Whether one of ``words`` stands in the hit's sentence, outside the hit itself."""
        sentence = self._sentence(hit.start)
        around = self._folded[sentence.start : hit.start] + " \n " + self._folded[hit.end : sentence.end]
        return any(re.search(rf"(?<!\w){re.escape(fold(word))}", around) for word in words)

    def is_sure(self, term: Term) -> bool:
        """Whether an unambiguous form of the concept stands somewhere in the document."""
        return (term.label, term.name) in self._sure

    def _sentence(self, offset: int) -> Span:
        index = bisect_right(self._starts, offset) - 1
        return self._sentences[max(index, 0)] if self._sentences else Span(0, len(self._folded))


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
    for hit in hits:
        if isinstance(hit.entry, Cue):
            continue
        term, printed = hit.entry, text[hit.start : hit.end]
        if reason := _reason_against(hit, term, printed, lexicon, abbreviations):
            screened.refused.append((hit.start, hit.end, term.label, reason))
            continue
        found_by = f"{term.place}: '{hit.form}'"
        slip = printed if _SPLIT.search(printed) and not _SPLIT.search(hit.form) else ""
        candidate = Candidate(
            hit.start, hit.end, term.label, term.name, term.id, found_by, corrected_from=slip, term=term
        )
        settled = settle(candidate, text, lexicon)
        if isinstance(settled, str):
            screened.refused.append((hit.start, hit.end, term.label, settled))
        elif reason := _doubt(hit, term, printed, lexicon, context):
            screened.unsure.append((candidate, reason))
        else:
            screened.kept.append(settled)
    return screened


def _reason_against(hit: Hit, term: Term, printed: str, lexicon: Lexicon, abbreviations: Mapping[str, str]) -> str:
    """Why a form is no name whatever stands beside it, or ''."""
    stop = _stop_of(term, printed, lexicon)
    if stop and not stop.unless:
        return f"{stop.place}: {stop.reason}"
    if _is_ambiguous(hit.form, term):
        long = abbreviations.get(printed, "")
        if long and ("GENE", fold(long)) not in lexicon.by_form and term.label == "GENE":
            words = fold(long)
            if not any(w in words for w in ("receptor", "kinase", "factor", "protein", "gene", "proto", "oncogene")):
                return f"the document defines it as '{long}'"
    return ""


def _doubt(hit: Hit, term: Term, printed: str, lexicon: Lexicon, context: Surroundings) -> str:
    """Why an ambiguous form may not mean the term: neither the document nor its sentence tells; or ''."""
    stop = _stop_of(term, printed, lexicon)
    if stop and not context.has(hit, stop.unless):
        return f"{stop.place}: {stop.reason}"
    if not _is_ambiguous(hit.form, term) or context.is_sure(term):
        return ""
    if context.has(hit, term.match.removeprefix("context:").split("|")):
        return ""
    return f"{term.place}: ambiguous, and none of its context words stands in the sentence"


def _stop_of(term: Term, printed: str, lexicon: Lexicon) -> Stopword | None:
    return lexicon.stops.get((term.label, printed)) or lexicon.stops.get((term.label, printed.removesuffix("s")))


def _is_ambiguous(form: str, term: Term) -> bool:
    return len(form) <= 6 and term.match.startswith("context:") and form != term.name.lower()
