"""Targets told by a class or in brackets: "the MEK inhibitor trametinib", "trastuzumab (HER2)"."""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.judgement.candidates import filled
from claimx.claims.passages.actions import SILENCING
from claimx.claims.passages.coordination import find_groups, groups_of
from claimx.claims.passages.facts import once_a_lexicon
from claimx.claims.passages.groups import Group
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import IS_A, introduces, leads_to_example
from claimx.claims.targets.told import Told
from claimx.claims.wording.traits import any_of, needs
from claimx.lexicon import Lexicon, class_kinds, fold
from claimx.mentions.class_names import named_target, unarmed
from claimx.schema import Mention

_MADE_OF = re.compile(
    r"(?:, an? (?:\w+ ){0,5}?| is an? (?:\w+ ){0,5}?|,? which | )(?:consist(?:s|ing) of|compris(?:es|ing)|"
    r"(?:is )?(?:composed|made) (?:up )?of|combin(?:es|ing)|links|linking|couples|coupling|contain(?:s|ing)) "
    r"(?:(?:an?|the) )?(?:\w+ ){0,3}"
)
_CALLED = re.compile(r", (?:\w+,? ){0,3}")
"""What joins several drugs to what they are called together: "A and B, oral inhibitors of"."""
_GLOSS = re.compile(r" \((?:(?:an?|the) (?:\w+ ){0,4})?")
_GENERATIONS = re.compile(r"\)(?:,? (?:and|or)? ?(?:\w+ ){0,2}generation \([^()]*\))* (?:\w+ ){0,2}")
"""Between drugs and their class: "first-generation (A and B) and second-generation (C) inhibitors"."""


@needs(any_of("DRUG_CLASS"))
def by_class(passage: Passage, lexicon: Lexicon) -> Iterator[Told]:
    """A class that names its target beside a drug: apposition, example, or direct."""
    mentions = passage.of("DRUG", "DRUG_CLASS")
    named = (m for m in mentions if m.label == "DRUG_CLASS" and m.found_by != SILENCING)
    classes = [m for m in named if _class_targets(m.name, m.text, lexicon)]
    if not classes:
        return
    drugs = groups_of(passage, "DRUG")
    told_of = [m for m in mentions if m.label == "DRUG_CLASS" and may_be_told(m, lexicon)]
    known = [Group((m,)) for m in told_of if targets_of(m.name, lexicon)]
    for chain, cls in [(group, cls) for group in find_groups(passage, classes) for cls in group.members]:
        for group in (*drugs, *(g for g in known if leads_to_example(passage.gap(cls.end, g.start)))):
            ahead = passage.gap(group.end, chain.start)
            told_by = IS_A.fullmatch(ahead) or _MADE_OF.fullmatch(ahead) if group.end <= chain.start else None
            apposed = bool(told_by) and not _closes_examples(passage, group, ahead)
            behind = group.start >= cls.end and not any(cls.end <= g.start < group.start for g in drugs)
            example = behind and leads_to_example(passage.gap(cls.end, group.start))
            listed = example or (behind and any(introduces(passage, each, group) for each in (chain, Group((cls,)))))
            within = group.start < cls.start < group.end and cls not in group.members
            told = group.members if apposed or listed else _glossed(passage, group, cls) if within else ()
            together = group.end < chain.start and len(group.members) > 1 and bool(_CALLED.fullmatch(ahead))
            if not told and (together or (group.end < chain.start and _GENERATIONS.fullmatch(ahead))):
                told = group.members
            several = together or (len(chain.members) > 1 and len(told) > 1)
            one = len(told) == 1 and apposed and any(_fits(told[0], each, lexicon) for each in chain.members)
            for drug in (m for m in told if one or _fits(m, cls, lexicon, several)):
                yield Told(Group((drug,)), _shared(drug, cls, lexicon), filled("gene", [cls]), "class")


def _closes_examples(passage: Passage, group: Group, ahead: str) -> bool:
    """Whether the bracket behind a drug was opened before it, as what precedes it has examples there: in "alkylators
    (bendamustine), AKT inhibitors (ipatasertib)" the second class says nothing of the first one's."""
    opened = passage.folded.rfind("(", 0, group.start - passage.start)
    inside = opened > passage.folded.rfind(")", 0, group.start - passage.start)
    return inside and ahead.startswith("),")


def _glossed(passage: Passage, group: Group, cls: Mention) -> tuple[Mention, ...]:
    """The drug of a list to which a class in brackets belongs: "capmatinib (MET inhibitor) and afatinib"."""
    return tuple([m for m in group.members if _GLOSS.fullmatch(passage.gap(m.end, cls.start))])


def _fits(drug: Mention, cls: Mention, lexicon: Lexicon, several: bool = False) -> bool:
    """Whether a drug can belong to a class: a known target in common, or nothing known where there is but one class."""
    known = set(targets_of(drug.name, lexicon))
    return (not known and not several) or bool(known & set(targets_of(cls.name, lexicon)))


def _shared(drug: Mention, cls: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    """Of the targets of a class those that name it or on which the drug is known to act; what it states if none is."""
    known, stated = targets_of(drug.name, lexicon), _class_targets(cls.name, cls.text, lexicon)
    listed = lexicon.facts("DRUG_CLASS", cls.name, "targets")
    own = tuple(gene for gene in stated if gene in known or gene in cls.name)
    return own or tuple(gene for gene in listed if gene in known) or stated


@needs(any_of("GENE"), any_of("DRUG"))
def by_bracket(passage: Passage, lexicon: Lexicon) -> Iterator[Told]:
    """A drug and its known target, one of them in brackets: "trastuzumab (HER2)", "HER2 (trastuzumab, pertuzumab)"."""
    genes = {m.start: m for m in passage.of("GENE")}
    ends = {m.end: m for m in genes.values()}
    for group in groups_of(passage, "DRUG"):
        before = ends.get(group.start - 2)
        opened = before is not None and passage.gap(before.end, group.start) == " ("
        for drug in group.members:
            behind = genes.get(drug.end + 2)
            gene = behind if behind and passage.gap(drug.end, behind.start) == " (" else before if opened else None
            if gene and gene.name in targets_of(drug.name, lexicon):
                yield Told(Group((drug,)), (gene.name,), filled("gene", [gene]), "bracket")


def may_be_told(therapy: Mention, lexicon: Lexicon) -> bool:
    """Whether it is news what the therapy acts on: no class says it that is named for its target."""
    if therapy.label == "DRUG":
        return True
    named = named_target(therapy.name)
    return named == therapy.name or ("GENE", fold(named)) not in lexicon.by_form


@once_a_lexicon
def _class_targets(name: str, text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The targets that a class's printed name states, else its canonical one; for a family the one that is listed.

    A class named for its chemistry or its effect ("taxane", "statin") states none.
    """
    name = unarmed(name)
    listed = lexicon.facts("DRUG_CLASS", name, "targets")
    members = {member for gene in listed for member in lexicon.facts("GENE", gene, "members")}
    printed = [gene for gene in _printed(fold(text), lexicon) if gene in listed or gene in members]
    if not printed and name in class_kinds()["untold"]:
        return ()
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
