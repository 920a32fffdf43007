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
_MASKS = {"GENE": "gene2", "DRUG": "drug2", "DRUG_CLASS": "class2", "MUTATION": "mutation2", "CANCER": "cancer"}
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

    @cached_property
    def starts(self) -> dict[int, int]:
        """Index of the token that begins at a document offset."""
        return {token.start: i for i, token in enumerate(self.tokens)}

    def of_pair(self, drug: Name, gene: Name) -> list[Token]:
        """The tokens with this drug, gene and the gene's mutations told from all others."""
        own = dict.fromkeys((m.start for m in gene.mentions), "GENE")
        own |= dict.fromkeys((m.start for m in gene.mutations), "MUTATION")
        own |= dict.fromkeys((m.start for m in drug.mentions), "DRUG")
        return [Token(own[t.start], t.start, t.sentence) if t.start in own else t for t in self.tokens]


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
    for match in _FOLD.finditer(text):
        yield match.start(), match.end(), "fold:small" if float(match["value"]) < 2 else "fold:large"


def statement_words(tokens: Sequence[Token], sentences: set[int], prefix: str) -> Iterator[str]:
    """Words and word pairs of the chosen sentences."""
    last: Token | None = None
    for token in tokens:
        if token.sentence not in sentences or token.word in _SKIP:
            continue
        yield f"{prefix} {token.word}"
        if last and last.sentence == token.sentence:
            yield f"{prefix} {last.word} {token.word}"
        last = token


def nearby_words(tokens: Sequence[Token], mask: str, width: int = 5) -> Iterator[str]:
    """Words before and after every token of this mask, with the side."""
    words = [t.word for t in tokens]
    for i, word in enumerate(words):
        if word == mask:
            before = [w for w in words[max(0, i - width) : i] if w not in _SKIP]
            after = [w for w in words[i + 1 : i + 1 + width] if w not in _SKIP]
            yield from (f"{mask} before: {w}" for w in before)
            yield from (f"{mask} after: {w}" for w in after)
            if before:
                yield f"{mask} just before: {' '.join(before[-2:])}"
            if after:
                yield f"{mask} just after: {' '.join(after[:2])}"
