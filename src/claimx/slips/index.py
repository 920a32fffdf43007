"""Everything that may be misprinted: drugs, fusions, genes with a blank inside, Greek letters, brands of conjugates.

A brand with the payload of its conjugate is the conjugate. Genes are never repaired by distance: too many real symbols
differ by one letter. Fusions are, because both halves speak.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from claimx.lexicon import Lexicon, Term, fold
from claimx.slips.misprints import Misprints, deletes
from claimx.slips.records import Slip
from claimx.text import WordSearch, mark

_FUSION = re.compile(r"(?<!\w)[A-Za-z0-9]{2,8}[-/][A-Z][A-Za-z0-9]{1,7}(?!\w)")
_JOINT = re.compile(r"[-/](?=[A-Z][A-Za-z0-9]{1,7}(?!\w))")
# A set that comes first lets the search skip all other characters at once; the boundary is checked after it.
_SPACED = re.compile(r"[A-Z](?<![\w-].)[A-Za-z]{1,4}\d{1,2} [A-Z](?![\w-])")
_ALIKE = str.maketrans({"I": "l", "1": "l", "|": "l", "O": "0"})
_TWO_WORDS = re.compile(r"[A-Z](?<![\w-].)[a-z]{3,}+ [a-z]{5,}+(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
SHORTEST_FUSION = 6


class SlipIndex:
    """The names that a misprint can stand for."""

    def __init__(self, lexicon: Lexicon) -> None:
        drugs = [term for term in lexicon.terms if term.label == "DRUG"]
        fusions = [term for term in lexicon.terms if term.facts.get("kind") == ("fusion",)]
        self._drugs = Misprints(
            drugs, lexicon.words.union(_words_of(lexicon), (form for label, form in lexicon.stops if label == "DRUG"))
        )
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
        self._greek_words = WordSearch(self._greek)

    def find(self, text: str, known: Sequence[tuple[int, int]]) -> list[Slip]:
        """Misprinted names of ``text`` outside the spans that are ``known`` already."""
        covered = mark(known, len(text))
        slips = list(self._drugs.find(text, covered))
        for match in _TWO_WORDS.finditer(text):
            if term := self._conjugates.get(fold(match[0])):
                slips.append(_slip(match, term, term.name, 0.9))
        for match in _find_pairs(text):
            if 0 in covered[match.start() : match.end()] and (slip := _repair(match, self._fusions, self._genes)):
                slips.append(slip)
        for match in _SPACED.finditer(text):
            form = match[0].replace(" ", "")
            if not covered[match.start()] and (term := self._genes.get(form)):
                slips.append(_slip(match, term, form, 0.8))
        for start, end, form in self._greek_words.find(text):
            printed = text[start:end]
            slips.append(Slip(start, end, printed, self._greek[form], printed.replace("y", "γ"), 0.8))
        return slips


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
        for key in deletes(form):
            index[key].append((form, term))
    return index


def _repair(
    match: re.Match[str], fusions: Mapping[str, Sequence[tuple[str, Term]]], genes: Collection[str]
) -> Slip | None:
    """The one fusion that a printed pair can be with one letter wrong; a pair of two genes is what it says."""
    word = fold(match[0]).replace(" ", "")
    if len(word) < SHORTEST_FUSION or all(part in genes for part in re.split("[-/]", match[0])):
        return None
    near = {
        term.name: (term, form)
        for key in deletes(word)
        for form, term in fusions.get(key, ())
        if len(form) == len(word) and OSA.distance(word, form) == 1 and _numbers_agree(word, form)
    }
    if len(near) != 1:
        return None
    term, form = next(iter(near.values()))
    return _slip(match, term, form, 0.8 if word[:3] == form[:3] else 0.7)


def _numbers_agree(word: str, form: str) -> bool:
    """Whether two words of one length have the same figures, save those that scanners take for letters."""
    pairs = (pair for pair in zip(word, form, strict=True) if pair[0] != pair[1])
    return all(not (a.isdigit() or b.isdigit()) or {a, b} in ({"i", "1"}, {"l", "1"}, {"o", "0"}) for a, b in pairs)


def _words_of(lexicon: Lexicon) -> Iterator[str]:
    """The words of all listed forms, and their plurals."""
    for term in lexicon.terms:
        for form in term.forms:
            for match in _LETTERS.finditer(fold(form)):
                yield match[0]
                yield match[0] + "s"
