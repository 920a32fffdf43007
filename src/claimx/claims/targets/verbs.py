"""Targets told by a verb: "ponatinib binds T315I-mutant ABL1"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimx.claims.judgement.candidates import cue_mention, filled
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.failed import tells_of_failure
from claimx.claims.passages.groups import Group, is_pointer
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import drug_groups, leads_to_example
from claimx.claims.targets.classes import may_be_told
from claimx.claims.targets.effects import WORDS
from claimx.claims.targets.told import Told
from claimx.claims.wording.traits import any_of, needs
from claimx.lexicon import Lexicon
from claimx.mentions import CueMatch
from claimx.schema import Mention

_OBJECT = re.compile(
    r" ?(?!(?:the |its |an? )?(?:receptors?|ligands?|substrates?) (?:of|for)\b)"
    r"(?:(?:the|an?|both|its|mutant|mutated|human|extracellular|intracellular|domains?|of|ligand|to|kinase|activity|"
    r"and|receptors?|tyrosine|protein|signaling|cells|expressing|specifically|selectively|such|as|antigens?|molecules?|"
    r"like|signals|pathways?|checkpoints?|inhibitory|immune|portion|part)\b[ ,]*){0,6}"
)
_BY_ANOTHER = re.compile(r"(?: \w+){0,2} (?:with|by|using) (?:the |an? )?(?:\w+ )?$")
_IS_ONE = re.compile(r"\b(?:is|are|was|were) (?:an?|the|both) (?:[\w-]+ ){0,3}$")
_THAT = re.compile(r",? (?:(?:that|which) )?(?:\w+ly )?")
_BEHIND = (", ", " (", " ")
_NEXT_NOUN = re.compile(r"(?:,| and| or| but) (?:the )?$")


@needs(any_of("target"), any_of("GENE"))
def by_verb(passage: Passage, lexicon: Lexicon) -> Iterator[Told]:
    """A drug, a word such as ``targets``, and the gene that follows it in the clause."""
    groups, therapies = drug_groups(passage), passage.of("DRUG", "DRUG_CLASS")
    genes = [g for g in groups_of(passage, "GENE") if not is_pointer(g.members[0])]
    drugs = [g for g in groups if not g.combined and any(may_be_told(m, lexicon) for m in g.members)]
    for cue in passage.cued("target"):
        if any(m.start <= cue.start < m.end for m in therapies):
            continue  # "radiation was lethal, and blocking ATM …": the cue is in the name of another therapy
        subject = subject_of(passage, drugs, cue) or _class_before(passage, cue)
        if subject is None:
            continue
        for group in genes:
            bound = group.start >= cue.end and _OBJECT.fullmatch(passage.gap(cue.end, group.start))
            if bound and not is_by_another(passage, cue.text, group.end):
                subject = _apposed(passage, drugs, subject, group)
                if any(may_be_told(m, lexicon) for m in subject.members):
                    yield from _shared_out(passage, subject, group, cue, lexicon)


def _shared_out(passage: Passage, subject: Group, genes: Group, cue: CueMatch, lexicon: Lexicon) -> Iterator[Told]:
    """Which of several therapies acts on which of several genes: each on its own, on known ones, or on all."""

    def told(therapies: Group, acted_on: Sequence[Mention], rule: str) -> Told:
        names = tuple(dict.fromkeys([m.name for m in acted_on]))
        return Told(therapies, names, filled("gene", acted_on), rule, cue_mention(cue))

    names = {m.name for m in genes.members}
    in_turn = passage.folded.find("respectively", genes.end - passage.start) >= 0
    if in_turn and len(names) == len(subject.names):
        for member, gene in zip(subject.members, genes.members, strict=False):
            yield told(Group((member,)), [gene], "respectively")
    elif len(subject.members) > 1 and len(names) > 1:
        for member in subject.members:
            yield told(Group((member,)), known_of(passage, member, genes.members, lexicon), "verb")
    else:
        yield told(subject, genes.members, "verb")


def _class_before(passage: Passage, cue: CueMatch) -> Group | None:
    """The class of which a verb says what it does, before its examples: "inhibitors that block FLT3, such as A"."""
    classes = passage.of("DRUG_CLASS")
    return next((Group((m,)) for m in classes if _THAT.fullmatch(passage.gap(m.end, cue.start))), None)


def _apposed(passage: Passage, drugs: Sequence[Group], subject: Group, genes: Group) -> Group:
    """The drugs that follow where the verb speaks of a class: "two inhibitors that block FLT3, A and B, are in use"."""
    if any(m.label == "DRUG" for m in subject.members):
        return subject
    named = (g for g in drugs if all(m.label == "DRUG" for m in g.members))
    gaps = ((passage.gap(genes.end, g.start), g) for g in named if g.start > genes.end)
    return next((g for gap, g in gaps if gap in _BEHIND or leads_to_example(gap)), subject)


def _is_told_of(passage: Passage, drug: Group, cls: Group) -> bool:
    """Whether a class says what the drug is, with a remark in between: "A, known for long, is an antibody …"."""
    gap = passage.gap(drug.end, cls.start)
    return bool(_IS_ONE.search(gap)) and ";" not in gap and ". " not in gap


def known_of(passage: Passage, drug: Mention, genes: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Of the genes on which several drugs act those on which one is known to act; all if none is known.

    What a stroke joins to a known one ("PD-1/PD-L1") is told as one thing with it.
    """
    targets = targets_of(drug.name, lexicon)
    known = {m.start for m in genes if m.name in targets}
    for left, right in pairwise(genes):
        if passage.gap(left.end, right.start) == "/" and known & {left.start, right.start}:
            known |= {left.start, right.start}
    return [m for m in genes if m.start in known] if known else list(genes)


def is_by_another(passage: Passage, verb: str, end: int) -> bool:
    """Whether another therapy does what the verb says of the genes that end there: "blocking EGFR with cetuximab"."""
    if not verb.endswith("ing"):
        return False
    return any(
        m.start > end and _BY_ANOTHER.fullmatch(passage.gap(end, m.start)) for m in passage.of("DRUG", "DRUG_CLASS")
    )


def subject_of(passage: Passage, drugs: Sequence[Group], cue: CueMatch) -> Group | None:
    """The drugs that a verb speaks of: the nearest group before it, not across a stop or another subject."""
    bracketed = next((m for g in drugs for m in g.members if passage.gap(m.end, cue.start) == " ("), None)
    if bracketed:
        return Group((bracketed,))
    before = [g for g in drugs if g.end <= cue.start]
    if not before:
        return None
    group = before[-1]
    if len(before) > 1 and group.members[0].label == "DRUG_CLASS" and _is_told_of(passage, *before[-2:]):
        group = before[-2]
    gap = passage.gap(group.end, cue.start)
    if len(gap) > 170 or ";" in gap or ". " in gap or tells_of_failure(gap):
        return None
    if cue.text.endswith(" of") and (_NEXT_NOUN.search(gap) or WORDS.within("act of another", passage, gap)):
        return None
    if re.search(r"\b(?:cells?|tumors?|patients|cancers?|mutations?) \w*$", gap.strip()):
        return None
    return group
