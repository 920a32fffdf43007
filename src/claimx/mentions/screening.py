"""Which lexicon hits stand: stop words, ambiguous forms and what decides them."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

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


def screen(
    hits: Sequence[Hit], text: str, lexicon: Lexicon, context: Surroundings, abbreviations: Mapping[str, str]
) -> tuple[list[Candidate], list[Refused]]:
    """Lexicon hits that stand, and those refused with the reason."""
    kept: list[Candidate] = []
    refused: list[Refused] = []
    for hit in hits:
        if isinstance(hit.entry, Cue):
            continue
        term, printed = hit.entry, text[hit.start : hit.end]
        settled: Candidate | str = _reason_against(hit, term, printed, lexicon, context, abbreviations)
        if not settled:
            found_by = f"{term.place}: '{hit.form}'"
            slip = printed if _SPLIT.search(printed) and not _SPLIT.search(hit.form) else ""
            settled = settle(
                Candidate(hit.start, hit.end, term.label, term.name, term.id, found_by, corrected_from=slip, term=term),
                text,
                lexicon,
            )
        if isinstance(settled, str):
            refused.append((hit.start, hit.end, term.label, settled))
        else:
            kept.append(settled)
    return kept, refused


def _reason_against(
    hit: Hit, term: Term, printed: str, lexicon: Lexicon, context: Surroundings, abbreviations: Mapping[str, str]
) -> str:
    stop = lexicon.stops.get((term.label, printed)) or lexicon.stops.get((term.label, printed.removesuffix("s")))
    if stop and not (stop.unless and context.has(hit, stop.unless)):
        return f"{stop.place}: {stop.reason}"
    if term.match.startswith("context:") and hit.form != term.name.lower() and len(hit.form) <= 6:
        long = abbreviations.get(printed, "")
        if long and ("GENE", fold(long)) not in lexicon.by_form and term.label == "GENE":
            words = fold(long)
            if not any(w in words for w in ("receptor", "kinase", "factor", "protein", "gene", "proto", "oncogene")):
                return f"the document defines it as '{long}'"
        words_ = term.match.removeprefix("context:").split("|")
        if not context.is_sure(term) and not context.has(hit, words_):
            return f"{term.place}: ambiguous, and none of its context words stands in the sentence"
    return ""
