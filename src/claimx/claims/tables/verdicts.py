"""Verdicts: short entries that say whether something resists a therapy or responds to it."""

import re
from typing import Literal

from claimx.lexicon import fold

Verdict = Literal["resistance", "sensitivity", ""]
LONGEST = 40
"""A cell that says more than this is no verdict, it is a sentence."""
_RESISTANCE = re.compile(
    r"\b(?:resist\w*|insensitiv\w*|refractor\w*|unresponsive|ineffective|inactive|fail\w*|"
    r"(?:no|poor|low\w*|reduc\w*|decreas\w*|diminish\w*|impair\w*|limit\w*|weak\w*|short\w*|loss of|los[te]\w*|"
    r"lack\w*|not|non|less) (?:[\w']+ ){0,3}?(?:respon\w*|sensitiv\w*|efficacy|effect\w*|activity|active|benefit\w*|"
    r"susceptib\w*))"
)
_SENSITIVITY = re.compile(
    r"\b(?:sensitiv\w*|sensiti[sz]es?|respon\w*|susceptib\w*|active|effective|benefit\w*|efficacy)"
)
_RETURN = re.compile(
    r"\b(?:revers|overcom|overcame|decreas|reduc|suppress|inhibit|attenuat|lower|diminish|abrogat|circumvent|less)\w*"
    r" (?:[\w']+ ){0,3}?\w*resistan\w*"
)
_LETTERS = {"r": "resistance", "res": "resistance", "s": "sensitivity", "sens": "sensitivity"}
_YES = frozenset({"+", "++", "+++", "yes", "y", "✓", "✔", "√", "●", "x"})


def verdict_of(text: str) -> Verdict:
    """What an entry says: resistance goes before, since "not sensitive" is no sensitivity.

    What is said to undo a resistance makes sensitive.
    """
    folded = fold(text).strip(" .*")
    if letter := _LETTERS.get(folded):
        return letter  # type: ignore[return-value]
    if _RETURN.search(folded):
        return "sensitivity"
    if _RESISTANCE.search(folded):
        return "resistance"
    return "sensitivity" if _SENSITIVITY.search(folded) else ""


def is_verdict(text: str) -> bool:
    """Whether an entry is nothing but a verdict: short, and said."""
    return len(text) <= LONGEST and bool(verdict_of(text))


def is_mark(text: str) -> bool:
    """Whether an entry is a plus, a tick or the like, which means what the table says that it means."""
    return text.strip().lower() in _YES or text.strip() in ("-", "\u2013", "\u2212", "no", "No", "0")


def is_yes(text: str) -> bool:
    """Whether such an entry affirms."""
    return text.strip().lower() in _YES
