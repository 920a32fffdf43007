"""The words of a statement as features: what is said, and what is said beside this drug and this gene.

Names are masked by their role, so that a model learns how things are said and not of whom: the
drug and gene of the pair become ``DRUG`` and ``GENE``, all others ``drug2`` and ``gene2``.
Figures keep only what they tell: whether a p-value is significant, whether an interval holds 1.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise, repeat

from claimx.claims.pairing.statement import Name, Statement
from claimx.claims.wording.openings import Sought
from claimx.schema import Mention

_TOKEN = re.compile(r"[a-zα-ω]+|\d+(?:[.,]\d+)*|[%<>=≤≥;:,.()+/]")
_P_VALUE = Sought(r"\bp(?: ?value)?s?(?: of)? ?(?P<sign>[<>=≤≥]) ?(?P<value>\d*[.·]\d+(?:e ?-?\d+)?)", "<|>|=|≤|≥")
_INTERVAL = Sought(
    r"(?:\bci\b|confidence interval)[^0-9;]{0,20}(?P<low>\d+[.·]\d+)(?: ?(?:-|–|to|,) ?| )(?P<high>\d+[.·]\d+)",
    "ci|confidence",
)
_RATIO = re.compile(r"\b(?:hr|hazard ratio|rr|or)(?:\W{0,3}(?:of|for \w+|was|is))?\W{0,4}(?P<value>\d+[.·]\d+)")
_FOLD = re.compile(r"(?P<value>\d+(?:\.\d+)?) ?(?:fold|x|times)\b")
_IC50 = Sought(
    r"\b(?:ic|ec|gi) ?50s?(?: values?)?[^0-9.;]{0,40}?[<>=~≈ ]*(?P<value>\d+(?:[.,]\d+)?) ?"
    r"(?P<unit>nm|µm|um|μm|nmol|µmol|umol)",
    "50",
)
_UNIT_NM = {"nm": 1.0, "nmol": 1.0}
_RATE = Sought(r"\b(?:orr|response rates?|rr|responses?|dcr)\b[^0-9.;%]{0,30}(?P<value>\d+(?:\.\d+)?) ?%", "%")
_SHARE = re.compile(r"(?P<part>\d(?<!\w.)\d*) ?(?:/|of|out of) ?(?P<whole>\d+)\b")
_MASKS = {"GENE": "gene2", "DRUG": "drug2", "DRUG_CLASS": "class2", "MUTATION": "mutation2", "CANCER": "cancer"}
_DENIALS = {"no", "not", "without", "nor", "neither", "none", "lack", "lacked", "cannot", "never"}
_CLAUSE_ENDS = {".", ";", ",", "but"}
_SKIP = {",", ".", "(", ")", ";", ":", "/", "+", "=", "%"}
WIDTH = 5  # words beside a mention


@dataclass(frozen=True)
class Wording:
    """The words, masks and figures of a statement in order, names not yet told apart by role.

    ``starts`` are their document offsets, ``sentences`` the numbers of their sentences.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    sentences: tuple[int, ...]

    def of_pair(self, drug: Name, gene: Name) -> list[str]:
        """The words with this drug, gene and the gene's mutations told from all others."""
        words = list(self.words)
        for mask, mentions in (("GENE", gene.mentions), ("MUTATION", gene.mutations), ("DRUG", drug.mentions)):
            for at in self._places_of(mentions):
                words[at] = mask
        return words

    def beside(self, drug: Name, gene: Name) -> list[str]:
        """Words before and after every mention of a pair's drug and gene, with the side."""
        words = self.of_pair(drug, gene)
        found: list[str] = []
        for mask, name in (("DRUG", drug), ("GENE", gene)):
            for at in self._places_of(name.mentions):
                if words[at] == mask:
                    found += _beside(mask, tuple(words[max(0, at - WIDTH) : at]), tuple(words[at + 1 : at + 1 + WIDTH]))
        return found

    def said(self, drug: Name, gene: Name) -> list[str]:
        """Words and word pairs of the statement; those that a denial governs are marked ``not~``."""
        words = zip(self.of_pair(drug, gene), self._denied, self.sentences, strict=True)
        told = [(f"not~{w}" if denied and w.isalpha() else w, s) for w, denied, s in words if w not in _SKIP]
        pairs = [f"says: {one} {two}" for (one, a), (two, b) in pairwise(told) if a == b]
        return [f"says: {word}" for word, _ in told] + pairs

    def _places_of(self, mentions: Sequence[Mention]) -> list[int]:
        return [at for mention in mentions if (at := self._places.get(mention.start)) is not None]

    @cached_property
    def _places(self) -> dict[int, int]:
        """Where a word stands in the sequence, by its offset."""
        return {start: at for at, start in enumerate(self.starts)}

    @cached_property
    def _denied(self) -> list[bool]:
        """Which words a denial governs: up to six behind it, within its clause."""
        denied, left = [], 0
        for word in self.words:
            left = 0 if word in _CLAUSE_ENDS else left
            denied.append(left > 0 and word not in _DENIALS)
            left = 6 if word in _DENIALS else max(0, left - 1)
        return denied


def find_wording(statement: Statement) -> Wording:
    """Cut a statement into words, its names and figures masked."""
    text, base = statement.folded, statement.span.start
    found: list[tuple[int, str]] = []
    pieces, done = [], 0
    for mention in sorted(statement.mentions, key=lambda m: (m.start, m.start - m.end)):
        mask = _MASKS.get(mention.label)
        start, end = mention.start - base, mention.end - base
        if mask and done <= start and end <= len(text):
            found.append((start, mask))
            pieces += [text[done:start], "\0" * (end - start)]
            done = end
    rest = "".join([*pieces, text[done:]])
    for start, end, word in _figures(rest):
        if "\0" not in rest[start:end]:
            found.append((start, word))
            rest = rest[:start] + "\0" * (end - start) + rest[end:]
    found += [(m.start(), "0" if m[0][0].isdigit() else m[0]) for m in _TOKEN.finditer(rest)]
    found.sort()
    starts = tuple([base + start for start, _ in found])
    ends = [*(bisect_left(starts, sentence.start) for sentence in statement.sentences[1:]), len(starts)]
    lengths = (end - start for start, end in pairwise((0, *ends)))
    sentences = chain.from_iterable(repeat(number, length) for number, length in enumerate(lengths))
    return Wording(tuple([word for _, word in found]), starts, tuple(sentences))


def _figures(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _P_VALUE.find(text):
        value = float(match["value"].replace("·", ".").replace(" ", ""))
        small = value <= 0.05 and match["sign"] not in (">", "≥")
        yield match.start(), match.end(), "p:significant" if small else "p:insignificant"
    for match in _INTERVAL.find(text):
        low, high = (float(match[k].replace("·", ".")) for k in ("low", "high"))
        yield match.start(), match.end(), "ci:holds-1" if low < 1 < high else "ci:below-1" if high < 1 else "ci:above-1"
    for match in _RATIO.finditer(text):
        value = float(match["value"].replace("·", "."))
        yield match.start(), match.end(), "ratio:below-1" if value < 1 else "ratio:above-1"
    for match in _IC50.find(text):
        value = float(match["value"].replace(",", "")) * _UNIT_NM.get(match["unit"], 1000.0)
        yield match.start(), match.end(), "ic50:low" if value < 50 else "ic50:middle" if value < 500 else "ic50:high"
    for match in _RATE.find(text):
        value = float(match["value"])
        yield match.start(), match.end(), "rate:low" if value < 12 else "rate:middle" if value < 40 else "rate:high"
    for match in _SHARE.finditer(text):
        part, whole = int(match["part"]), int(match["whole"])
        if whole > 0 and part <= whole:
            yield (
                match.start(),
                match.end(),
                "share:none" if part == 0 else "share:all" if part == whole else "share:some",
            )
    for match in _FOLD.finditer(text):
        yield match.start(), match.end(), "fold:small" if float(match["value"]) < 2 else "fold:large"


@lru_cache(maxsize=256)
def _beside(mask: str, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """What the words around one mention are called, with the side; the two next to it are also told together."""
    before, after = [w for w in left if w not in _SKIP], [w for w in right if w not in _SKIP]
    found = [f"before {mask}: {w}" for w in before] + [f"after {mask}: {w}" for w in after]
    if before:
        found.append(f"just before {mask}: {' '.join(before[-2:])}")
    if after:
        found.append(f"just after {mask}: {' '.join(after[:2])}")
    return tuple(found)
