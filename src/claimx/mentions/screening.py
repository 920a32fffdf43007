"""Which lexicon hits stand: stop words, ambiguous forms and what decides them."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.lexicon import Cue, Hit, Lexicon, Term, fold
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
        if reason := _reason_against(hit, term, printed, lexicon, abbreviations, context):
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
        elif _is_decided(hit, term, context):
            screened.kept.append(settled)
        else:
            reason = f"{term.place}: ambiguous, and none of its context words stands in the sentence"
            screened.unsure.append((candidate, reason))
    return screened


def _reason_against(
    hit: Hit, term: Term, printed: str, lexicon: Lexicon, abbreviations: Mapping[str, str], context: Surroundings
) -> str:
    stop = lexicon.stops.get((term.label, printed)) or lexicon.stops.get((term.label, printed.removesuffix("s")))
    if stop and not (stop.unless and context.has(hit, stop.unless)):
        return f"{stop.place}: {stop.reason}"
    if _is_ambiguous(hit, term):
        long = abbreviations.get(printed, "")
        if long and ("GENE", fold(long)) not in lexicon.by_form and term.label == "GENE":
            words = fold(long)
            if not any(w in words for w in ("receptor", "kinase", "factor", "protein", "gene", "proto", "oncogene")):
                return f"the document defines it as '{long}'"
    return ""


def _is_ambiguous(hit: Hit, term: Term) -> bool:
    return term.match.startswith("context:") and hit.form != term.name.lower() and len(hit.form) <= 6


def _is_decided(hit: Hit, term: Term, context: Surroundings) -> bool:
    """Whether a form is unambiguous, or the document or its sentence tells that it means the term."""
    words = term.match.removeprefix("context:").split("|")
    return not _is_ambiguous(hit, term) or context.is_sure(term) or context.has(hit, words)
