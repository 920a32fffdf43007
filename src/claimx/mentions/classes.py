"""Drug classes put together from a gene and a word: ``ALK`` + ``inhibitors``."""

import re
from collections.abc import Mapping, Sequence

from claimx.lexicon import Lexicon, Term, fold, fold_whole
from claimx.mentions.records import Candidate

_SUFFIX = re.compile(
    r"(?:\)|[ /]?\(\w{2,8}\))?(?P<words>(?: (?:receptor|pathway|tyrosine|kinase|family|directed|targeted|"
    r"targeting|small|molecule|enzyme|isoform|ligand|receptors|kinases|signalling|dual|"
    r"specific|selective|mutation|mutant|blocking|neutralizing|inhibiting|signaling|axis|monoclonal|based|covalent|"
    r"allosteric|oral|tki|tk|dimer|protein|cancer|anticancer))*)"
    r" (?P<head>inhibitors?|antagonists?|blockers?|blockade|inhibition|tkis?|antibod(?:y|ies)|mabs?|degraders?|"
    r"agonists?|(?:immuno)?therap(?:y|ies)|agents?|drugs?|treatments?)(?!\w)"
)
_PREFIX = re.compile(
    r"(?<!specific )\b(?:small molecule )?"
    r"(?P<head>antibod(?:y|ies)|mabs?|inhibitors?|antagonists?|blockers?|degraders?|"
    r"(?:agents?|drugs?|compounds?|therap(?:y|ies)|treatments?|molecules?)"
    r"(?= (?:target|directed|inhibiting|blocking|that (?:target|block|inhibit|trap|degrade))))"
    r"(?: \(\w+\))? (?:targeting|targeted (?:to|at|against)|directed (?:at|against|to|towards?)|"
    r"that (?:target|block|bind|inhibit|trap|degrade)s?|inhibiting|"
    r"blocking|binding|neutralizing|recogni[sz]ing|specific (?:for|to)|against|to|of|for) "
    r"(?:(?:the|both|either|mutant|oncogenic) )?$"
)
_PREFIX_ENDS = (
    "targeting ", "to ", "at ", "against ", "toward ", "towards ", "target ", "targets ", "block ", "blocks ", "bind ",
    "binds ", "blocking ", "binding ", "neutralizing ", "recognising ", "recognizing ", "for ", "of ", "the ",
    "inhibit ", "inhibits ", "inhibiting ", "trap ", "traps ", "degrade ", "degrades ", "both ", "either ", "mutant ",
    "oncogenic ",
)  # fmt: skip
"""How whatever the expression matches ends: most genes stand behind other words."""
PREFIX_REACH = 64
_RESISTED_ACT = re.compile(
    r"\b(?:resist\w+|(?:un|hyper|hypo)?sensitiv\w+|(?:cross |non |un)?respon\w+|refractor\w+|insensitiv\w+|toleran\w+) "
    r"(?:to|against|of [^.;]{1,30} to) "
    r"(?P<act>(?:(?:combined|dual|pharmacolog\w+|therapeutic|selective|direct|targeted|simultaneous) )?"
    r"(?:inhibition|blockade|targeting|antagonism) of )(?:(?:the|both|either|mutant|oncogenic) )?$"
)
"""An act on a target that is resisted as a drug would be: "resistance to inhibition of EGFR"."""
ARMED = frozenset(
    {
        "bispecific antibody", "bispecific T-cell engager", "antibody-drug conjugate", "immunotoxin",
        "antibody-oligonucleotide conjugate", "radioimmunotherapy", "CAR-T therapy", "CAR-NK therapy",
    }
)  # fmt: skip
"""Classes that bind an antigen and do more than an antibody does: with it, they are classes of their own."""
_OF_TWO = "bispecific"
"""What begins the name of a class that binds two antigens: one of them does not tell it."""
_ARMED_NAME = re.compile(rf"(?P<bound>anti-.+) (?:{'|'.join(map(re.escape, sorted(ARMED)))})")
_OF_GENE = re.compile(
    r"(?P<aimed> (?:targeted|targeting|directed|specific|redirected|based))? (?:autologous |allogeneic )?"
)
_BARE = re.compile(
    r"(?: (?:targeted|targeting|directed|specific))? (?P<head>conjugate|engager|car)(?:s|(?: therap(?:y|ies)))?(?!\w)"
)
_BARE_BEFORE = re.compile(
    r"(?<![\w-])(?P<head>conjugate)s? (?:against|targeting|directed (?:at|against|to)|to|for|of) (?:the )?$"
)
"""Short words that the antigen beside them alone tells to be conjugates of an antibody, or chimeric receptors."""
_ARMED_AS = {
    "conjugate": "antibody-drug conjugate",
    "engager": "bispecific T-cell engager",
    "car": "CAR-T therapy",
}
_BARE_REACH = 40
_BARE_WORDS = tuple(f" {word}" for word in _ARMED_AS)
_ACTS = ("inhibitor", "antagonist", "degrader", "agonist")
"""What acts on the gene before it, whether or not a drug of the lexicon does; a specific inhibitor is one compound."""
_AIMED = ("target", "directed", "inhibiting", "blocking", "neutralizing")
"""What makes a class of agents, drugs or therapies with a gene before it."""
_JOINT = re.compile(r"(?: {1,2}and/or | {1,2}and | {1,2}or |, and |, or |, |/| with | plus | \+ )(?:anti )?")
"""Two blanks stand for a hyphen: "HER2- and EGFR-targeted therapies"."""
_NEXT_TARGET = re.compile(
    rf"(?: (?:proteins?|receptors?|kinases?|genes?))?(?: \(\w[\w -]{{0,12}}\))?(?:{_JOINT.pattern})(?:the )?"
)
"""What stands between two targets of a list: "agents targeting CD38 protein, SLAMF7 (CS1), and the BCMA receptor"."""
_AGAINST = re.compile(
    r" (?:\(\w+\) )?(?:targeting|targeted (?:to|at|against)|directed (?:at|against|to|towards?)|against|"
    r"specific (?:for|to)|that (?:target|recogni[sz]e)s?) (?:the )?(?:antigens? )?"
)
"""What stands between an armed class and its antigen behind it."""
_CONJUNCTION = re.compile(r",? {1,2}(?:and|or|and/or) $|/$")
_LISTED_HEAD = re.compile(
    r" (?:inhibitors?|antagonists?|blockers?|blockade|inhibition|tkis?|targeted (?:therap|agent)\w+)$"
)


def find_classes(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Drug classes put together: ``anti-`` and a gene, or a gene and ``inhibitor`` and its like.

    Coordinated genes share the word: in "BRAF and MEK inhibitors" both are classes.
    """
    folded = fold_whole(text)
    genes = sorted((c for c in candidates if c.label == "GENE"), key=lambda c: (c.start, -c.end))
    before: dict[int, Candidate] = {}
    after: dict[int, Candidate] = {}
    for candidate in genes:
        before.setdefault(candidate.end, candidate)
        after.setdefault(candidate.start, candidate)
    found = _against(text, folded, genes, candidates, before, lexicon)
    found += _armed(text, folded, genes, lexicon)
    found += _armed_before(text, folded, candidates, after, lexicon)
    found += _beside_listed(folded, candidates, before, after, lexicon)
    targets = lexicon.therapy_targets
    for gene in genes:
        found += _targeting(text, folded, gene, after, lexicon)
        suffix = _SUFFIX.match(folded, gene.end)
        if gene.name not in targets and not (
            suffix and suffix["head"].startswith(_ACTS) and "specific" not in suffix["words"]
        ):
            continue
        anti = _is_behind_anti(gene, folded)
        if not suffix and not anti:
            continue
        chain, end = [gene], suffix.end() if suffix else gene.end
        while (left := _joined(folded, chain[-1], before)) is not None:
            chain.append(left)
        anti = anti or _is_behind_anti(chain[-1], folded)
        kind = _kind(suffix, anti)
        for member in chain if kind else ():
            start = member.start - 5 if folded[max(0, member.start - 5) : member.start] == "anti " else member.start
            name, identifier = class_of_target(member.name, kind, lexicon)
            if member is not gene and suffix:
                printed = fold(f"{text[member.start : member.end]} {suffix['head']}").removesuffix("s")
                if term := lexicon.named("DRUG_CLASS", printed):
                    name, identifier = term.name, term.id
            stop = end if member is gene else member.end
            slip = text[start:stop] if member.corrected_from else ""
            found.append(Candidate(start, stop, "DRUG_CLASS", name, identifier, "rule class-of-target", 0.9, slip))
    return found


def _against(
    text: str,
    folded: str,
    genes: Sequence[Candidate],
    candidates: Sequence[Candidate],
    before: Mapping[int, Candidate],
    lexicon: Lexicon,
) -> list[Candidate]:
    """The class of a gene, and of those joined to it, and the class behind: "CD19/CD22 CAR T cells"."""
    behind: dict[int, Candidate] = {}
    for candidate in candidates:
        if candidate.label == "DRUG_CLASS" and candidate.end > behind.get(candidate.start, candidate).end - 1:
            behind[candidate.start] = candidate
    ends = {gene.end for gene in genes}
    found = []
    for gene in genes if behind else ():
        between = _OF_GENE.match(folded, gene.end)
        kind = behind.get(between.end()) if between else None
        alone = kind is not None and kind.name in ARMED and not kind.name.startswith(_OF_TWO)
        member = gene if kind else None
        while kind and member is not None:
            anti = _is_behind_anti(member, folded)
            start = member.start - 5 if folded.endswith("anti ", 0, member.start) else member.start
            named = (lexicon.by_form.get(("DRUG_CLASS", fold(f"{name} {kind.name}"))) for name in _names(member, text))
            term = next(filter(None, named), None)
            aimed = anti or bool(between and between["aimed"])
            stop = kind.end if member is gene else member.end
            if term:
                found_by = f"rule class-against ({term.place})"
                found.append(Candidate(start, stop, "DRUG_CLASS", term.name, term.id, found_by, 0.9, term=term))
            elif kind.name in ARMED and (alone or member.start - 1 not in ends) and _is_antigen(member, aimed, lexicon):
                name, identifier = _armed_class(member, kind.name, text, lexicon)
                found.append(Candidate(start, stop, "DRUG_CLASS", name, identifier, "rule class-against", 0.9))
            else:
                break
            member = _joined(folded, member, before) if alone else None
    return found


def _names(gene: Candidate, text: str) -> tuple[str, str]:
    """What a gene may be called in the name of a class: "BCMA" as printed, or its symbol."""
    return text[gene.start : gene.end], gene.name


def _is_antigen(gene: Candidate, aimed: bool, lexicon: Lexicon) -> bool:
    """Whether what is armed may be so against a gene that stands before it; CD3 is what holds a T cell."""
    if aimed or gene.name in lexicon.therapy_targets:
        return True
    return gene.name != "CD3" and "antigen" in lexicon.facts("GENE", gene.name, "roles")


def _armed(text: str, folded: str, genes: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """What an antigen alone tells to be armed: "CD22-directed conjugates", "CD70 CARs"; behind it, if it is listed."""
    found = []
    for gene in genes if any(word in folded for word in _BARE_WORDS) else ():
        after = _BARE.match(folded, gene.end)
        match = after or _BARE_BEFORE.search(folded, max(0, gene.start - _BARE_REACH), gene.start)
        if match and _is_antigen(gene, False, lexicon):
            start = gene.start - 5 if folded.endswith("anti ", 0, gene.start) else gene.start
            start, end = (start, match.end()) if after else (match.start(), gene.end)
            if not after and not _listed_armed(gene, _ARMED_AS[match["head"]], text, lexicon):
                continue
            name, identifier = _armed_class(gene, _ARMED_AS[match["head"]], text, lexicon)
            found.append(Candidate(start, end, "DRUG_CLASS", name, identifier, "rule class-conjugate", 0.9))
    return found


def _armed_before(
    text: str, folded: str, candidates: Sequence[Candidate], after: Mapping[int, Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """A listed class for each antigen behind what is armed: "ADCs targeting TROP2", "CAR T cells against CD19".

    What is armed against another antigen keeps its plain class, of which the antigen is the target.
    """
    found = []
    for kind in candidates:
        if kind.label != "DRUG_CLASS" or kind.name not in ARMED or kind.name.startswith(_OF_TWO):
            continue
        match = _AGAINST.match(folded, kind.end)
        gene = after.get(match.end()) if match else None
        start = kind.start
        while gene is not None and (term := _listed_armed(gene, kind.name, text, lexicon)):
            found.append(Candidate(start, gene.end, "DRUG_CLASS", term.name, term.id, "rule class-armed", 0.9))
            joint = _JOINT.match(folded, gene.end)
            gene = after.get(joint.end()) if joint else None
            start = gene.start if gene else start
    return found


def _listed_armed(gene: Candidate, kind: str, text: str, lexicon: Lexicon) -> Term | None:
    """The lexicon's armed class with an antigen, by its printed name or by its target."""
    if term := lexicon.named("DRUG_CLASS", fold(f"{text[gene.start : gene.end]} {kind}")):
        return term
    conjugates = lexicon.classes_of.get(gene.name, ()) if kind == _ARMED_AS["conjugate"] else ()
    return next((term for term in conjugates if "conjugate" in term.facts.get("heads", ())), None)


def _armed_class(gene: Candidate, kind: str, text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Name and identifier of an armed class with its antigen: the lexicon's, or put together."""
    if term := _listed_armed(gene, kind, text, lexicon):
        return term.name, term.id
    name = f"{class_of_target(gene.name, 'antibody', lexicon)[0].removesuffix(' antibody')} {kind}"
    return name, _own_id(name)


def _beside_listed(
    folded: str,
    candidates: Sequence[Candidate],
    before: Mapping[int, Candidate],
    after: Mapping[int, Candidate],
    lexicon: Lexicon,
) -> list[Candidate]:
    """A class for each gene that shares the last word of a listed class: "PI3K or mTORC1 inhibition"."""
    found = []
    for listed in candidates:
        gene = after.get(listed.start)
        if listed.label != "DRUG_CLASS" or (gene and gene.name in lexicon.therapy_targets):
            continue
        left = _joined(folded, listed, before) if _LISTED_HEAD.search(folded, listed.start, listed.end) else None
        if left is None or not _CONJUNCTION.search(folded, left.end, listed.start):
            continue
        while left is not None:
            if left.name in lexicon.therapy_targets:
                name, identifier = class_of_target(left.name, "inhibitor", lexicon)
                found.append(Candidate(left.start, left.end, "DRUG_CLASS", name, identifier, "rule class-beside", 0.9))
            left = _joined(folded, left, before)
    return found


def _targeting(
    text: str, folded: str, gene: Candidate, after: Mapping[int, Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """A class for each target of "antibodies targeting A, B or C"."""
    if after[gene.start] is not gene or not folded.endswith(_PREFIX_ENDS, 0, gene.start):
        return []
    reach = max(0, gene.start - PREFIX_REACH)
    prefix = _PREFIX.search(folded, reach, gene.start) or _RESISTED_ACT.search(folded, reach, gene.start)
    if not prefix:
        return []
    found, start, member = [], prefix.start("act" if "act" in prefix.re.groupindex else 0), gene
    kind = _aimed_kind(prefix)
    while True:
        name, identifier = class_of_target(member.name, kind, lexicon)
        slip = text[start : member.end] if member.corrected_from else ""
        found.append(Candidate(start, member.end, "DRUG_CLASS", name, identifier, "rule class-targeting", 0.9, slip))
        joint = _NEXT_TARGET.match(folded, member.end)
        if not joint or joint.end() not in after:
            return found
        member = after[joint.end()]
        start = member.start


def _aimed_kind(prefix: re.Match[str]) -> str:
    """The kind of class whose targets stand behind it."""
    head = prefix.groupdict().get("head") or ""
    if head.startswith(("antibod", "mab")):
        return "antibody"
    return "degrader" if head.startswith("degrader") or " degrade" in prefix[0] else "inhibitor"


def _is_behind_anti(gene: Candidate, folded: str) -> bool:
    return folded.endswith(("anti ", "anti"), 0, gene.start)


def _joined(folded: str, gene: Candidate, before: Mapping[int, Candidate]) -> Candidate | None:
    """The gene that is coordinated to the left of ``gene``, if any."""
    for match in re.finditer(_JOINT, folded[max(0, gene.start - 10) : gene.start]):
        if match.end() == min(10, gene.start):
            return before.get(max(0, gene.start - 10) + match.start())
    return None


def _kind(suffix: re.Match[str] | None, anti: bool) -> str:
    """'inhibitor', 'degrader', 'agonist', 'antibody', or '' where the words do not make a class of drugs."""
    if suffix is None:
        return "antibody" if anti else ""
    head, words = suffix["head"], suffix["words"]
    if head.startswith(("antibod", "mab")):
        return "antibody"
    if head.startswith(("therap", "immunotherap", "agent", "drug", "treatment")):
        return "antibody" if anti else ("inhibitor" if any(word in words for word in _AIMED) else "")
    if head.startswith("degrader"):
        return "" if "based" in words else "degrader"
    return "agonist" if head.startswith("agonist") else "inhibitor"


def class_of_target(gene: str, kind: str, lexicon: Lexicon) -> tuple[str, str]:
    """Name and identifier of the class that acts on a gene: the lexicon's, or put together in the same form.

    Args:
        kind: 'inhibitor', 'degrader', 'agonist' or 'antibody'. A degrader of a gene that has none listed inhibits it.
    """
    wanted = [term for term in lexicon.classes_of.get(gene, ()) if _is_kind(term.name, kind)]
    if kind == "degrader" and not wanted:
        return class_of_target(gene, "inhibitor", lexicon)
    if wanted:
        best = min(
            wanted,
            key=lambda term: (len(term.facts["targets"]), term.facts["targets"].index(gene), len(term.name), term.name),
        )
        return best.name, best.id
    name = f"anti-{gene} antibody" if kind == "antibody" else f"{gene} {kind}"
    return name, _own_id(name)


def unarmed(name: str) -> str:
    """The class of plain antibodies with the target of an armed one; any other name as it is.

    >>> unarmed("anti-CD30 antibody-drug conjugate"), unarmed("antibody-drug conjugate")
    ('anti-CD30 antibody', 'antibody-drug conjugate')
    """
    armed = _ARMED_NAME.fullmatch(name)
    return f"{armed['bound']} antibody" if armed else name


def named_target(name: str) -> str:
    """The target in the name of a class that is put together from it; any other name as it is.

    >>> named_target("EGFR inhibitor"), named_target("anti-CD30 antibody-drug conjugate"), named_target("taxane")
    ('EGFR', 'CD30', 'taxane')
    """
    plain = unarmed(name)
    if plain.startswith("anti-"):
        return plain.removeprefix("anti-").removesuffix(" inhibitor").removesuffix(" antibody")
    return plain.removesuffix(" inhibitor").removesuffix(" agonist")


def is_class_of_target(name: str, lexicon: Lexicon) -> bool:
    """Whether the name of a class is one that is put together here from a gene of the lexicon."""
    plain, gene = unarmed(name), named_target(name)
    if lexicon.knows("DRUG_CLASS", plain):
        return True
    return lexicon.knows("GENE", gene) and plain in [
        class_of_target(gene, kind, lexicon)[0] for kind in ("inhibitor", "agonist", "antibody")
    ]


def _own_id(name: str) -> str:
    return "claimx:" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _is_kind(name: str, kind: str) -> bool:
    """Whether the name of a class is of this kind, e.g. ``anti-EGFR antibody``."""
    return name.endswith(f" {kind}") and (kind != "antibody" or name.startswith("anti-"))
