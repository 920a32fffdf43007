"""Drug classes put together from a gene and a word: ``ALK`` + ``inhibitors``."""

import re
from collections.abc import Sequence

from claimx.lexicon import Lexicon, fold
from claimx.mentions.armed import find_armed
from claimx.mentions.class_names import class_of_target
from claimx.mentions.coordinated import Genes
from claimx.mentions.records import Candidate

_SUFFIX = re.compile(
    r"(?:\)|[ /]?\(\w{2,8}\))?"
    r"(?: (?:[a-z]\d{2,4}[a-z]|exon \d{1,2}(?: (?:insertions?|deletions?|skipping))?)(?= ))?"
    r"(?P<words>(?: (?:receptor|pathway|tyrosine|kinase|family|directed|targeted|"
    r"targeting|small|molecule|enzyme|isoform|ligand|receptors|kinases|signalling|dual|"
    r"specific|selective|mutation|mutant|blocking|neutrali[sz]ing|inhibiting|signaling|axis|monoclonal|based|covalent|"
    r"non|noncovalent|reversible|irreversible|binding|degrading|depleting|antagonistic|"
    r"allosteric|oral|tki|tk|dimer|protein|cancer|anticancer))*)"
    r" (?P<head>inhibitors?|antagonists?|blockers?|blockade|inhibition|tkis?|antibod(?:y|ies)|mabs?|degraders?|"
    r"agonists?|(?:immuno)?therap(?:y|ies)|agents?|drugs?|treatments?)(?!\w)"
)
_VERB = r"(?:target|block|bind|inhibit|trap|degrade|engage|antagoni[sz]e|neutrali[sz]e|recogni[sz]e|suppress)"
_ACTING = (
    r"(?:inhibiting|blocking|binding|neutrali[sz]ing|recogni[sz]ing|engaging|antagoni[sz]ing|degrading|trapping|"
    r"suppressing|acting on)"
)
_TO_TARGET = (
    r"(?:(?:the|both|either|mutant|oncogenic|soluble|human) )?"
    r"(?:(?:tyrosine |receptor )?(?:kinases?|receptors?|antigens?|proteins?|enzymes?|ligands?) )?$"
)
"""What may stand before a target: "the", "mutant", "the kinase"."""
_PREFIX = re.compile(
    r"(?<!specific )\b(?:small (?:molecule )?)?"
    r"(?P<head>antibod(?:y|ies)|mabs?|inhibitors?|antagonists?|blockers?|degraders?|agonists?(?= of)|"
    r"(?:agents?|drugs?|compounds?|therap(?:y|ies)|treatments?|molecules?)"
    rf"(?= (?:target|directed|aimed|against |{_ACTING}|(?:that |which )(?:{_VERB}|acts? on))))"
    r"(?: \(\w+\))? (?:targeting|targeted (?:to|at|against)|(?:directed|raised|aimed) (?:at|against|to|towards?)|"
    rf"(?:that|which) (?:\w+ly )?(?:{_VERB}(?:e?s)?|acts? on)|{_ACTING}|"
    rf"(?:specific|selective) (?:for|to)|against|to|of|for) {_TO_TARGET}"
)
_OF_TUMORS = re.compile(
    r"(?:\)| )? ?(?:mutant|mutated|mutations?|positive|negative|driven|amplifi|rearrang|fusions?|(?:over)?express|"
    r"dependent|altered|deficient|addicted|resistan|[a-z]\d+[a-z*]|exon|tumou?rs?|cancers?|carcinom|"
    r"lymphom|leuk|cells?|genes?|high|low)"
)
"""Behind the gene of what drugs are against when it is a tumor: "drugs against EGFR-mutant lung cancer"."""
_PREFIX_ENDS = tuple(
    f"{word} "
    for word in (
        "targeting to at against toward towards target targets block blocks bind binds blocking binding neutralizing "
        "neutralising recognising recognizing for of the inhibit inhibits inhibiting trap traps degrade degrades both "
        "either mutant oncogenic on engage engages engaging antagonize antagonizes antagonise antagonises "
        "antagonizing antagonising neutralize neutralizes neutralise neutralises recognize recognizes recognise "
        "recognises degrading trapping suppress suppresses suppressing soluble human kinase kinases receptor receptors "
        "antigen antigens protein proteins enzyme enzymes ligand ligands"
    ).split()
)
"""How whatever the expression matches ends: most genes stand behind other words."""
PREFIX_REACH = 64
_RESISTED_ACT = re.compile(
    r"\b(?:resist\w+|(?:un|hyper|hypo)?sensitiv\w+|(?:cross |non |un)?respon\w+|refractor\w+|insensitiv\w+|toleran\w+) "
    r"(?:to|against|of [^.;]{1,30} to) "
    r"(?P<act>(?:(?:combined|dual|pharmacolog\w+|therapeutic|selective|direct|targeted|simultaneous) )?"
    rf"(?:inhibition|blockade|targeting|antagonism) of ){_TO_TARGET}"
)
"""An act on a target that is resisted as a drug would be: "resistance to inhibition of EGFR"."""
_ACTS = ("inhibitor", "antagonist", "degrader", "agonist")
"""What acts on the gene before it, whether or not a drug of the lexicon does; a specific inhibitor is one compound."""
_AIMED = ("target", "directed", "inhibiting", "blocking", "neutraliz", "neutralis", "degrading", "depleting")
"""What makes a class of agents, drugs or therapies with a gene before it."""
_AGENTS = ("agent", "drug", "compound", "therap", "treatment", "molecule")
_CONJUNCTION = re.compile(r",? {1,2}(?:and|or|and/or) $|/$")
_LISTED_HEAD = re.compile(
    r" (?:inhibitors?|antagonis(?:ts?|m)|blockers?|blockade|inhibition|tkis?|targeted (?:therap|agent)\w+)$"
)


def find_classes(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Drug classes put together: ``anti-`` and a gene, or a gene and ``inhibitor`` and its like.

    Coordinated genes share the word: in "BRAF and MEK inhibitors" both are classes.
    """
    genes = Genes.of(text, candidates)
    found = find_armed(genes, candidates, lexicon)
    found += _beside_listed(genes, candidates, lexicon)
    targets = lexicon.therapy_targets
    for gene in genes.listed:
        found += _targeting(genes, gene, lexicon)
        suffix = _SUFFIX.match(genes.folded, gene.end)
        if gene.name not in targets and not (
            suffix and suffix["head"].startswith(_ACTS) and "specific" not in suffix["words"]
        ):
            continue
        anti = genes.is_behind_anti(gene)
        if not suffix and not anti:
            continue
        chain, end = [gene], suffix.end() if suffix else gene.end
        while (left := genes.left_of(chain[-1])) is not None:
            chain.append(left)
        anti = anti or genes.is_behind_anti(chain[-1])
        kind = _kind(suffix, anti)
        for member in chain if kind else ():
            start = genes.start_of(member)
            name, identifier = class_of_target(member.name, kind, lexicon)
            if member is not gene and suffix:
                printed = fold(f"{genes.printed(member)} {suffix['head']}").removesuffix("s")
                if term := lexicon.named("DRUG_CLASS", printed):
                    name, identifier = term.name, term.id
            stop = end if member is gene else member.end
            slip = text[start:stop] if member.corrected_from else ""
            found.append(Candidate(start, stop, "DRUG_CLASS", name, identifier, "rule class-of-target", 0.9, slip))
    return found


def _beside_listed(genes: Genes, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """A class for each gene that shares the last word of a listed class: "PI3K or mTORC1 inhibition"."""
    found = []
    for listed in candidates:
        gene, folded = genes.after.get(listed.start), genes.folded
        if listed.label != "DRUG_CLASS" or (gene and gene.name in lexicon.therapy_targets):
            continue
        left = genes.left_of(listed) if _LISTED_HEAD.search(folded, listed.start, listed.end) else None
        if left is None or not _CONJUNCTION.search(folded, left.end, listed.start):
            continue
        while left is not None:
            if left.name in lexicon.therapy_targets:
                name, identifier = class_of_target(left.name, "inhibitor", lexicon)
                found.append(Candidate(left.start, left.end, "DRUG_CLASS", name, identifier, "rule class-beside", 0.9))
            left = genes.left_of(left)
    return found


def _targeting(genes: Genes, gene: Candidate, lexicon: Lexicon) -> list[Candidate]:
    """A class for each target of "antibodies targeting A, B or C"."""
    folded = genes.folded
    if genes.after[gene.start] is not gene or not folded.endswith(_PREFIX_ENDS, 0, gene.start):
        return []
    reach = max(0, gene.start - PREFIX_REACH)
    prefix = _PREFIX.search(folded, reach, gene.start) or _RESISTED_ACT.search(folded, reach, gene.start)
    if not prefix or (_is_of_agents(prefix) and _OF_TUMORS.match(folded, gene.end)):
        return []
    found, start, member = [], prefix.start("act" if "act" in prefix.re.groupindex else 0), gene
    kind = _aimed_kind(prefix)
    while True:
        name, identifier = class_of_target(member.name, kind, lexicon)
        slip = genes.text[start : member.end] if member.corrected_from else ""
        found.append(Candidate(start, member.end, "DRUG_CLASS", name, identifier, "rule class-targeting", 0.9, slip))
        following = genes.next_target(member)
        if following is None:
            return found
        start, member = following.start, following


def _is_of_agents(prefix: re.Match[str]) -> bool:
    """Whether agents are named that are against something, be it a gene or a tumor."""
    head = prefix.groupdict().get("head") or ""
    return head.startswith(_AGENTS) and " against " in prefix[0]


def _aimed_kind(prefix: re.Match[str]) -> str:
    """The kind of class whose targets stand behind it."""
    head = prefix.groupdict().get("head") or ""
    if head.startswith(("antibod", "mab")):
        return "antibody"
    if head.startswith("degrader") or " degrade" in prefix[0]:
        return "degrader"
    if head.startswith("agonist"):
        return "agonist"
    return "therapy" if head.startswith(_AGENTS) else "inhibitor"


def _kind(suffix: re.Match[str] | None, anti: bool) -> str:
    """'inhibitor', 'therapy', 'degrader', 'agonist', 'antibody', or '' where the words do not make a class of drugs."""
    if suffix is None:
        return "antibody" if anti else ""
    head, words = suffix["head"], suffix["words"]
    if head.startswith(("antibod", "mab")):
        return "antibody"
    if head.startswith(("therap", "immunotherap", "agent", "drug", "treatment")):
        return "antibody" if anti else ("therapy" if any(word in words for word in _AIMED) else "")
    if head.startswith("degrader"):
        return "" if "based" in words else "degrader"
    return "agonist" if head.startswith("agonist") else "inhibitor"
