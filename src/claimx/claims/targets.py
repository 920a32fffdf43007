"""Target claims of prose: what a therapy acts on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimx.claims.candidates import Candidate, cue_mention, filled
from claimx.claims.changes import targets_of
from claimx.claims.facts import once_a_lexicon
from claimx.claims.groups import IS_A, Group, drug_groups, find_groups, groups_of, introduces
from claimx.claims.passages import Passage
from claimx.claims.topics import Topic
from claimx.lexicon import Lexicon, fold
from claimx.mentions import CueMatch
from claimx.mentions.classes import named_target, unarmed
from claimx.schema import Direction, EvidenceMention, Mention

_OBJECT = re.compile(
    r" ?(?:(?:the|an?|both|its|mutant|mutated|human|extracellular|intracellular|domains?|of|ligand|to|kinase|activity|"
    r"and|receptors?|tyrosine|protein|signaling|cells|expressing|specifically|selectively|such|as|antigens?|molecules?|"
    r"like|signals|pathways?|checkpoints?|inhibitory|immune|portion|part)\b[ ,]*){0,6}"
)
_IMPLIED = re.compile(
    r" (?:(?:only|also|still|most|many|some|all|of|to|within|inside|the|this|these|that|same|mutant|mutated|wild|type|"
    r"active|inactive|open|closed|its|a|an|in|covalently|directly|with|from|without) ){0,5}"
    r"(?:it|kinases?|enzymes?|receptors?|proteins?|antigens?|mutants?|target|conformation|form|state|pocket|"
    r"cysteine|cell|mutations?|variants?)\b"
)
"""What a drug acts on where its target is known and spoken of, but not named: "binds the inactive kinase"."""
DENIED_WITHIN = 24
_BY_ANOTHER = re.compile(r"(?: \w+){0,2} (?:with|by|using) (?:the |an? )?(?:\w+ )?$")
_TELLS_APART = re.compile(r" (?:that|which) [^();,]{3,50} \($")
_IS_ONE = re.compile(r"\b(?:is|are|was|were) (?:an?|the|both) (?:[\w-]+ ){0,3}$")
_MADE_OF = re.compile(
    r"(?:, an? (?:\w+ ){0,5}?| is an? (?:\w+ ){0,5}?|,? which | )(?:consist(?:s|ing) of|compris(?:es|ing)|"
    r"(?:is )?(?:composed|made) (?:up )?of|combin(?:es|ing)|links|linking|couples|coupling|contain(?:s|ing)) "
    r"(?:(?:an?|the) )?(?:\w+ ){0,3}"
)
_GLOSS = re.compile(r" \((?:(?:an?|the) (?:\w+ ){0,4})?")
_GENERATIONS = re.compile(r"\)(?:,? (?:and|or)? ?(?:\w+ ){0,2}generation \([^()]*\))* (?:\w+ ){0,2}")
"""Between drugs and their class: "first-generation (A and B) and second-generation (C) inhibitors"."""
_AS_EXAMPLE = re.compile(r",? (?:such as|like|e\.g\.,?|for example) ")
_THAT = re.compile(r",? (?:(?:that|which) )?(?:\w+ly )?")
_NAMED_BEHIND = re.compile(r",? ?\(?(?:(?:such as|like|including|for example|e\.g\.|namely),? )?")
_NEXT_NOUN = re.compile(r"(?:,| and| or| but) (?:the )?$")
_OTHER = re.compile(r"\b(?:resistan|refractory|fail|relapse|cause|drive|progress)\w*")


def link_targets(passage: Passage, lexicon: Lexicon) -> Iterator[Candidate]:
    """Target candidates: "the MEK inhibitor trametinib", "cetuximab (targeting EGFR)"."""
    if not passage.names_drug or passage.labels.isdisjoint(("GENE", "DRUG_CLASS")):
        return
    groups = drug_groups(passage)
    drugs = [g for g in groups if not g.combined and any(_may_be_told(m, lexicon) for m in g.members)]
    seen: set[tuple[str, str]] = set()
    found = (*_by_class(passage, lexicon), *_by_bracket(passage, lexicon), *_by_verb(passage, drugs, lexicon))
    for group, genes, mentions, rule in found:
        for drug in group.names:
            new = tuple(g for g in genes if (drug, g) not in seen)
            seen |= {(drug, g) for g in new}
            if new:
                roles = (*filled("drug", [m for m in group.members if m.name in drug.split(" + ")]), *mentions)
                cue = next((m for m in roles if m.role == "cue"), None)
                yield _acting(passage, drug, new, roles, cue, f"target/{rule}")


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
                told = cue_mention(cue)
                yield _acting(passage, drug.name, (gene,), (*filled("drug", [drug]), told), told, "target/implied")


def _acting(
    passage: Passage,
    drug: str,
    genes: tuple[str, ...],
    roles: tuple[EvidenceMention, ...],
    cue: EvidenceMention | None,
    rule: str,
) -> Candidate:
    slots = {"gene": genes, "cancer": ()}
    direction = _direction(passage, cue)
    return Candidate("target", drug, slots, "", passage.place, direction, mentions=roles, rule=rule)


def _may_be_told(therapy: Mention, lexicon: Lexicon) -> bool:
    """Whether it is news what the therapy acts on: no class says it that is named for its target."""
    if therapy.label == "DRUG" or not targets_of(therapy.name, lexicon):
        return True
    named = named_target(therapy.name)
    return named == therapy.name or ("GENE", fold(named)) not in lexicon.by_form


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
    told_of = [m for m in mentions if m.label == "DRUG_CLASS" and _may_be_told(m, lexicon)]
    known = [Group((m,)) for m in told_of if targets_of(m.name, lexicon)] if classes else []
    for chain, cls in [(group, cls) for group in find_groups(passage, classes) for cls in group.members]:
        for group in (*drugs, *(g for g in known if _AS_EXAMPLE.fullmatch(passage.gap(cls.end, g.start)))):
            ahead = passage.gap(group.end, chain.start)
            apposed = group.end <= chain.start and (IS_A.fullmatch(ahead) or _MADE_OF.fullmatch(ahead))
            behind = group.start >= chain.end and not any(chain.end <= g.start < group.start for g in drugs)
            listed = behind and any(introduces(passage, each, group) for each in (chain, Group((cls,))))
            within = group.start < cls.start < group.end and cls not in group.members
            told = group.members if apposed or listed else _glossed(passage, group, cls) if within else ()
            if not told and group.end < chain.start and _GENERATIONS.fullmatch(ahead):
                told = group.members
            if not told and behind and _TELLS_APART.fullmatch(passage.gap(chain.end, group.start)):
                told = tuple([m for m in group.members if targets_of(m.name, lexicon)])
            several = len(chain.members) > 1 and len(told) > 1
            one = len(told) == 1 and apposed and any(_fits(told[0], each, lexicon) for each in chain.members)
            for drug in (m for m in told if one or _fits(m, cls, lexicon, several)):
                yield Group((drug,)), _shared(drug, cls, lexicon), filled("gene", [cls]), "class"


def _glossed(passage: Passage, group: Group, cls: Mention) -> tuple[Mention, ...]:
    """The drug of a list to which a class in brackets belongs: "capmatinib (MET inhibitor) and afatinib"."""
    return tuple([m for m in group.members if _GLOSS.fullmatch(passage.gap(m.end, cls.start))])


def _fits(drug: Mention, cls: Mention, lexicon: Lexicon, several: bool = False) -> bool:
    """Whether a drug can belong to a class: a known target in common, or nothing known where there is but one class."""
    known = set(targets_of(drug.name, lexicon))
    return (not known and not several) or bool(known & set(targets_of(cls.name, lexicon)))


def _shared(drug: Mention, cls: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    """Of the targets of a class those that name it or on which the drug is known to act; what it states if none is."""
    known, stated = targets_of(drug.name, lexicon), _class_targets(cls, lexicon)
    listed = lexicon.facts("DRUG_CLASS", cls.name, "targets")
    own = tuple(gene for gene in stated if gene in known or gene in cls.name)
    return own or tuple(gene for gene in listed if gene in known) or stated


def _by_bracket(
    passage: Passage, lexicon: Lexicon
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A drug and its known target, one of them in brackets: "trastuzumab (HER2)", "HER2 (trastuzumab, pertuzumab)"."""
    genes = {m.start: m for m in passage.of("GENE")}
    ends = {m.end: m for m in genes.values()}
    for group in groups_of(passage, "DRUG") if genes else ():
        before = ends.get(group.start - 2)
        opened = before is not None and passage.gap(before.end, group.start) == " ("
        for drug in group.members:
            behind = genes.get(drug.end + 2)
            gene = behind if behind and passage.gap(drug.end, behind.start) == " (" else before if opened else None
            if gene and gene.name in targets_of(drug.name, lexicon):
                yield Group((drug,)), (gene.name,), filled("gene", [gene]), "bracket"


def _class_targets(cls: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    """The targets that the class's printed name states, else its canonical one; for a family the one that is listed."""
    name = unarmed(cls.name)
    listed = lexicon.facts("DRUG_CLASS", name, "targets")
    printed = [gene for gene in _printed(fold(cls.text), lexicon) if gene in listed]
    opened = [member for gene in printed for member in _opened(gene, listed, lexicon)]
    if opened and not any(lexicon.facts("GENE", gene, "members") for gene in opened if "::" not in gene):
        return tuple(dict.fromkeys(opened))
    named = named_target(name)
    if len(listed) in (1, 2):
        return listed
    family = named != name and named not in listed and lexicon.knows("GENE", named)
    return (named,) if family else listed[:1]


@once_a_lexicon
def _printed(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The genes that a name of a class is made of."""
    words = re.findall(r"[^\s(),]+", text)
    found: list[str] = []
    at = 0
    while at < len(words):
        ends = range(len(words), at, -1)
        hits = ((end, lexicon.by_form.get(("GENE", " ".join(words[at:end])))) for end in ends)
        end, term = next(((end, term) for end, term in hits if term), (at + 1, None))
        found += [term.name] if term else []
        at = end
    return tuple(dict.fromkeys(found))


def _opened(gene: str, listed: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """A pair that is written as one and listed beside its members ("CDK4/6") as these; a family stays one."""
    members = lexicon.facts("GENE", gene, "members") if "/" in gene else ()
    return members if members and set(members) <= set(listed) else (gene,)


def _by_verb(
    passage: Passage, drugs: Sequence[Group], lexicon: Lexicon
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A drug, a word such as ``targets``, and the gene that follows it in the clause."""
    cues = passage.cued("target")
    genes = groups_of(passage, "GENE") if cues else ()
    for cue in cues:
        subject = _subject(passage, drugs, cue) or _class_before(passage, cue)
        if subject is None:
            continue
        for group in genes:
            between = passage.gap(cue.end, group.start)
            if (
                group.start >= cue.end
                and _OBJECT.fullmatch(between)
                and not is_by_another(passage, cue.text, group.end)
            ):
                subject = _apposed(passage, drugs, subject, group)
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
                elif len(subject.members) > 1 and len(names) > 1:
                    for member in subject.members:
                        own = known_of(passage, member, group.members, lexicon)
                        found = tuple(dict.fromkeys(m.name for m in own))
                        yield Group((member,)), found, (*filled("gene", own), cue_mention(cue)), "verb"
                else:
                    yield subject, names, mentions, "verb"


def _class_before(passage: Passage, cue: CueMatch) -> Group | None:
    """The class of which a verb says what it does, before its examples: "inhibitors that block FLT3, such as A"."""
    classes = passage.of("DRUG_CLASS")
    return next((Group((m,)) for m in classes if _THAT.fullmatch(passage.gap(m.end, cue.start))), None)


def _apposed(passage: Passage, drugs: Sequence[Group], subject: Group, genes: Group) -> Group:
    """The drugs that follow where the verb speaks of a class: "two inhibitors that block FLT3, A and B, are in use"."""
    if any(m.label == "DRUG" for m in subject.members):
        return subject
    behind = (g for g in drugs if _NAMED_BEHIND.fullmatch(passage.gap(genes.end, g.start)))
    return next((g for g in behind if all(m.label == "DRUG" for m in g.members)), subject)


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


def _subject(passage: Passage, drugs: Sequence[Group], cue: CueMatch) -> Group | None:
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
    if len(gap) > 170 or ";" in gap or ". " in gap or _OTHER.search(gap):
        return None
    if cue.text.endswith(" of") and _NEXT_NOUN.search(gap):
        return None
    if re.search(r"\b(?:cells?|tumors?|patients|cancers?|mutations?) \w*$", gap.strip()):
        return None
    return group
