"""Target claims of prose: what a therapy acts on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.claims.candidates import Candidate, cue_mention, filled, in_passage
from claimx.claims.changes import targets_of
from claimx.claims.groups import IS_A, Group, drug_groups, groups_of, introduces
from claimx.claims.passages import Passage
from claimx.claims.topics import Topic
from claimx.lexicon import Lexicon
from claimx.mentions import CueMatch
from claimx.mentions.classes import unarmed
from claimx.schema import Direction, EvidenceMention, Mention

_OBJECT = re.compile(
    r" ?(?:(?:the|an?|both|its|mutant|mutated|human|extracellular|intracellular|domains?|of|ligand|to|kinase|activity|"
    r"and|receptors?|tyrosine|protein|signaling|cells|expressing|specifically|selectively|such|as|antigens?|molecules?|"
    r"like|signals|pathways?|checkpoints?|inhibitory|immune)\b[ ,]*){0,6}"
)
_IMPLIED = re.compile(
    r" (?:(?:only|also|still|most|many|some|all|of|to|within|inside|the|this|these|that|same|mutant|mutated|wild|type|"
    r"active|inactive|open|closed|its|a|an|in|covalently|directly|with|from|without) ){0,5}"
    r"(?:it|kinases?|enzymes?|receptors?|proteins?|antigens?|mutants?|target|conformation|form|state|pocket|"
    r"cysteine|cell|mutations?|variants?)\b"
)
"""What a drug acts on where its target is known and spoken of, but not named: "binds the inactive kinase"."""
DENIED_WITHIN = 24
_OTHER = re.compile(r"\b(?:resistan|refractory|fail|relapse|cause|drive|progress)\w*")


def link_targets(passage: Passage, lexicon: Lexicon) -> Iterator[Candidate]:
    """Target candidates: "the MEK inhibitor trametinib", "cetuximab (targeting EGFR)"."""
    if not passage.names_drug or passage.labels.isdisjoint(("GENE", "DRUG_CLASS")):
        return
    groups = drug_groups(passage)
    drugs = [g for g in groups if not g.combined and any(_may_be_told(m, lexicon) for m in g.members)]
    seen: set[tuple[str, str]] = set()
    found = (*_by_class(passage, lexicon), *_by_bracket(passage, lexicon), *_by_verb(passage, drugs))
    for group, genes, mentions, rule in found:
        for drug in group.names:
            new = tuple(g for g in genes if (drug, g) not in seen)
            seen |= {(drug, g) for g in new}
            if new:
                roles = (*filled("drug", [m for m in group.members if m.name in drug.split(" + ")]), *mentions)
                made = in_passage("target", drug, {"gene": new, "cancer": ()}, passage, f"target/{rule}", roles)
                yield replace(made, direction=_direction(passage, next((m for m in roles if m.role == "cue"), None)))


def link_implied_targets(passage: Passage, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Target candidates whose gene the section has named before: "gilteritinib binds the active conformation, too"."""
    cues = [c for c in passage.cued("target") if c.text != "against"] if "DRUG" in passage.labels else []
    drugs = [g for g in drug_groups(passage) if not g.combined] if cues else []
    mutations = {m.start: m.name for m in passage.of("MUTATION")} if cues else {}
    for cue in cues:
        mutation = mutations.get(cue.end + 1, "")
        if not mutation and not _IMPLIED.match(passage.folded, cue.end - passage.start):
            continue
        subject = _subject(passage, drugs, cue)
        if subject is None:
            continue
        for drug in subject.members:
            targets = targets_of(drug.name, lexicon) if drug.label == "DRUG" else ()
            gene = topic.genes.of_mutation(mutation, targets) if mutation else topic.genes.target_of(targets)
            if gene in targets:
                slots = {"gene": (gene,), "cancer": ()}
                roles = (*filled("drug", [drug]), cue_mention(cue))
                found = in_passage("target", drug.name, slots, passage, "target/implied", roles)
                yield replace(found, direction=_direction(passage, cue_mention(cue)))


def _may_be_told(therapy: Mention, lexicon: Lexicon) -> bool:
    """Whether it is news what the therapy acts on: no class says it that is named for its target."""
    return therapy.label == "DRUG" or not targets_of(therapy.name, lexicon)


def _direction(passage: Passage, cue: EvidenceMention | None) -> Direction:
    """Whether the words before a verb deny it; an apposition denies nothing."""
    denied = cue and any(c.kind == "denial" and cue.start - DENIED_WITHIN <= c.start < cue.end for c in passage.cues)
    return "disputes" if denied else "supports"


def _by_class(
    passage: Passage, lexicon: Lexicon
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A class that names its target beside a drug: apposition, example, or direct."""
    mentions = passage.of("DRUG", "DRUG_CLASS")
    classes = [m for m in mentions if m.label == "DRUG_CLASS" and _class_targets(m, lexicon)]
    drugs = groups_of(passage, "DRUG") if classes else ()
    for cls in classes:
        single = Group((cls,))
        for group in drugs:
            apposed = group.end <= cls.start and IS_A.fullmatch(passage.gap(group.end, cls.start))
            behind = group.start >= cls.end and not any(cls.end <= g.start < group.start for g in drugs)
            listed = behind and introduces(passage, single, group)
            if apposed or listed:
                for drug in (m for m in group.members if _fits(m, cls, lexicon)):
                    yield Group((drug,)), _shared(drug, cls, lexicon), filled("gene", [cls]), "class"


def _fits(drug: Mention, cls: Mention, lexicon: Lexicon) -> bool:
    """Whether a drug can belong to a class: a known target in common, or nothing known."""
    known = set(targets_of(drug.name, lexicon))
    return not known or bool(known & set(targets_of(cls.name, lexicon)))


def _shared(drug: Mention, cls: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    """Of the targets of a class those that name it or on which the drug is known to act; what it states if none is."""
    known, stated = targets_of(drug.name, lexicon), _class_targets(cls, lexicon)
    listed = lexicon.facts("DRUG_CLASS", cls.name, "targets")
    own = tuple(gene for gene in stated if gene in known or gene in cls.name)
    return own or tuple(gene for gene in listed if gene in known) or stated


def _by_bracket(
    passage: Passage, lexicon: Lexicon
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A drug with its known target in brackets: "trastuzumab (HER2)"."""
    genes = {m.start: m for m in passage.of("GENE")}
    for drug in passage.of("DRUG"):
        gene = genes.get(drug.end + 2)
        if gene and passage.gap(drug.end, gene.start) == " (" and gene.name in targets_of(drug.name, lexicon):
            yield Group((drug,)), (gene.name,), filled("gene", [gene]), "bracket"


def _class_targets(cls: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    """The targets that the class's name states."""
    name = unarmed(cls.name)
    listed = lexicon.facts("DRUG_CLASS", name, "targets")
    named = name.removesuffix(" inhibitor").removeprefix("anti-").removesuffix(" antibody")
    if len(listed) in (1, 2):
        return listed
    family = named != name and named not in listed and lexicon.knows("GENE", named)
    return (named,) if family else listed[:1]


def _by_verb(
    passage: Passage, drugs: Sequence[Group]
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A drug, a word such as ``targets``, and the gene that follows it in the clause."""
    cues = passage.cued("target")
    genes = groups_of(passage, "GENE") if cues else ()
    for cue in cues:
        subject = _subject(passage, drugs, cue)
        if subject is None:
            continue
        for group in genes:
            between = passage.gap(cue.end, group.start)
            if group.start >= cue.end and _OBJECT.fullmatch(between):
                names = tuple(dict.fromkeys(m.name for m in group.members))
                mentions = (*filled("gene", group.members), cue_mention(cue))
                if passage.folded.find("respectively", group.end - passage.start) >= 0 and len(names) == len(
                    subject.names
                ):
                    for member, gene in zip(subject.members, group.members, strict=False):
                        yield (
                            Group((member,)),
                            (gene.name,),
                            (*filled("gene", [gene]), cue_mention(cue)),
                            "respectively",
                        )
                else:
                    yield subject, names, mentions, "verb"


def _subject(passage: Passage, drugs: Sequence[Group], cue: CueMatch) -> Group | None:
    """The drugs that a verb speaks of: the nearest group before it, not across a stop or another subject."""
    bracketed = next((m for g in drugs for m in g.members if passage.gap(m.end, cue.start) == " ("), None)
    if bracketed:
        return Group((bracketed,))
    before = [g for g in drugs if g.end <= cue.start]
    if not before:
        return None
    group = before[-1]
    gap = passage.gap(group.end, cue.start)
    if len(gap) > 170 or ";" in gap or ". " in gap or _OTHER.search(gap):
        return None
    if re.search(r"\b(?:cells?|tumors?|patients|cancers?|mutations?) \w*$", gap.strip()):
        return None
    return group
