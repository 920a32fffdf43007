"""A listed form as it may be printed: in which letters, in which spellings, with what in place of its wildcards."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Generic, NamedTuple

from claimx.lexicon.folding import fold, plain
from claimx.lexicon.records import Cue, Entry, Term, Wording
from claimx.text import in_both_spellings

GREEK = {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "kappa": "κ", "epsilon": "ε"}
MORE_LETTERS, FEW_WORDS = r"\w*+", r" (?:[^\s.;:()]+[ ,(]+){0,4}?"

Words = Mapping[str, Sequence[str]]
"""The words of each class that wordings may name in brackets."""
CLASS = re.compile(r"(<[a-z ]+>)")


class Form(NamedTuple, Generic[Entry]):
    """One spelling of a listed form.

    ``key`` is what it begins with, folded: all of it, or what stands before the first wildcard. ``cased`` are the
    letters in which it must be printed, or ''. ``rest`` is a pattern of what follows the key, or ''.
    """

    entry: Entry
    form: str
    place: str
    key: str
    cased: str = ""
    rest: str = ""


def forms_of(entry: Term | Cue) -> Iterator[Form[Term | Cue]]:
    """Every spelling of a row's forms; the letters of cues are free."""
    if isinstance(entry, Cue):
        for spelling in in_both_spellings(entry.form):
            yield form_of(entry, entry.form, entry.place, spelling)
        return
    for form in entry.forms:
        for written in in_both_spellings(form) if entry.label == "DRUG_CLASS" else (form,):
            for spelling in spellings(written):
                yield form_of(entry, form, entry.place, spelling, is_cased(form, entry.match))


def forms_of_wording(wording: Wording, term: Term, words: Words) -> Iterator[Form[Term | Cue]]:
    """Every spelling of a wording that is no pair; its letters are free."""
    for form in opened(wording.form, words):
        for spelling in in_both_spellings(form):
            yield form_of(term, wording.form, wording.place, spelling)


def opened(form: str, words: Words) -> Iterator[str]:
    """The forms that a form with classes of words stands for, each class replaced by each of its words."""
    parts = (
        [word for held in words[part[1:-1]] for word in opened(held, words)] if part[:1] == "<" else [part]
        for part in CLASS.split(form)
    )
    return map("".join, product(*parts))


def is_cased(form: str, match: str) -> bool:
    """Whether a form must be printed as listed; under ``auto`` symbols and short forms must, words need not."""
    if match != "auto" and not match.startswith("context:"):
        return match == "cased"
    letters = re.sub(r"[^A-Za-z]", "", form)
    if re.search(r"[a-z]{5,}", form):
        return False
    return len(letters) <= 4 or any(c.isupper() or c.isdigit() for c in form[1:] if c.isalnum())


def spellings(form: str) -> set[str]:
    """Spellings that papers use for one form: Greek letters written out or not, joints open or shut."""
    found = {form}
    lower = form.lower()
    for word, letter in GREEK.items():
        if word not in lower and letter not in form:
            continue
        found |= {re.sub(rf"(?i)\b{word}\b|(?<=[A-Z0-9 -]){word}\b", letter, v) for v in found}
        found |= {v.replace(letter, word) for v in found}
    if any(c.isdigit() for c in form) and len(form) <= 12 and "*" not in form:
        found |= {re.sub(r"(?<=[A-Za-z])[ -](?=\d)", "", v) for v in found}
        found |= {re.sub(r"(?<=[A-Za-z]{2})(?=\d)", " ", v) for v in found}
    return found


def form_of(entry: Entry, form: str, place: str, spelling: str, cased: bool = False) -> Form[Entry]:
    """A spelling of a form of a row."""
    folded = fold(spelling)
    key = re.split(r"[*~]", folded)[0].rstrip()
    if key == folded:
        return Form(entry, form, place, key, cased=plain(spelling) if cased else "")
    rest = re.escape(folded[len(key) :]).replace(r"\ \~\ ", FEW_WORDS).replace(r"\*", MORE_LETTERS)
    return Form(entry, form, place, key, rest=rest)
