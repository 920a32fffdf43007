"""Which lexicon hits stand: stop words, ambiguous forms and what decides them."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property

from claimx.lexicon import OTHER, Cue, Hit, Lexicon, Stopword, Term, fold, fold_whole
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
_ABBREVIATED = {"CANCER", "DRUG"}
_STEM = 4
_SPLIT = re.compile(r"\d [A-Z]$")


class Surroundings:
    """The sentence around a form, and which concepts the document names beyond doubt."""

    def __init__(self, text: str, sentences: Sequence[Span], hits: Sequence[Hit]) -> None:
        self.folded = fold_whole(text)
        self._starts = [s.start for s in sentences]
        self._sentences = sentences
        self._hits = hits

    def has(self, hit: Hit, words: Sequence[str]) -> bool:
        """Whether one of ``words`` stands in the hit's sentence, outside the hit itself."""
        sentence = self._sentence(hit.start)
        around = self.folded[sentence.start : hit.start] + " \n " + self.folded[hit.end : sentence.end]
        return any(begins_word(fold(word), around) for word in words)

    def is_sure(self, term: Term) -> bool:
        """Whether a form of an ambiguous concept that is not ambiguous stands somewhere in the document."""
        return (term.label, term.name) in self._named

    @cached_property
    def _named(self) -> Set[tuple[str, str]]:
        return {
            (entry.label, entry.name)
            for _, _, entry, form, _ in self._hits
            if len(form) > LONGEST_AMBIGUOUS and isinstance(entry, Term)
        }

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
    apart: dict[str, Hit] = {}
    others = deque((h, h.entry.value) for h in hits if isinstance(h.entry, Cue) and h.entry.kind == OTHER)
    for hit in hits:  # by start, the longest first
        term = hit.entry
        if isinstance(term, Cue):
            continue
        while others and others[0][0].start <= hit.start:
            other, label = others.popleft()
            if label not in apart or other.end > apart[label].end:
                apart[label] = other
        if term.label in apart and hit.end <= apart[term.label].end:
            around = apart[term.label]
            reason = f"part of '{text[around.start : around.end]}' ({around.place})"
            screened.refused.append((hit.start, hit.end, term.label, reason))
            continue
        printed = text[hit.start : hit.end]
        if _is_kind_of_drugs(hit, term, printed, lexicon):
            screened.refused.append((hit.start, hit.end, term.label, "the plural of a drug names its class"))
            continue
        stop = _stop_of(term, printed, lexicon) if printed in stopped else None
        ambiguous = _is_ambiguous(hit.form, term)
        long = abbreviations.get(printed, "") if ambiguous or term.label in _SPELLED else ""
        if (stop or long) and (reason := _reason_against(term, stop, long, lexicon)):
            screened.refused.append((hit.start, hit.end, term.label, reason))
            continue
        candidate = _candidate(hit, term, printed)
        settled = settle(candidate, text, context.folded, lexicon) if term.label == "GENE" else candidate
        if isinstance(settled, str):
            screened.refused.append((hit.start, hit.end, term.label, settled))
        elif (stop or ambiguous) and (reason := _doubt(hit, term, stop, ambiguous, context)):
            screened.unsure.append((candidate, reason))
        else:
            screened.kept.append(settled)
    return screened


def _is_kind_of_drugs(hit: Hit, term: Term, printed: str, lexicon: Lexicon) -> bool:
    """Whether the plural of a drug's name is that of a class: "camptothecins", "auristatins"."""
    if term.label != "DRUG" or len(printed) == len(hit.form) or not printed.endswith("s"):
        return False
    plural = fold(printed)
    return any(("DRUG_CLASS", form) in lexicon.by_form for form in (plural, plural.removesuffix("s")))


def _candidate(hit: Hit, term: Term, printed: str) -> Candidate:
    found_by = f"{hit.place}: '{hit.form}'"
    slip = printed if _is_split(printed) and not _is_split(hit.form) else ""
    return Candidate(hit.start, hit.end, term.label, term.name, term.id, found_by, 1.0, slip, term)


def _reason_against(term: Term, stop: Stopword | None, long: str, lexicon: Lexicon) -> str:
    """Why a form is no name whatever stands beside it, or ''; ``long`` is what the document abbreviates by it."""
    if stop and not stop.unless:
        return f"{stop.place}: {stop.reason}"
    if long and not _may_abbreviate(fold(long), term, lexicon):
        return f"the document defines it as '{long}'"
    return ""


def _may_abbreviate(long: str, term: Term, lexicon: Lexicon) -> bool:
    """Whether a folded long form may be a name of the term."""
    if term.label == "GENE":
        return ("GENE", long) in lexicon.by_form or any(word in long for word in _OF_GENES)
    return term.label not in _SPELLED or bool(_stems(long) & _stems(" ".join(term.forms)))


@cache
def _stems(form: str) -> frozenset[str]:
    """How the longer words of a form begin."""
    return frozenset(word[:_STEM] for word in fold(form).split() if len(word) >= _STEM)


def _doubt(hit: Hit, term: Term, stop: Stopword | None, ambiguous: bool, context: Surroundings) -> str:
    """Why a form may not mean the term: neither the document nor its sentence tells; or ''."""
    if stop and not (_has_one_sense(stop) and context.is_sure(term)) and not context.has(hit, stop.unless):
        return f"{stop.place}: {stop.reason}"
    told_by = term.match.removeprefix(CONTEXT).split("|")
    if ambiguous and not (context.is_sure(term) or context.has(hit, told_by)):
        return f"{term.place}: ambiguous, and none of its context words stands in the sentence"
    return ""


def _has_one_sense(stop: Stopword) -> bool:
    """Whether an abbreviation means in all of a document what the document spells out somewhere."""
    return stop.label in _ABBREVIATED and stop.form.isalpha()


def _stop_of(term: Term, printed: str, lexicon: Lexicon) -> Stopword | None:
    return lexicon.stops.get((term.label, printed)) or lexicon.stops.get((term.label, printed.removesuffix("s")))


def _is_ambiguous(form: str, term: Term) -> bool:
    return len(form) <= LONGEST_AMBIGUOUS and term.match.startswith(CONTEXT) and form != term.name.lower()


def _is_split(form: str) -> bool:
    """Whether a blank stands between the last digit and letter of a form: ``PI3 K``."""
    return form[-2:-1] == " " and bool(_SPLIT.search(form))
