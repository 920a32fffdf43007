"""Genes that are silenced so that a drug acts again: "knockdown of SNAI2 restored sensitivity to erlotinib".

What silences a gene stands for an inhibitor of it where its sentence goes on to tell that the response comes back.
Elsewhere a silenced gene is an altered gene ("silencing of NF1 made the cells resistant").
"""

import re
from collections.abc import Iterator, Sequence

from claimx.lexicon import Lexicon
from claimx.mentions.classes import class_of_target
from claimx.mentions.records import Candidate

_SILENCES = r"(?:knock(?:ing)?[- ]?(?:down|out)|silencing|depletion|ablation|si-?RNAs?|sh-?RNAs?|RNA interference|RNAi)"
_BEFORE = re.compile(
    rf"(?<!\w){_SILENCES}(?:[- ]mediated)?"
    rf" (?:(?:of|against|for|targeting|{_SILENCES}|knockdown) )?(?:the )?(?:expression of )?$",
    re.I,
)
_BEHIND = re.compile(rf"[- ](?:gene |protein |mRNA |expression )?{_SILENCES}(?!\w)", re.I)
_RESTORES = re.compile(
    r"(?<!not )(?<!\w)(?:(?:re-?|chemo-?|radio-?)?sensiti[sz](?:e|es|ed|ing)(?!\w)|restor|overc[oa]m"
    r"|revers(?:e|es|ed|ing)(?!\w)"
    r"|(?:enhanc|increas|improv|potentiat|augment)\w* (?:[\w-]+ ){0,6}?"
    r"(?:\w*sensitivity|cytotoxicity|efficacy|susceptibility|response|responsiveness)"
    r"|(?:reduc|decreas|abolish|attenuat|abrogat|diminish|eliminat)\w* (?:[\w-]+ ){0,5}?(?:\w*resistance|IC ?50)"
    r"|(?:render|ma[dk]e)\w* (?:[\w-]+ ){0,4}?\w*sensitive)",
    re.I,
)
_ENDS = re.compile(r"[.;](?=\s|$)|\n| (?:but|whereas|while) ")
_REACH = 160
_HOLDS_BACK = "tumor suppressor"
"""The role of genes that no therapy acts against."""


def find_silenced(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """A class for each gene that is silenced and whose silencing brings a response back."""
    for gene in candidates:
        if gene.label != "GENE" or gene.term is None or _HOLDS_BACK in gene.term.facts.get("roles", ()):
            continue
        before = _BEFORE.search(text, max(0, gene.start - 60), gene.start)
        behind = None if before else _BEHIND.match(text, gene.end)
        if not (before or behind):
            continue
        start, end = (before.start(), gene.end) if before else (gene.start, behind.end() if behind else gene.end)
        stop = _ENDS.search(text, end, end + _REACH)
        if _RESTORES.search(text, end, stop.start() if stop else end + _REACH):
            name, identifier = class_of_target(gene.name, "inhibitor", lexicon)
            yield Candidate(start, end, "DRUG_CLASS", name, identifier, "rule silenced-gene", 0.8)
