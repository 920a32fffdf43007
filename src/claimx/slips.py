"""Slips of the sources, repaired openly: a misprinted drug or fusion is matched to the one name it can be.

A word of seven letters or more that is one edit (insertion, deletion, substitution or swap of
neighbours; Damerau, 1964) from exactly one drug name is that drug. Genes are never repaired by
distance: too many real symbols differ by one letter. Fusions are, because both halves speak.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claimx.lexicon import Lexicon, Term, fold

SHORTEST = 7
_WORD = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z]+(?:\d{3,})?(?!\w)|(?<![\w-])[A-Z][A-Za-z]{1,3}-?\d{3,7}(?!\w)")
_FUSION = re.compile(r"(?<!\w)[A-Za-z0-9]{2,8}[-/][A-Z][A-Za-z0-9]{1,7}(?!\w)")
_ENDINGS = ("nib", "nid", "mab", "lib", "parib", "ciclib", "platin", "rubicin", "taxel", "mib", "mus", "cept", "tide")


@dataclass(frozen=True, slots=True)
class Slip:
    """A printed form, and the term and listed form that it stands for."""

    start: int
    end: int
    printed: str
    term: Term
    form: str
    score: float


class SlipIndex:
    """The names that a misprint can stand for, by every form with one letter left out (SymSpell)."""

    def __init__(self, lexicon: Lexicon) -> None:
        drugs = [term for term in lexicon.terms if term.label == "DRUG"]
        fusions = [term for term in lexicon.terms if term.facts.get("kind") == ("fusion",)]
        self._drugs = _index(
            (fold(form).replace(" ", ""), term)
            for term in drugs
            for form in term.forms
            if len(form) >= SHORTEST and " " not in form
        )
        self._fusions = _index(
            (fold(form).replace(" ", ""), term)
            for term in fusions
            for form in term.forms
            if re.fullmatch(r"\w+[-/]\w+", form)
        )

    def find(self, text: str, known: Sequence[tuple[int, int]]) -> list[Slip]:
        """Misprinted drug names and fusions of ``text`` outside the spans that are ``known`` already."""
        covered = {i for start, end in known for i in range(start, end)}
        slips = []
        for match in _WORD.finditer(text):
            if match.start() not in covered and (slip := _repair(match, self._drugs, "drug")):
                slips.append(slip)
        for match in _FUSION.finditer(text):
            if match.start() not in covered and (slip := _repair(match, self._fusions, "fusion")):
                slips.append(slip)
        return slips


def _index(forms: Iterable[tuple[str, Term]]) -> Mapping[str, Sequence[tuple[str, Term]]]:
    index: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for form, term in forms:
        for key in _deletes(form):
            index[key].append((form, term))
    return index


def _repair(match: re.Match[str], index: Mapping[str, Sequence[tuple[str, Term]]], kind: str) -> Slip | None:
    word = fold(match[0]).replace(" ", "")
    if len(word) < (SHORTEST if kind == "drug" else 6):
        return None
    near = {
        term.name: (term, form)
        for key in _deletes(word)
        for form, term in index.get(key, ())
        if OSA.distance(word, form) == 1 and _plausible(word, form, kind)
    }
    if len(near) != 1:
        return None
    term, form = next(iter(near.values()))
    return Slip(match.start(), match.end(), match[0], term, form, 0.8 if word[:3] == form[:3] else 0.7)


def _plausible(word: str, form: str, kind: str) -> bool:
    """A code name may only swap neighbours; a fusion keeps one half; a name keeps its ending or most of it."""
    if kind == "fusion":
        return len(word) == len(form)
    if any(c.isdigit() for c in form):
        return sorted(word) == sorted(form)
    return form.endswith(_ENDINGS) or word[0] == form[0] and len(form) >= 9


def _deletes(word: str) -> set[str]:
    """The word and every form of it with one letter left out (the SymSpell index)."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
