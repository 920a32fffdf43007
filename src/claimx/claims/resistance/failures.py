"""Resistance claims put together: a therapy that fails, and what is changed where it fails."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.claims.discourse.inherited import Inherited
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, filled, filled_by, slots_of
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.changes import Change
from claimx.claims.passages.facts import once_a_lexicon
from claimx.claims.passages.mechanisms import infer_mechanisms, targets_of
from claimx.claims.passages.passage import Passage, setting_of
from claimx.claims.passages.records import record
from claimx.lexicon import Lexicon, fold
from claimx.schema import Mention

_THE_TARGET = re.compile(
    r"(?:target|kinase|receptor|enzyme)(?: domain)? (?:gene|kinase|protein|antigen|itself|domain)|the (?:target|"
    r"kinase|enzyme)\b|"
    r"(?:kinase|target|catalytic|atp binding|binding site|active site|on target)(?: domain)? (?:\w+ )?mutations?\b|"
    r"mutations? (?:\w+ )?(?:in|of|within) (?:the |its |their )?(?:\w+ )?(?:kinase|catalytic|active site|atp binding)"
)
ANGIOGENIC = "alternative angiogenic signaling"
"""The bypass of what starves a tumor of vessels: it needs not be called a bypass as well."""
_MARKED = re.compile(r"(?P<marker>[\w/-]+?)-positive ")
_FOR = re.compile(
    r"(?: \([^()]*\))?,? (?:mutations? |mutants? )?"
    r"(?:for|to|against|on|under|with|in|by|post|after|upon|following)(?: the)? "
)


@record
class Failing:
    """Therapies that fail, the changes and mechanisms for which they do, and the tumors in which they do."""

    drugs: Inherited
    changes: Sequence[Change]
    mechanisms: Sequence[Mention]
    cancers: Sequence[Mention]

    def is_explained(self) -> bool:
        """Whether anything is told for which they fail."""
        return bool(self.changes or self.mechanisms)


def state_failures(passage: Passage, failing: Failing, manner: Manner, topic: Topic) -> Iterator[Candidate]:
    """A resistance candidate for each drug, with the mechanisms that its changes amount to."""
    drugs, mechanisms, cancers = failing.drugs, failing.mechanisms, failing.cancers
    inherited = None if cancers else topic.cancers.meant()
    setting = setting_of(passage) or topic.setting()
    manner = replace(manner, setting=setting)
    named = tuple(dict.fromkeys(m.name for m in mechanisms))
    for drug, own in _changes_by_drug(passage, drugs, failing.changes, topic.lexicon):
        slots = {
            "gene": genes_of(own, drug, topic) or _target_spoken_of(passage, named, drug, topic),
            **slots_of(own),
            "mechanism": settle(named, _inferred(own, drug, topic), setting, topic.lexicon),
            "cancer": tuple(m.name for m in cancers) or _fitting(inherited, drug, topic.lexicon),
        }
        roles = (
            *filled("drug", [m for m in drugs.mentions if m.name in drug.split(" + ")], drugs.via),
            *filled_by(own),
            *filled("mechanism", mechanisms),
            *filled("cancer", cancers or (inherited.mentions if inherited else ()), "" if cancers else "topic"),
        )
        yield manner.put("resistance", passage, drug, slots, roles)


def _changes_by_drug(
    passage: Passage, drugs: Inherited, changes: Sequence[Change], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Each drug with its changes: of several that of its own target, and the mutations that are told off for it."""
    told = _alternating(passage, drugs) if len(drugs.names) > 1 else {}
    for drug in drugs.names:
        own = _paired(changes, drug, drugs.names, lexicon)
        yield drug, tuple(kept for c in own if (kept := _of_those(c, told[drug]))) if told else own


def _inferred(changes: Sequence[Change], drug: str, topic: Topic) -> tuple[str, ...]:
    """The mechanisms that changes amount to for a drug; those without a gene are of the one that the document names."""
    targets = targets_of(drug, topic.lexicon)
    owners = ("" if change.gene else "".join(genes_of([change], drug, topic)[:1]) for change in changes)
    inferred = (
        _gatekept(mechanism, change, topic)
        for change, owner in zip(changes, owners, strict=True)
        for mechanism in infer_mechanisms(change, drug, targets, topic.lexicon, owner)
    )
    return tuple(dict.fromkeys(inferred))


def _fitting(inherited: Inherited | None, drug: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The tumors of the context, without those that are named for the target of another drug than this one."""
    targets = targets_of(drug, lexicon)
    if not inherited or inherited.via == "heading" or not targets:
        return inherited.names if inherited else ()
    marked = {name: _MARKED.match(name) for name in inherited.names}
    genes = {n: lexicon.by_form.get(("GENE", fold(m["marker"]))) for n, m in marked.items() if m}
    return tuple(n for n in inherited.names if not (gene := genes.get(n)) or gene.name in targets)


def _gatekept(mechanism: str, change: Change, topic: Topic) -> str:
    """The mechanism, or the gatekeeper's where the document calls the mutation one."""
    gate = mechanism == "secondary mutation" and any(m.name in topic.genes.gatekeepers for m in change.mutations)
    return "gatekeeper mutation" if gate else mechanism


def _paired(changes: Sequence[Change], drug: str, drugs: Sequence[str], lexicon: Lexicon) -> tuple[Change, ...]:
    """Of several drugs and genes each drug takes its own target, where every drug has one among them."""
    if len(drugs) < 2:
        return tuple(changes)
    owners = {d: [c for c in changes if c.gene and c.gene.name in targets_of(d, lexicon)] for d in drugs}
    if all(owners.values()) and any(owners[a] != owners[b] for a in drugs for b in drugs):
        return tuple(owners[drug])
    return tuple(changes)


def _alternating(passage: Passage, drugs: Inherited) -> dict[str, frozenset[int]]:
    """Where the mutations of each drug begin, if they are told off in turn: "S1 and S2 for A and S3 for B"."""
    told: dict[str, frozenset[int]] = {}
    run: list[Mention] = []
    for mention in sorted((*passage.of("MUTATION"), *passage.of("DRUG")), key=lambda m: m.start):
        if mention.label == "MUTATION":
            run.append(mention)
        elif run and mention.name in drugs.names and _FOR.fullmatch(passage.gap(run[-1].end, mention.start)):
            told[mention.name] = frozenset(m.start for m in run)
            run = []
    return told if set(told) == set(drugs.names) else {}


def _of_those(change: Change, starts: frozenset[int]) -> Change | None:
    """The change with only the mutations that begin at ``starts``; None where none is left of several."""
    kept = tuple(m for m in change.mutations if m.start in starts)
    return change._replace(mutations=kept) if kept or not change.mutations else None


def genes_of(changes: Sequence[Change], drug: str, topic: Topic) -> tuple[str, ...]:
    """The genes of the changes; a mutation without one takes it from the document, else from the drug."""
    genes = [c.gene.name for c in changes if c.gene]
    if orphans := [m.name for c in changes if c.gene is None for m in c.mutations]:
        targets = _direct_targets(drug, topic.lexicon)
        genes += [topic.genes.of_mutation(mutation, targets) for mutation in orphans]
    return tuple(dict.fromkeys(filter(None, genes)))


def _target_spoken_of(passage: Passage, named: Sequence[str], drug: str, topic: Topic) -> tuple[str, ...]:
    """The drug's target where the passage speaks of "the target" or "kinase mutations" without its name.

    Of several targets those that the section has named; a drug may act on more than the text is about.
    """
    if not any("on-target" in topic.lexicon.facts("MECHANISM", m, "group") for m in named):
        return ()
    if not _THE_TARGET.search(passage.folded):
        return ()
    direct = _direct_targets(drug, topic.lexicon)
    return direct if len(direct) == 1 else topic.genes.targets_of(direct)


@once_a_lexicon
def _direct_targets(drug: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The genes and families that the lexicon has for a drug or class, as they are listed."""
    return (*lexicon.facts("DRUG", drug, "targets"), *lexicon.facts("DRUG_CLASS", drug, "targets"))


def settle(named: Sequence[str], inferred: Sequence[str], setting: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Named mechanisms, and the inferred ones that a named one of the same group does not already say."""
    groups = {g for m in named for g in lexicon.facts("MECHANISM", m, "group") if g != "on-target"}
    kept = [m for m in inferred if not groups & set(lexicon.facts("MECHANISM", m, "group"))]
    if ANGIOGENIC in (*named, *kept):
        kept = [m for m in kept if m != "bypass signaling"]
    if "gatekeeper mutation" in named or setting == "primary":
        kept = [m for m in kept if m != "secondary mutation"]
    return tuple(dict.fromkeys([*named, *kept]))
