"""The lexicon: all terms, cues and stop words, by name and by form."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any

from claimx.lexicon.folding import fold, fold_whole
from claimx.lexicon.forms import Form, Words, forms_of, forms_of_wording, opened
from claimx.lexicon.heads import HeadIndex, stems_of
from claimx.lexicon.pairs import PairIndex, is_pair
from claimx.lexicon.records import OTHER, Cue, Head, Hit, Stem, Stopword, Term, Wording
from claimx.lexicon.search import FormIndex


@dataclass(frozen=True)
class Lexicon:
    """All terms, cues and stop words, with the search over them."""

    terms: tuple[Term, ...]
    cues: tuple[Cue, ...]
    stopwords: tuple[Stopword, ...]
    variants: Mapping[str, str] = field(default_factory=dict)
    """The gene of well-known mutations that papers print without it (``T790M``: ``EGFR``)."""
    words: frozenset[str] = frozenset()
    """Words of ordinary text, in lower case, names among them: what is listed here is no misprint."""
    wordings: tuple[Wording, ...] = ()
    """What tells of a term without naming it."""
    classes: Words = field(default_factory=dict)
    """The words of each class that wordings name in brackets."""
    heads: tuple[Head, ...] = ()
    """What makes names of drug classes of the stems of their terms."""
    sha256: str = ""
    kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What its users worked out of its names so far (:func:`claimx.claims.passages.facts.once_a_lexicon`)."""

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled: all but what was worked out, which is worked out again."""
        return self.__dict__ | {"kept": {}}

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], Term]:
        """Terms by (label, canonical name)."""
        return {(term.label, term.name): term for term in self.terms}

    @cached_property
    def by_form(self) -> Mapping[tuple[str, str], Term]:
        """Terms by (label, folded form)."""
        return {(term.label, fold(form)): term for term in reversed(self.terms) for form in term.forms}

    @cached_property
    def stops(self) -> Mapping[tuple[str, str], Stopword]:
        """Stop words by (label, form as printed)."""
        return {(stop.label, stop.form): stop for stop in self.stopwords}

    @cached_property
    def stopped(self) -> frozenset[str]:
        """The forms, and their plurals, that are stop words of some label."""
        return frozenset(form for stop in self.stopwords for form in (stop.form, stop.form + "s"))

    def knows(self, label: str, name: str) -> bool:
        """Whether ``name`` is the canonical name of a term of this label."""
        return (label, name) in self.by_name

    def recognizes(self, label: str, name: str) -> bool:
        """Whether ``name`` is a name or any other form of a term of this label."""
        return self.named(label, fold(name)) is not None

    def named(self, label: str, form: str) -> Term | None:
        """The term of a folded form, listed or put together of a stem and a head."""
        if (term := self.by_form.get((label, form))) or label != "DRUG_CLASS":
            return term
        whole = (hit.entry for hit in self.find(form) if (hit.start, hit.end) == (0, len(form)))
        return next((entry for entry in whole if isinstance(entry, Term) and entry.label == label), None)

    def facts(self, label: str, name: str, column: str) -> tuple[str, ...]:
        """The values of a further column of a term, e.g. the targets of a drug."""
        term = self.by_name.get((label, name))
        return term.facts.get(column, ()) if term else ()

    @cached_property
    def classes_of(self) -> Mapping[str, Sequence[Term]]:
        """The drug classes that act on a gene."""
        found: dict[str, list[Term]] = defaultdict(list)
        for term in self.terms:
            if term.label == "DRUG_CLASS":
                for gene in term.facts.get("targets", ()):
                    found[gene].append(term)
        return found

    @cached_property
    def therapy_targets(self) -> frozenset[str]:
        """The genes, families and fusions that some drug or class of the lexicon acts on, and their members."""
        direct = {g for term in self.terms for g in term.facts.get("targets", ())}
        return frozenset(direct | {m for g in direct for m in self.facts("GENE", g, "members")})

    def find(self, text: str) -> list[Hit]:
        """Every occurrence of every form and wording in ``text``, overlapping ones included, by start and length."""
        hits: list[Any]
        hits, begun = self._forms.find(text)
        stems: list[Any] = [hit for hit in hits if isinstance(hit.entry, Stem)]
        if stems:
            hits = [hit for hit in hits if not isinstance(hit.entry, Stem)]
            hits += self._heads.find(fold_whole(text), stems, self.by_form)
        hits += self._pairs.find(text, begun)  # a name goes before a wording of the same span
        hits.sort(key=itemgetter(1), reverse=True)
        hits.sort(key=itemgetter(0))  # two plain sorts are faster than one by a pair
        return hits

    @cached_property
    def _heads(self) -> HeadIndex:
        return HeadIndex(self.heads)

    @cached_property
    def _forms(self) -> FormIndex[Term | Cue | Stem]:
        others = (Cue(w.form, OTHER, w.label, w.place) for w in self.wordings if not w.name)
        opened_others = (replace(cue, form=form) for cue in others for form in opened(cue.form, self.classes))
        entries: tuple[Term | Cue, ...] = (*self.terms, *self.cues, *opened_others)
        forms = (form for entry in entries for form in forms_of(entry))
        plain = ((wording, term) for wording, term in self._told if not is_pair(wording.form))
        told = (form for wording, term in plain for form in forms_of_wording(wording, term, self.classes))
        every: Iterator[Form[Any]] = chain(forms, told, stems_of(self.terms))
        return FormIndex(every, self._pairs.words)

    @cached_property
    def _pairs(self) -> PairIndex:
        pairs = ((wording, term) for wording, term in self._told if is_pair(wording.form))
        return PairIndex(pairs, (wording.form for wording in self.wordings if not wording.name), self.classes)

    @property
    def _told(self) -> Iterator[tuple[Wording, Term]]:
        """The wordings with the terms that they tell of."""
        return ((wording, self.by_name[wording.label, wording.name]) for wording in self.wordings if wording.name)
