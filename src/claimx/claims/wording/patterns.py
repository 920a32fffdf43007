"""Patterns over outlines: what ``wording/frames.tsv`` may say, and its translation to regular expressions.

In a pattern

    DRUG AGENT OTHER  are drugs; ADDED is one list of two, the second of which was given before
    CHANGE CARRIER    are changes, and tumors or patients that carry them; MARKED is either
    MUTANT GENE KNOWN are mutations, genes, and genes that are on record as the drug's targets
    CANCER            is a list of cancers
    <word>            is a set of wordings of ``wording/wordings.tsv``; <one>|<two> are both, a|<word> one more
    a|b  [a]          are alternatives, and words that may be left out; a* has any ending, a_b two words
    >>                leads to the predicate of what stands before it: up to 40 characters without another name, or
                      up to 110 without another drug that end in "and", "thereby", "may" and the like
    ..  ...           are up to 40 or 90 characters without another drug, gene or mechanism; ".." may begin with
                      a remark between commas
    ....              is up to 90 characters without another drug
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.claims.wording.rows import HERE, read_rows
from claimx.errors import InputError
from claimx.lexicon import fold
from claimx.text import in_both_spellings

SLOT_FILE = "slots.tsv"
"""What tells where a slot ends, as words."""
_OPEN = re.compile(r"[*~]")


def by_first_letter(alternatives: Sequence[str], behind: str = "") -> str:
    """Alternatives as one expression that tries only those of the letter at hand; those of one letter keep their order.

    Args:
        alternatives: expressions, each of which begins with a character that stands for itself.
        behind: what is to hold behind the first letter of each.
    """
    rests: dict[str, list[str]] = {}
    for each in alternatives:
        cut = 2 if each.startswith("\\") else 1
        rests.setdefault(each[:cut], []).append(each[cut:])
    return "(?:" + "|".join(f"{letter}{behind}(?:{'|'.join(rest)})" for letter, rest in rests.items()) + ")"


@dataclass(frozen=True, slots=True)
class Words:
    """A set of wordings: its regular expression, and the letters that tell where one of them may stand.

    ``whole`` are wordings that stand as they are, ``begun`` of the others what stands before their open ending.
    """

    expression: str
    whole: frozenset[str]
    begun: frozenset[str]


def parse_words(text: str) -> Words:
    """Alternatives as a set of wordings; ``*`` stands for any ending (or beginning), ``_`` for a blank, CANCER for any.

    They are written in American English and read in British English as well.
    """
    listed = ["K" if form == "CANCER" else fold(form.replace("_", " ")) for form in text.split("|")]
    forms = list(dict.fromkeys(spelling for form in listed for spelling in in_both_spellings(form)))
    longest = sorted(forms, key=lambda form: (-len(form), form))
    bound = [_ending(form) for form in longest if not form.startswith("*")]
    free = [_ending(form[1:]) for form in longest if form.startswith("*")]
    sides = ([by_first_letter(bound, r"(?<!\w.)")] if bound else []) + ([by_first_letter(free)] if free else [])
    begins = [form.removeprefix("*") for form in forms]
    return Words(
        (sides[0] if len(sides) == 1 else f"(?:{'|'.join(sides)})") + r"(?!\w)",
        frozenset(form for form in begins if not _OPEN.search(form)),
        frozenset(_OPEN.split(form, 1)[0] for form in begins if _OPEN.search(form)),
    )


def _ending(form: str) -> str:
    return re.escape(form).replace(r"\*", r"\w*")


_ALSO = (
    r"(?: in K| \([^()]*\))?(?:, (?:and |or )?| (?:and|or|nor|as well as|and also|plus|in addition to|besides) | ?/ ?)"
    r"(?:(?:also|of|to|from|by|with|for|in|on|the|both|then|even|against|towards?) ?)*"
)
_NOUN = (
    by_first_letter(
        "K|cells?|tumou?rs?|cancers?|patients?|cases?|clones?|diseases?|cell lines?|lines?|models?|lesions?|blasts?|"
        "xenografts?|subclones?|populations?|carcinomas?|leuk[a]?emias?|lymphomas?|melanomas?|individuals|women|men|"
        "organoids?|those|subgroups?|subsets?".split("|")
    )
    + r"(?!\w)"
)
_WITH = (
    r",? ?(?:which |that |who )?(?:with|harbou?r\w*|carry\w*|carried|carries|bear\w*|contain\w*|possess\w*|having|have|"
    r"has|had|show\w*|express\w*|display\w*|lack\w*|lose|loses|lost|driven by|depend\w* on|positive for|in which|"
    r"in whom|"
    r"whose \w+(?: \w+)? (?:have|carry|harbou?r\w*|contain|show|express|bear)|where|that|which|who)"
    r"(?: \w+){0,3}? "
)
_KIND = (
    r"(?:(?:mutant|mutated|positive|negative|driven|rearranged|deficient|amplified|altered|expressing|dependent|"
    r"bearing|null|low|high|addicted|harbou?ring|overexpressing|primary|metastatic|advanced|human) ){0,2}"
)
_CHANGE = "[VCGM]"
_PLAIN = rf"{_CHANGE}(?:{_ALSO}{_CHANGE})*(?! {_KIND}{_NOUN})"
_CARRIER = (
    rf"(?:{_NOUN}{_WITH}{_CHANGE}(?:{_ALSO}{_CHANGE})*(?: (?:is|are|was|were) \w+)?"
    rf"|{_CHANGE}(?:{_ALSO}{_CHANGE})* {_KIND}{_NOUN})"
)
_DOES = parse_words({row["part"]: row["wordings"] for row in read_rows(HERE / SLOT_FILE)}["does"]).expression
_DRUGS = rf"D(?:{_ALSO}D(?! (?:{_DOES}|\w{{3,}}(?:s|ed)\b)))*"
"""A list of drugs ends before one that does something: it begins the next clause."""
SLOTS: Mapping[str, str] = {
    "DRUG": _DRUGS,
    "AGENT": _DRUGS,
    "OTHER": _DRUGS,
    "ADDED": "D",
    "CHANGE": _PLAIN,
    "CARRIER": _CARRIER,
    "MARKED": rf"(?:{_CARRIER}|{_CHANGE}(?:{_ALSO}{_CHANGE})*)",
    "MUTANT": rf"(?:(?:{_NOUN}{_WITH})?V(?:{_ALSO}[VC])*)",
    "GENE": rf"[GCV](?:{_ALSO}[GCV])*",
    "KNOWN": rf"[GCV](?:{_ALSO}[GCV])*",
    "CANCER": rf"K(?:{_ALSO}K)*",
}
_GOES_ON = r"(?:,|\b(?:and|but|thereby|thus|hence|then|to|can|could|may|might|will|would|also|both))(?: \w+ly)?"
_GAPS = {
    "....": r"[^D;]{0,90}?",
    "...": r"[^DVCGM;]{0,90}?",
    "..": r"(?:, (?!and |or )[^,;]{3,90},)?[^DVCGM;]{0,40}?",
    ">>": rf"(?:(?:, (?!and |or )[^,;]{{3,90}},)?[^DVCGM;]{{0,40}}?|[^D;]{{0,110}}?{_GOES_ON})",
}
_LETTERS: Mapping[str, str] = {"CANCER": "K", "MUTANT": "V", "GENE": "[GCV]", "KNOWN": "[GCV]"} | dict.fromkeys(
    ("DRUG", "AGENT", "OTHER", "ADDED"), "D"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, and which of its groups are slots, by name, and which its own words."""

    expression: re.Pattern[str]
    slots: tuple[tuple[str, int], ...]
    words: tuple[int, ...]
    elements: tuple[str | Words, ...]
    """What it needs, in order: the letters that may fill each slot, as an expression, and the words to be said."""


def compile_pattern(pattern: str, wordings: Mapping[str, Words], place: str) -> Pattern:
    """A pattern, ready to search with.

    Args:
        pattern: see the module. wordings: the sets that it may name. place: where it stands, for messages.

    Raises:
        InputError: the pattern names a set of wordings that there is not.
    """
    pieces: list[str] = []
    elements: list[str | Words] = []
    for number, token in enumerate(pattern.split()):
        if token in SLOTS:
            pieces.append(rf"(?P<{token.lower()}>{SLOTS[token]})")
            elements.append(_LETTERS.get(token, _CHANGE))
        elif token in _GAPS:
            pieces.append(_GAPS[token])
        elif token.startswith("["):
            pieces.append(rf"(?:{parse_words(token.strip('[]')).expression})?")
        else:
            wording = _wording(token, wordings, place)
            pieces.append(f"(?P<words{number}>{wording.expression})")
            elements.append(wording)
    expression = re.compile(r"[ ,]{0,2}".join(pieces))
    groups = expression.groupindex.items()
    slots = tuple((name.upper(), group) for name, group in groups if not name.startswith("words"))
    words = tuple(group for name, group in groups if name.startswith("words"))
    return Pattern(expression, slots, words, tuple(elements))


def _wording(token: str, wordings: Mapping[str, Words], place: str) -> Words:
    """The wordings of a token: sets by their names, words as they are, or several of both."""
    if "<" not in token:
        return parse_words(token)
    alternatives = token.split("|")
    words = "|".join(each for each in alternatives if not each.startswith("<"))
    sets = [_named(each, wordings, place) for each in alternatives if each.startswith("<")]
    sets += [parse_words(words)] if words else []
    if len(sets) == 1:
        return sets[0]
    expression = f"(?:{'|'.join(each.expression for each in sets)})"
    whole, begun = (frozenset().union(*forms) for forms in zip(*((s.whole, s.begun) for s in sets), strict=True))
    return Words(expression, whole, begun)


def _named(token: str, wordings: Mapping[str, Words], place: str) -> Words:
    name = token.strip("<>")
    if name not in wordings:
        raise InputError(place, f"names the wordings {name!r}", "add a row to wordings.tsv, or correct the name")
    return wordings[name]
