"""Printed references matched to listed works, one to one; where two are equally good, neither is taken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimx.identifiers.agreement import Listed, Printed, agreement, prepare_listed, prepare_printed
from claimx.schema import Document, ListedReference, Reference

Outcome = Literal["matched", "contradicted", "ambiguous", "unmatched"]
KINDS = ("doi", "pmid", "pmcid")


@dataclass(frozen=True, slots=True)
class Match:
    """A printed reference and the listed works that it was matched to.

    ``listed`` is one work where it is ``matched``, or ``contradicted`` by an identifier that is printed; several
    where they are equally good, or where another reference is as good for the one; none where there is none.
    """

    reference: Reference
    outcome: Outcome
    listed: tuple[ListedReference, ...] = ()

    @property
    def identified(self) -> Reference:
        """The reference with the identifiers of the work that it was matched to; what is printed stands."""
        if self.outcome != "matched":
            return self.reference
        known = {kind: getattr(self.reference, kind) or getattr(self.listed[0], kind) for kind in KINDS}
        return replace(self.reference, **known)


def with_identifiers(document: Document, listed: Sequence[ListedReference]) -> Document:
    """A document whose references have the identifiers of the listed works; nothing else of it is changed."""
    matches = match_references(document.references, listed)
    return replace(document, references=tuple(match.identified for match in matches))


def match_references(references: Sequence[Reference], listed: Sequence[ListedReference]) -> tuple[Match, ...]:
    """What became of each reference, in order.

    A reference that prints an identifier of a listed work is matched to it. The others are matched by how well they
    agree (:func:`claimx.identifiers.agreement.agreement`), the best pairs first, each only if neither side has
    another that is as good.
    """
    works = _works(listed)
    known = _by_identifier(references, works)
    found = {at: _checked(Match(references[at], "matched", (works[work],))) for at, work in known.items()}
    printed: dict[Printed, list[int]] = defaultdict(list)  # an entry that is printed twice is one
    for at, reference in enumerate(references):
        if at not in found:
            printed[prepare_printed(reference)].append(at)
    taken = set(known.values())
    left = [work for at, work in enumerate(works) if at not in taken]
    for entry, (outcome, rivals) in _by_fields(list(printed), left).items():
        for at in printed[entry]:
            found[at] = _checked(Match(references[at], outcome, rivals))
    return tuple(found.get(at, Match(reference, "unmatched")) for at, reference in enumerate(references))


def _works(listed: Iterable[ListedReference]) -> list[ListedReference]:
    """The listed works, each once: entries that share an identifier are one work."""
    works: list[ListedReference] = []
    places: dict[tuple[str, str], int] = {}
    for entry in listed:
        keys = _keys(entry)
        at = next((places[key] for key in keys if key in places), len(works))
        if at == len(works):
            works.append(entry)
        else:
            works[at] = replace(works[at], **{kind: getattr(works[at], kind) or getattr(entry, kind) for kind in KINDS})
        for key in keys:
            places.setdefault(key, at)
    return works


def _keys(entry: Reference | ListedReference) -> list[tuple[str, str]]:
    return [(kind, value.casefold()) for kind in KINDS if (value := getattr(entry, kind))]


def _by_identifier(references: Sequence[Reference], works: Sequence[ListedReference]) -> dict[int, int]:
    """The references that print an identifier of a listed work, and the work, both by number."""
    places: dict[tuple[str, str], int] = {}
    for at, work in enumerate(works):
        for key in _keys(work):
            places.setdefault(key, at)
    found = ((at, [places[key] for key in _keys(one) if key in places]) for at, one in enumerate(references))
    return {at: known[0] for at, known in found if known}


def _checked(match: Match) -> Match:
    """A match, or a contradiction where the reference prints another identifier of the kind than is listed."""
    if match.outcome != "matched":
        return match
    pairs = ((getattr(match.reference, kind), getattr(match.listed[0], kind)) for kind in KINDS)
    differs = any(one and other and one.casefold() != other.casefold() for one, other in pairs)
    return replace(match, outcome="contradicted") if differs else match


def _by_fields(
    entries: Sequence[Printed], works: Sequence[ListedReference]
) -> Mapping[Printed, tuple[Outcome, tuple[ListedReference, ...]]]:
    """What each entry is matched to; those that agree with no work are left out."""
    ready = [prepare_listed(work) for work in works]
    levels: dict[int, list[tuple[Printed, int]]] = defaultdict(list)
    for entry, at in _candidates(entries, ready):
        if level := agreement(entry, ready[at]):
            levels[level].append((entry, at))
    found: dict[Printed, tuple[Outcome, tuple[ListedReference, ...]]] = {}
    used: set[int] = set()
    for level in sorted(levels, reverse=True):
        free = [(entry, at) for entry, at in levels[level] if entry not in found and at not in used]
        for entry, at in free:
            rivals = [other for one, other in free if one == entry]
            shared = sum(other == at for _, other in free) > 1
            outcome: Outcome = "ambiguous" if shared or len(rivals) > 1 else "matched"
            found[entry] = outcome, tuple(works[other] for other in rivals)
        used |= {at for _, at in free}
    return found


def _candidates(entries: Sequence[Printed], works: Sequence[Listed]) -> Iterator[tuple[Printed, int]]:
    """The pairs that can agree: they share the first author's name or the whole title."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, work in enumerate(works):
        places[f"author {work.family}"].append(at)
        places[f"title {work.title}"].append(at)
    for entry in entries:
        keys = [f"author {family}" for family in entry.families] + ([f"title {entry.title}"] if entry.title else [])
        near = {at for key in keys for at in places.get(key, ())}
        yield from ((entry, at) for at in sorted(near))
