"""Slips of the sources, repaired openly: a misprinted drug or fusion is matched to the one name it can be.

A word of seven letters or more that is one edit (insertion, deletion, substitution or swap of
neighbours; Damerau, 1964) from exactly one drug name is that drug. A brand with the payload of its
conjugate is the conjugate. Genes are never repaired by
distance: too many real symbols differ by one letter. Fusions are, because both halves speak.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claimx.lexicon import Lexicon, Term, fold

SHORTEST = 7
MOST_JUDGED = 200_000
Repair = tuple[Term, str, float]
"""The term that a slip stands for, the form that it is near to, and the score."""
_WORD = re.compile(r"(?<![\w-])(?=[\w-]{7})(?:[A-Za-z]{2,}+(?:\d{3,})?|[A-Z][A-Za-z]{1,3}-?\d{3,7})(?!\w)")
_FUSION = re.compile(r"(?<!\w)[A-Za-z0-9]{2,8}[-/][A-Z][A-Za-z0-9]{1,7}(?!\w)")
_JOINT = re.compile(r"[-/](?=[A-Z][A-Za-z0-9]{1,7}(?!\w))")
# A set that comes first lets the search skip all other characters at once; the boundary is checked after it.
_SPACED = re.compile(r"[A-Z](?<![\w-].)[A-Za-z]{1,4}\d{1,2} [A-Z](?![\w-])")
_ALIKE = str.maketrans({"I": "l", "1": "l", "|": "l", "O": "0"})
_TWO_WORDS = re.compile(r"[A-Z](?<![\w-].)[a-z]{3,}+ [a-z]{5,}+(?!\w)")
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
        self._judged: dict[str, Repair | None] = {}
        self._conjugates = dict(_conjugates(drugs))
        self._fusions = _index(
            (fold(form).replace(" ", ""), term)
            for term in fusions
            for form in term.forms
            if re.fullmatch(r"\w+[-/]\w+", form)
        )

        genes = [term for term in lexicon.terms if term.label == "GENE"]
        self._genes = {form: term for term in reversed(genes) for form in term.forms if 3 <= len(form) <= 8}
        self._greek = {form.replace("γ", "y"): term for term in genes for form in term.forms if "γ" in form}
        self._greek_like = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(self._greek, key=len, reverse=True))) or '(?!)'})s?(?!\w)"
        )

    def find(self, text: str, known: Sequence[tuple[int, int]]) -> list[Slip]:
        """Misprinted names of ``text`` outside the spans that are ``known`` already."""
        covered = {i for start, end in known for i in range(start, end)}
        words = {word: near for word in set(_WORD.findall(text)) if (near := self._drug_near(word))}
        slips = [
            _slip(match, *words[match[0]])
            for match in (_WORD.finditer(text) if words else ())
            if match[0] in words and match.start() not in covered
        ]
        for match in _TWO_WORDS.finditer(text):
            if term := self._conjugates.get(fold(match[0])):
                slips.append(_slip(match, term, term.name, 0.9))
        for match in _find_pairs(text):
            near = _repair(match[0], self._fusions, "fusion")
            if near and not covered.issuperset(range(match.start(), match.end())):
                slips.append(_slip(match, *near))
        for match in _SPACED.finditer(text):
            form = match[0].replace(" ", "")
            if match.start() not in covered and (term := self._genes.get(form)):
                slips.append(_slip(match, term, form, 0.8))
        for match in self._greek_like.finditer(text) if any(form in text for form in self._greek) else ():
            term = self._greek[match[0] if match[0] in self._greek else match[0].removesuffix("s")]
            slips.append(_slip(match, term, match[0].replace("y", "γ"), 0.8))
        return slips

    def _drug_near(self, word: str) -> Repair | None:
        """What a word may be a slip of; texts repeat their words, so each is judged once."""
        if word not in self._judged:
            if len(self._judged) >= MOST_JUDGED:
                self._judged.clear()
            self._judged[word] = _repair(word, self._drugs, "drug")
        return self._judged[word]


def _find_pairs(text: str) -> Iterator[re.Match[str]]:
    """Two symbols with a hyphen or slash between them; joints are rare, so these are sought first."""
    end = 0
    for joint in _JOINT.finditer(text):
        for start in range(max(end, joint.start() - 8), joint.start() - 1):
            if match := _FUSION.match(text, start):
                end = match.end()
                yield match
                break


def looks_like(printed: str, forms: Iterable[str]) -> bool:
    """Whether a form differs only in letters that scanners take for each other (I, l and 1; O and 0)."""
    return printed not in forms and any(printed.translate(_ALIKE) == form.translate(_ALIKE) for form in forms)


def _slip(match: re.Match[str], term: Term, form: str, score: float) -> Slip:
    return Slip(match.start(), match.end(), match[0], term, form, score)


def _conjugates(drugs: Sequence[Term]) -> Iterator[tuple[str, Term]]:
    """Antibody-drug conjugates named by the antibody's brand and the payload ("Herceptin emtansine")."""
    by_name = {drug.name: drug for drug in drugs}
    for drug in drugs:
        antibody, _, payload = drug.name.partition(" ")
        if payload and antibody in by_name:
            for brand in by_name[antibody].synonyms:
                if " " not in brand:
                    yield fold(f"{brand} {payload}"), drug


def _index(forms: Iterable[tuple[str, Term]]) -> Mapping[str, Sequence[tuple[str, Term]]]:
    index: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for form, term in forms:
        for key in _deletes(form):
            index[key].append((form, term))
    return index


def _repair(printed: str, index: Mapping[str, Sequence[tuple[str, Term]]], kind: str) -> Repair | None:
    word = fold(printed).replace(" ", "")
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
    return term, form, 0.8 if word[:3] == form[:3] else 0.7


def _plausible(word: str, form: str, kind: str) -> bool:
    """A code name may only swap neighbours; a fusion keeps one half; a name keeps its ending or most of it."""
    if kind == "fusion":
        return len(word) == len(form)
    if any(c.isdigit() for c in form):
        return sorted(word) == sorted(form)
    return form.endswith(_ENDINGS) or (word[0] == form[0] and len(form) >= 9)


def _deletes(word: str) -> set[str]:
    """The word and every form of it with one letter left out (the SymSpell index)."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
