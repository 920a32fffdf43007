"""Why a pair was missed, and what is wrong with one that is extra: a short, closed list of kinds.

Each wrong pair has one kind, the first of its list that applies. An error is explained only by
another error of the same passage: what is right elsewhere explains nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimx.grading.gold import combination_parts
from claimx.grading.reconcile import Match
from claimx.grading.statements import Occurrence, Pair, pairs_of
from claimx.pages.passages import find_passages, passage_at
from claimx.schema import Extraction, Label

MISS_KINDS: Mapping[str, str] = {
    "mention missed": "the drug or the value is not among the mentions of the whole document",
    "wrong direction": "the passage has the pair with the opposite polarity",
    "wrong type": "the passage has the pair in a claim of another type",
    "wrong drug": "the passage has the value with another drug",
    "wrong value": "the passage has this claim with another value in the slot, which is not right",
    "passage not found": "the words of the gold row are not in the document as it was read",
    "out of reach": "the drug or the value is mentioned in the document, but not in this passage",
    "slot missed": "the claim was found, and the passage mentions the value, but the claim lacks it",
    "link missed": "the passage mentions drug and value, but no claim joins them",
}
EXTRA_KINDS: Mapping[str, str] = {
    "wrong direction": "the gold table has the pair with the opposite polarity in this passage",
    "wrong type": "the gold table has the pair in a claim of another type in this passage",
    "wrong drug": "the gold table has the value with another drug in this passage",
    "wrong value": "the gold table has this claim with another value in the slot, which was missed",
    "added value": "the claim is in the gold table, but without this value",
    "not in gold": "nothing in the gold table is like it: a false claim, or one that the curators left out",
}
REGROUPED = "regrouped"
REGROUPED_MEANING = "every pair is right, but the claims are cut another way"

LABELS: Mapping[str, tuple[Label, ...]] = {
    "drug": ("DRUG", "DRUG_CLASS"),
    "agent": ("DRUG", "DRUG_CLASS"),
    "gene": ("GENE",),
    "mutation": ("MUTATION",),
    "alteration": ("ALTERATION",),
    "mechanism": ("MECHANISM",),
    "cancer": ("CANCER",),
}
RIVALS: Mapping[str, str] = {
    "polarity": "wrong direction", "type": "wrong type", "drug": "wrong drug", "value": "wrong value",
}  # fmt: skip
NAMELESS_PASSAGE = ""

Named = tuple[str, Label, str]
Fault = tuple[Pair, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the kinds are judged by: both sides' pairs, where the wrong ones stand, what is mentioned where.

    ``missed`` and ``extra`` hold the wrong pairs by passage, and all of them under the empty name;
    ``mentioned`` holds, for a document, a label and a name, the passages that mention it.
    """

    gold: frozenset[Pair]
    found: frozenset[Pair]
    missed: Mapping[str, frozenset[Pair]]
    extra: Mapping[str, frozenset[Pair]]
    mentioned: Mapping[Named, frozenset[str]]


def set_scene(gold: Collection[Occurrence], found: Collection[Occurrence], extractions: Iterable[Extraction]) -> Scene:
    """Collect what the kinds of error are judged by."""
    wanted, given = pairs_of(gold), pairs_of(found)
    return Scene(
        gold=frozenset(wanted),
        found=frozenset(given),
        missed=_by_passage(gold, wanted - given),
        extra=_by_passage(found, given - wanted),
        mentioned=_find_mentioned(extractions),
    )


def find_misses(occurrence: Occurrence, match: Match, scene: Scene) -> tuple[Fault, ...]:
    """The pairs of a gold occurrence that were not found, each with its kind, sorted."""
    missed = sorted(occurrence.statement.pairs - scene.found)
    return tuple((pair, _kind_of_miss(pair, occurrence.passage, match, scene)) for pair in missed)


def find_extras(occurrence: Occurrence, match: Match, scene: Scene) -> tuple[Fault, ...]:
    """The pairs of an extracted occurrence that are not in the gold table, each with its kind, sorted."""
    extra = sorted(occurrence.statement.pairs - scene.gold)
    return tuple((pair, _kind_of_extra(pair, occurrence.passage, match, scene)) for pair in extra)


def main_kind(misses: Collection[Fault], extras: Collection[Fault]) -> str:
    """The kind that stands for a whole statement: the commonest of its misses, else of its extras."""
    for faults, kinds in ((misses, MISS_KINDS), (extras, EXTRA_KINDS)):
        if faults:
            counts = Counter(kind for _, kind in faults)
            return max(kinds, key=lambda kind: counts[kind])
    return REGROUPED


def _kind_of_miss(pair: Pair, passage: str, match: Match, scene: Scene) -> str:
    drug = [("drug", part) for part in combination_parts(pair.drug)]
    value = [(pair.slot, part) for part in (combination_parts(pair.value) if pair.slot == "agent" else [pair.value])]
    if not all(_mentioned_in(pair.doc, slot, name, scene) for slot, name in drug + value):
        return "mention missed"
    rival = _find_rival(pair, scene.extra.get(passage, frozenset()))
    if rival:
        return rival
    if not passage:
        return "passage not found"
    linked = match.found is not None and match.found.drug == pair.drug
    needed = value if linked else drug + value
    if not all(passage in _mentioned_in(pair.doc, slot, name, scene) for slot, name in needed):
        return "out of reach"
    return "slot missed" if linked else "link missed"


def _kind_of_extra(pair: Pair, passage: str, match: Match, scene: Scene) -> str:
    rival = _find_rival(pair, scene.missed.get(passage, frozenset()))
    if rival:
        return rival
    return "added value" if match.gold is not None and match.gold.drug == pair.drug else "not in gold"


def _find_rival(pair: Pair, others: frozenset[Pair]) -> str:
    """How a wrong pair of the other side is almost this one: the same but for one field."""
    for field, kind in RIVALS.items():
        if any(other._replace(**{field: getattr(pair, field)}) == pair for other in others):
            return kind
    return ""


def _mentioned_in(doc: str, slot: str, name: str, scene: Scene) -> frozenset[str]:
    empty: frozenset[str] = frozenset()
    return empty.union(*(scene.mentioned.get((doc, label, name), empty) for label in LABELS[slot]))


def _by_passage(occurrences: Iterable[Occurrence], wrong: set[Pair]) -> dict[str, frozenset[Pair]]:
    pairs: dict[str, set[Pair]] = defaultdict(set, {NAMELESS_PASSAGE: set(wrong)})
    for occurrence in occurrences:
        pairs[occurrence.passage] |= occurrence.statement.pairs & wrong
    return {passage: frozenset(members) for passage, members in pairs.items()}


def _find_mentioned(extractions: Iterable[Extraction]) -> dict[Named, frozenset[str]]:
    places: dict[Named, set[str]] = defaultdict(set)
    for extraction in extractions:
        passages = find_passages(extraction.document)
        for mention in extraction.mentions:
            passage = passage_at(passages, mention.start)
            if passage:
                places[mention.doc_id, mention.label, mention.name].add(passage.name)
    return {named: frozenset(names) for named, names in places.items()}
