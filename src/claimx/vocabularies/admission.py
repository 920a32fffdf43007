"""What of a download may be used beside the curated lexicon, form by form.

A curated row wins over a downloaded one, a main name over an alias, and an alias that two concepts share is
nobody's. Forms that mean other things in papers are refused; a main name that does is kept under a rule that
demands words of its kind in the sentence.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from claimx.lexicon import Lexicon, fold
from claimx.schema import Label
from claimx.vocabularies.records import Admission, Concept, Entry, Refused
from claimx.vocabularies.substances import EVERYDAY, SALTS

CONTEXT: Mapping[str, str] = {
    "GENE": "mRNA|protein|transcript|promoter|locus|allel|express|knockdown|knockout|siRNA|encod|isoform|genes",
    "DRUG": "treatment|therap|administ|dose|dosing|mg|inhibitor|agonist|antagonist|drug|placebo|infusion|compound",
}
SHORTEST, SHORTEST_OF_LETTERS = 3, 5
DECIDED_BY_CONTEXT = 6
"""The longest form that a rule of context is asked for (:mod:`claimx.mentions.screening`)."""
_WILD = re.compile(r"[*~|\t\n]")
_CHANGE = re.compile(r"[ACDEFGHIKLMNPQRSTVWY]\d{1,4}[ACDEFGHIKLMNPQRSTVWY]")
_LABEL_LIKE = re.compile(r"[A-Za-z]{1,2}[- ]?\d{1,2}|[A-Za-z]\d{1,2}[A-Za-z]")


def admit(items: Iterable[Concept | Refused], label: Label, lexicon: Lexicon) -> Admission:
    """The concepts of a download that can be used beside ``lexicon``, and what was refused.

    Args:
        items: what the download's reader gives, in order.
        label: what the concepts are, GENE or DRUG.
        lexicon: the curated terms, which win, and words of ordinary text.
    """
    items = list(items)
    owners = {_key(form): f"{term.name!r} ({term.place})" for term in lexicon.terms for form in term.forms}
    concepts, refused = _main_names([item for item in items if isinstance(item, Concept)], label, lexicon, owners)
    entries, more = _with_synonyms(concepts, label, lexicon.words, owners)
    refused = [*(item for item in items if isinstance(item, Refused)), *refused, *more]
    return Admission(tuple(sorted(entries, key=lambda e: (e.name.casefold(), e.name))), tuple(refused))


def _main_names(
    candidates: Sequence[Concept], label: Label, lexicon: Lexicon, owners: Mapping[str, str]
) -> tuple[Mapping[str, Concept], list[Refused]]:
    """The concepts whose main names can stand, by key, and those that fall with their names."""
    curated = {term.id: f"{term.name!r} ({term.place})" for term in lexicon.terms if term.label == label and term.id}
    listed = {_key(concept.name): f"{concept.name!r} ({concept.place})" for concept in candidates}
    bases = {**listed, **owners}
    concepts: dict[str, Concept] = {}
    refused = []
    for concept in candidates:
        key = _key(concept.name)
        if concept.id in curated:
            reason = f"curated already as {curated[concept.id]}"
        elif key in owners:
            reason = f"already stands for {owners[key]}"
        elif key in concepts:
            reason = f"listed already ({concepts[key].place})"
        elif label == "DRUG" and (parent := _parent(concept.name, bases)):
            reason = f"a salt or form of {parent}"
        else:
            reason = _reason_against_name(concept.name, label, lexicon.words)
        if reason:
            refused.append(Refused(concept.place, concept.name, concept.name, reason))
        else:
            concepts[key] = concept
    return concepts, refused


def _with_synonyms(
    concepts: Mapping[str, Concept], label: Label, words: Collection[str], owners: Mapping[str, str]
) -> tuple[list[Entry], list[Refused]]:
    """The rows to be, each with the synonyms that are its own, and the synonyms that are refused."""
    shared = Counter(key for c in concepts.values() for key in {_key(form) for form in (*c.spelled_out, *c.aliases)})

    def reason_against(form: str, concept: Concept) -> str:
        key = _key(form)
        if key in owners:
            return f"already stands for {owners[key]}"
        if key in concepts:
            return f"the name of another concept ({concepts[key].place})"
        if shared[key] > 1:
            return f"shared by {shared[key]} concepts of the download"
        return _reason_against_alias(form, label, words, form in concept.spelled_out)

    entries, refused = [], []
    for concept in concepts.values():
        synonyms, against = _sorted_out(concept, reason_against)
        refused += against
        match = f"context:{CONTEXT[label]}" if _is_ambiguous(concept.name, words) else "auto"
        entries.append(Entry(concept.name, concept.id, synonyms, match, concept.place))
    return entries, refused


def _sorted_out(
    concept: Concept, reason_against: Callable[[str, Concept], str]
) -> tuple[tuple[str, ...], list[Refused]]:
    """The synonyms of a concept that stand, each once, and those that do not."""
    kept: dict[str, str] = {_key(concept.name): concept.name}
    refused = []
    for form in (*concept.spelled_out, *concept.aliases):
        if _key(form) in kept:
            continue
        if reason := reason_against(form, concept):
            refused.append(Refused(concept.place, concept.name, form, reason))
        else:
            kept[_key(form)] = form
    return tuple(kept.values())[1:], refused


def _reason_against_name(name: str, label: Label, words: Collection[str]) -> str:
    if reason := _unfit(name, label):
        return reason
    if _is_word(name, label, words) and len(name) > DECIDED_BY_CONTEXT:
        return "a word of ordinary text, too long for the rule that demands context"
    return ""


def _reason_against_alias(form: str, label: Label, words: Collection[str], spelled_out: bool) -> str:
    if reason := _unfit(form, label):
        return reason
    if len(form) < SHORTEST or _LABEL_LIKE.fullmatch(form):
        return "too short to tell from labels and other abbreviations"
    if form.isalpha() and form.isupper() and len(form) < SHORTEST_OF_LETTERS:
        return "an abbreviation of few letters, which stands for other things too"
    if _is_word(form, label, words) and not spelled_out:
        return "a word of ordinary text"
    if _CHANGE.fullmatch(form):
        return "shaped like a mutation"
    return ""


def _is_word(form: str, label: Label, words: Collection[str]) -> bool:
    """Whether a form is printed as a word, too; long names of drugs are common words of medicine by themselves."""
    return form.lower() in words and (label != "DRUG" or len(form) <= DECIDED_BY_CONTEXT)


def _unfit(form: str, label: Label) -> str:
    if _WILD.search(form):
        return "holds a sign that has another meaning in lexicons (* ~ |)"
    if not any(c.isalpha() for c in form):
        return "holds no letter"
    if label == "DRUG" and form.lower() in EVERYDAY:
        return "named as a part of the body, of food or of a buffer far more often than as a drug"
    return ""


def _is_ambiguous(name: str, words: Collection[str]) -> bool:
    """Whether a main name means other things too: a word, a few letters, a label or the shape of a mutation."""
    letters = name.isalpha() and len(name) < SHORTEST_OF_LETTERS
    return letters or name.lower() in words or bool(_LABEL_LIKE.fullmatch(name) or _CHANGE.fullmatch(name))


def _parent(name: str, names: Mapping[str, str]) -> str:
    """The drug of which this is a salt or solvate, or ''."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in SALTS:
        words.pop()
        if parent := names.get(_key(" ".join(words))):
            return parent
    return ""


def _key(form: str) -> str:
    """What two forms must not share: letters and digits, whatever the case and joints."""
    return fold(form).replace(" ", "")
