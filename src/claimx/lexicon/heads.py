"""Names of drug classes that are put together: what papers print of a target, and a head (``{} inhibitor``).

A class of ``drug_classes.tsv`` names its ``stems`` (``EGFR``, ``epidermal growth factor receptor``) and the kinds of
``heads`` that they take; ``class_heads.tsv`` lists the heads of each kind, with an example each. Stems are found with
all other forms; only where one stands is it looked whether a head stands around it.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from claimx.errors import InputError
from claimx.lexicon.folding import fold
from claimx.lexicon.forms import Form, form_of, spellings
from claimx.lexicon.records import Found, Head, Hit, Stem, Term

STEM = "{}"
"""What a head has in the place of a stem."""
_PLURAL = r"(?:(?<=[a-z])s)?(?![^\W_])"


class _Around(NamedTuple):
    """What a head has before and behind its stem, folded."""

    before: str
    kind: str


class HeadIndex:
    """The heads by what stands behind their stem."""

    def __init__(self, heads: Iterable[Head]) -> None:
        by_after: dict[str, list[_Around]] = defaultdict(list)
        for head in heads:
            before, _, after = fold(head.form).partition(STEM)
            by_after[after].append(_Around(before, head.kind))
        self._by_after = {after: sorted(around, key=lambda a: -len(a.before)) for after, around in by_after.items()}
        self._before = tuple({around.before for around in by_after.get("", ())})
        afters = sorted((re.escape(after) for after in by_after if after), key=lambda after: (-len(after), after))
        self._after = re.compile(rf"(?P<after>{'|'.join(afters) or '(?!)'}){_PLURAL}")
        self._end = re.compile(_PLURAL)

    def find(self, folded: str, stems: Iterable[Found[Stem]], listed: Container[tuple[str, str]]) -> list[Hit]:
        """The classes that are put together of ``stems``; of two that share their span, the one of the longer stem.

        Args:
            folded: the text in which the stems stand, folded.
            stems: where stems stand in it.
            listed: (label, folded form) of what rows list: such a form is that row's.
        """
        found: dict[tuple[int, int], tuple[int, Hit]] = {}
        for stem in stems:
            read = self._read(folded, stem)
            if read is None or ("DRUG_CLASS", folded[read.start : read.end].removesuffix("s")) in listed:
                continue
            length, span = stem.end - stem.start, (read.start, read.end)
            if span not in found or found[span][0] < length:
                found[span] = (length, read)
        return [read for _, read in found.values()]

    def _read(self, folded: str, stem: Found[Stem]) -> Hit | None:
        """The longest name that a head makes of a stem where it stands."""
        if folded.startswith(" ", stem.end) and (match := self._after.match(folded, stem.end)):
            after, end = match["after"], match.end()
        elif folded.endswith(self._before, 0, stem.start) and self._end.match(folded, stem.end):
            after, end = "", stem.end
        else:
            return None
        for before, kind in self._by_after[after]:
            term = stem.entry.terms.get(kind)
            start = stem.start - len(before)
            if term and folded.endswith(before, 0, stem.start) and not folded[max(0, start - 1) : start].isalnum():
                return Found(start, end, term, folded[start:end], term.place)
        return None


def stems_of(terms: Iterable[Term]) -> Iterator[Form[Stem]]:
    """Every spelling of every stem, with the class that each kind of heads makes of it."""
    owned: dict[str, dict[str, Term]] = defaultdict(dict)
    for term in terms:
        for stem in term.facts.get("stems", ()):
            for spelling in spellings(stem):
                owned[fold(spelling)] |= dict.fromkeys(term.facts.get("heads", ()), term)
    for stem, by_kind in owned.items():
        yield form_of(Stem(by_kind), stem, "", stem)


def faults_of_heads(heads: Sequence[Head], terms: Mapping[tuple[str, str], Term]) -> Iterator[InputError]:
    """Everything that is wrong with heads, and with the kinds of heads that terms name."""
    kinds = {head.kind for head in heads}
    for head in heads:
        if head.form.count(STEM) != 1:
            yield InputError(head.place, f"{head.form!r} has no place for a stem, or several", f"write {STEM} once")
    for term in terms.values():
        for kind in term.facts.get("heads", ()):
            if kind not in kinds:
                yield InputError(term.place, f"there is no kind of heads {kind!r}", f"use {', '.join(sorted(kinds))}")
