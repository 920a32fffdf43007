"""Small pure text functions that several floors need."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

HYPHENS = "-\u00ad\u2010\u2011"
DASHES = "\u2012\u2013\u2014\u2015\u2212"

_FOLDED = str.maketrans(
    dict.fromkeys(HYPHENS + DASHES, "-")
    | dict.fromkeys("\u2018\u2019\u02bc\u2032`", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
)
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_COMPOUND = re.compile(rf"(?<!\w)\w++(?:[{HYPHENS}]\w++)++")
_CUT = re.compile(rf"(?<!\w)\w{{1,40}}+[{HYPHENS}][ \t]*\n\s*\w{{0,40}}")


def squeeze(text: str) -> str:
    """The text with every run of white space as one blank, and none at its ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text as it is compared: dashes, quotes, case, letter forms and white space made equal.

    >>> fold("HER2\u2011Positive \u201ctumor\u201d")
    'her2-positive "tumor"'
    """
    return squeeze(unicodedata.normalize("NFKC", text.translate(_FOLDED))).casefold()


def fold_words(text: str) -> str:
    """The words of a text alone, folded, one blank apart: for titles and headings.

    >>> fold_words("Antibody\u2013drug  conjugates.")
    'antibody drug conjugates'
    """
    return " ".join(_TOKEN.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often a text uses its words, its hyphenated compounds (both folded) and its tokens.

    Words cut by a hyphen at a line's end are not counted, since their halves are no words.
    """

    words: Counter[str]
    compounds: Counter[str]
    tokens: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """The vocabulary of some texts."""
        words: Counter[str] = Counter()
        compounds: Counter[str] = Counter()
        tokens: Counter[str] = Counter()
        for text in texts:
            whole = _CUT.sub(" ", text)
            words.update(word.casefold() for word in _WORD.findall(whole))
            compounds.update(fold(word) for word in _COMPOUND.findall(whole))
            tokens.update(_TOKEN.findall(whole))
        return cls(words, compounds, tokens)
