"""The words of a statement as features: what is said, and what is said beside this drug and this gene.

Names are masked by their role, so that a model learns how things are said and not of whom: the
drug and gene of the pair become ``DRUG`` and ``GENE``, all others ``drug2`` and ``gene2``.
Figures keep only what they tell: whether a p-value is significant, whether an interval holds 1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimx.claims.pairing.statement import Name, Statement

_TOKEN = re.compile(r"[a-zα-ω]+|\d+(?:[.,]\d+)*|[%<>=≤≥;:,.()+/]")
_P_VALUE = re.compile(r"\bp(?: ?value)?s?(?: of)? ?(?P<sign>[<>=≤≥]) ?(?P<value>\d*[.·]\d+(?:e ?-?\d+)?)")
_INTERVAL = re.compile(
    r"(?:\bci\b|confidence interval)[^0-9;]{0,20}(?P<low>\d+[.·]\d+)(?: ?(?:-|–|to|,) ?| )(?P<high>\d+[.·]\d+)"
)
_RATIO = re.compile(r"\b(?:hr|hazard ratio|rr|or)(?:\W{0,3}(?:of|for \w+|was|is))?\W{0,4}(?P<value>\d+[.·]\d+)")
_FOLD = re.compile(r"(?P<value>\d+(?:\.\d+)?) ?(?:fold|x|times)\b")
_IC50 = re.compile(
    r"\b(?:ic|ec|gi) ?50s?(?: values?)?[^0-9.;]{0,40}?[<>=~≈ ]*(?P<value>\d+(?:[.,]\d+)?) ?"
    r"(?P<unit>nm|µm|um|μm|nmol|µmol|umol)"
)
_UNIT_NM = {"nm": 1.0, "nmol": 1.0}
_RATE = re.compile(r"\b(?:orr|response rates?|rr|responses?|dcr)\b[^0-9.;%]{0,30}(?P<value>\d+(?:\.\d+)?) ?%")
_SHARE = re.compile(r"\b(?P<part>\d+) ?(?:/|of|out of) ?(?P<whole>\d+)\b")
_MASKS = {"GENE": "gene2", "DRUG": "drug2", "DRUG_CLASS": "class2", "MUTATION": "mutation2", "CANCER": "cancer"}
_DENIALS = {"no", "not", "without", "nor", "neither", "none", "lack", "lacked", "cannot", "never"}
_CLAUSE_ENDS = {".", ";", ",", "but"}
_SKIP = {",", ".", "(", ")", ";", ":", "/", "+", "=", "%"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, mask or figure, with its document offset and sentence."""

    word: str
    start: int
    sentence: int


@dataclass(frozen=True)
class Wording:
    """The tokens of a statement, names masked but not yet told apart by role."""

    statement: Statement
    tokens: tuple[Token, ...]

    def of_pair(self, drug: Name, gene: Name) -> list[Token]:
        """The tokens with this drug, gene and the gene's mutations told from all others."""
        tokens = list(self.tokens)
        for mask, mentions in (("GENE", gene.mentions), ("MUTATION", gene.mutations), ("DRUG", drug.mentions)):
            for mention in mentions:
                if (at := self._places.get(mention.start)) is not None:
                    tokens[at] = Token(mask, tokens[at].start, tokens[at].sentence)
        return tokens

    @cached_property
    def _places(self) -> dict[int, int]:
        """Where a token stands in the sequence, by its offset."""
        return {token.start: at for at, token in enumerate(self.tokens)}


def find_wording(statement: Statement) -> Wording:
    """Tokenize and mask a statement."""
    text = list(statement.folded)
    found: list[tuple[int, str]] = []
    for mention in sorted(statement.mentions, key=lambda m: (m.start, m.start - m.end)):
        mask = _MASKS.get(mention.label)
        start, end = mention.start - statement.span.start, mention.end - statement.span.start
        if mask and end <= len(text) and not any(c == "\0" for c in text[start:end]):
            found.append((start, mask))
            text[start:end] = "\0" * (end - start)
    rest = "".join(text)
    for start, end, word in _figures(rest):
        if "\0" not in rest[start:end]:
            found.append((start, word))
            rest = rest[:start] + "\0" * (end - start) + rest[end:]
    found += [(m.start(), "0" if m[0][0].isdigit() else m[0]) for m in _TOKEN.finditer(rest)]
    tokens = []
    for start, word in sorted(found):
        offset = start + statement.span.start
        tokens.append(Token(word, offset, statement.sentence_of(offset)))
    return Wording(statement, tuple(tokens))


def _figures(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _P_VALUE.finditer(text):
        value = float(match["value"].replace("·", ".").replace(" ", ""))
        small = value <= 0.05 and match["sign"] not in (">", "≥")
        yield match.start(), match.end(), "p:significant" if small else "p:insignificant"
    for match in _INTERVAL.finditer(text):
        low, high = (float(match[k].replace("·", ".")) for k in ("low", "high"))
        yield match.start(), match.end(), "ci:holds-1" if low < 1 < high else "ci:below-1" if high < 1 else "ci:above-1"
    for match in _RATIO.finditer(text):
        value = float(match["value"].replace("·", "."))
        yield match.start(), match.end(), "ratio:below-1" if value < 1 else "ratio:above-1"
    for match in _IC50.finditer(text):
        value = float(match["value"].replace(",", "")) * _UNIT_NM.get(match["unit"], 1000.0)
        yield match.start(), match.end(), "ic50:low" if value < 50 else "ic50:middle" if value < 500 else "ic50:high"
    for match in _RATE.finditer(text):
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


def statement_words(tokens: Sequence[Token]) -> Iterator[str]:
    """Words and word pairs of a statement; those that a denial governs are marked ``not~``."""
    last: Token | None = None
    for token in _with_denial(tokens):
        if token.word in _SKIP:
            continue
        yield f"says: {token.word}"
        if last and last.sentence == token.sentence:
            yield f"says: {last.word} {token.word}"
        last = token


def nearby_words(tokens: Sequence[Token], mask: str, width: int = 5) -> Iterator[str]:
    """Words before and after every token of this mask, with the side."""
    words = [t.word for t in tokens]
    for i, word in enumerate(words):
        if word == mask:
            before = [w for w in words[max(0, i - width) : i] if w not in _SKIP]
            after = [w for w in words[i + 1 : i + 1 + width] if w not in _SKIP]
            yield from (f"before {mask}: {w}" for w in before)
            yield from (f"after {mask}: {w}" for w in after)
            if before:
                yield f"just before {mask}: {' '.join(before[-2:])}"
            if after:
                yield f"just after {mask}: {' '.join(after[:2])}"


def _with_denial(tokens: Sequence[Token]) -> Iterator[Token]:
    """Mark up to six words after a denial, within its clause."""
    left = 0
    for token in tokens:
        if token.word in _DENIALS:
            left = 6
            yield token
            continue
        if token.word in _CLAUSE_ENDS:
            left = 0
        marked = left and token.word.isalpha()
        yield Token(f"not~{token.word}", token.start, token.sentence) if marked else token
        left = max(0, left - 1)
