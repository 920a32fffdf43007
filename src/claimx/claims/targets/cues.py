"""Target claims of prose: what a therapy acts on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, cue_mention, filled, refuse
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import drug_groups
from claimx.claims.targets.classes import by_bracket, by_class
from claimx.claims.targets.effects import by_effect
from claimx.claims.targets.verbs import by_verb, subject_of
from claimx.claims.wording.traits import any_of, needs
from claimx.lexicon import Lexicon
from claimx.schema import Direction, EvidenceMention

_IMPLIED = re.compile(
    r" (?:(?:only|also|still|most|many|some|all|of|to|within|inside|the|this|these|that|same|mutant|mutated|wild|type|"
    r"active|inactive|open|closed|its|a|an|in|covalently|directly|with|from|without) ){0,5}"
    r"(?:it|kinases?|enzymes?|receptors?|proteins?|antigens?|mutants?|target|conformation|form|state|pocket|"
    r"cysteine|cell|mutations?|variants?)\b"
)
"""What a drug acts on where its target is known and spoken of, but not named: "binds the inactive kinase"."""
DENIED_WITHIN = 24
_BY_VERB = ("verb", "respectively")


@needs(any_of("GENE", "DRUG_CLASS"))
def link_targets(passage: Passage, lexicon: Lexicon) -> Iterator[Candidate]:
    """Target candidates: "the MEK inhibitor trametinib", "cetuximab (targeting EGFR)"."""
    if not passage.names_drug:
        return
    seen: set[tuple[str, str]] = set()
    found = (*by_class(passage, lexicon), *by_bracket(passage, lexicon), *by_verb(passage, lexicon))
    for group, genes, mentions, rule, cue in found:
        manner = Manner(_direction(passage, cue), "asserted", cue, f"target/{rule}")
        for drug in group.names:
            effects = _effects(passage, drug, mentions, lexicon) if rule in _BY_VERB else {}
            for reason in dict.fromkeys([effects.get(g, "") for g in genes]):
                new = tuple(g for g in genes if effects.get(g, "") == reason and (drug, g) not in seen)
                if not reason:
                    seen |= {(drug, g) for g in new}
                if new:
                    roles = (
                        *filled("drug", group.of(drug)),
                        *(m for m in mentions if effects.get(m.name, "") == reason),
                    )
                    yield from refuse([manner.put("target", passage, drug, {"gene": new}, roles)], reason)


def _effects(passage: Passage, drug: str, told: Sequence[EvidenceMention], lexicon: Lexicon) -> Mapping[str, str]:
    """The genes of a verb that are no targets of the therapy by what is said beside them, with the reason."""
    places = {(m.start, m.end) for m in told}
    genes = [m for m in passage.of("GENE") if (m.start, m.end) in places]
    by_reason = by_effect(passage, drug, genes, lexicon)
    return {gene.name: reason for reason, several in by_reason.items() if reason for gene in several}


@needs(any_of("target"), any_of("DRUG"))
def link_implied_targets(passage: Passage, topic: Topic) -> Iterator[Candidate]:
    """Target candidates whose gene the section has named before: "gilteritinib binds the active conformation, too"."""
    cues = [c for c in passage.cued("target") if c.text != "against"] if "DRUG" in passage.labels else []
    drugs = [g for g in drug_groups(passage) if not g.combined] if cues else []
    mutations = {m.start: m.name for m in passage.of("MUTATION")} if cues else {}
    for cue in cues:
        mutation = mutations.get(cue.end + 1, "")
        if not mutation and not passage.at(_IMPLIED, cue.end):
            continue
        subject, told = subject_of(passage, drugs, cue), cue_mention(cue)
        manner = Manner(_direction(passage, told), "asserted", told, "target/implied")
        for drug in subject.members if subject else ():
            targets = targets_of(drug.name, topic.lexicon) if drug.label == "DRUG" else ()
            gene = topic.genes.of_mutation(mutation, targets) if mutation else topic.genes.target_of(targets)
            if gene in targets:
                yield manner.put("target", passage, drug.name, {"gene": (gene,)}, filled("drug", [drug]))


def _direction(passage: Passage, cue: EvidenceMention | None) -> Direction:
    """Whether the words before a verb deny it; an apposition denies nothing."""
    denied = cue and any(c.kind == "denial" and cue.start - DENIED_WITHIN <= c.start < cue.end for c in passage.cues)
    return "disputes" if denied else "supports"
