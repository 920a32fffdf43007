"""The words around a name's mentions: which of a few telling phrases stand right before or after it, and how often."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from claimx.claims.pairing.statement import Features, Statement
from claimx.schema import Mention

Role = Literal["drug", "gene"]
BEFORE, AFTER = 45, 30
_DRUG_BEFORE = {
    "treated": r"(?:treat\w*|receiv\w*|given|administ\w*|therapy|exposure|exposed) (?:\w+ ){0,3}$",
    "response": r"(?:respon\w*|sensitiv\w*|resist\w*|benefit\w*|efficacy|effect\w*|activity|ic50\w*|insensitiv\w*|"
    r"susceptib\w*|refractory) (?:\w+ ){0,2}(?:to|of|from|for|against|with) (?:\w+ ){0,4}$",
    "compared": r"(?:compared (?:to|with)|versus|vs\.?|than|relative to|unlike|over|comparison (?:to|with)) "
    r"(?:\w+ ){0,4}$",
    "prior": r"(?:prior|previous\w*|pretreat\w*|after|following|progress\w* (?:on|after|to)|failed|refractory to|"
    r"resistant to|failure (?:of|on)|initially|first line) (?:\w+ ){0,4}$",
    "combined": r"(?:plus|\+|combin\w* (?:with|of)|in addition to|together with|added to|adding|and) (?:\w+ )?$",
    "listed": r"(?:,|/|\bor\b|\band\b) ?$",
    "example": r"(?:such as|including|e\.g\.?,?|like|namely) (?:\w+ ){0,2}$",
    "inhibitor": r"(?:inhibitors?|antibody|tki|agents?|drugs?)[ (,]+$",
    "trial": r"(?:trial|study|phase \w+) (?:\w+ ){0,3}(?:of|with|for|testing|evaluating|comparing) (?:\w+ ){0,3}$",
}  # fmt: skip
_DRUG_AFTER = {
    "treated": r"(?:[ -])(?:treat\w*|therapy|monotherapy|exposure|arm|group)",
    "resistant": r" ?(?:resist\w*|refractory|insensitiv\w*)",
    "sensitive": r" ?(?:sensitiv\w*|respon\w*|activity|efficacy)",
    "compared": r" ?(?:compared|versus|vs|than|or placebo)",
    "combined": r" ?(?:plus|\+|in combination|combined|and)\b",
    "listed": r" ?(?:,|/|\bor\b|\band\b)",
    "alone": r" (?:alone|monotherapy|single agent)",
    "gloss": r" ?[(,] ?(?:an?|the|is) ",
    "based": r"[ -]based\b",
}
_GENE_BEFORE = {
    "patients": r"(?:patients?|tumou?rs?|cells?|lines?|cases?|carcinomas?|cancers?|nsclc|melanomas?|crc|aml|gist) "
    r"(?:\w+ ){0,3}(?:with|harbou?r\w*|carry\w*|express\w*|contain\w*|having|had|of|for) (?:\w+ ){0,4}$",
    "wild": r"wild ?type (?:\w+ ){0,1}$",
    "absent": r"(?:absence of|without|no|lack\w*|negative for|other than|non) (?:\w+ ){0,2}$",
    "also": r"(?:also|additional\w*|co occurring|concurrent\w*|concomitant|co|in addition to|as well as|besides|"
    r"together with) (?:\w+ ){0,4}$",
    "listed": r"(?:,|/|\bor\b|\band\b) ?$",
    "knockdown": r"(?:knock\w*|silenc\w*|sirna|shrna|deplet\w*|delet\w*|inactivat\w*|loss|overexpress\w*|amplif\w*|"
    r"express\w*|transfect\w*|transduc\w*) (?:\w+ ){0,3}$",
    "role": r"(?:role|effect|impact|association|correlation|status|mutations?|expression|levels?) (?:of|in|between) "
    r"(?:\w+ ){0,2}$",
}  # fmt: skip
_GENE_AFTER = {
    "altered": r"[ -]?(?:\(\w+\) )?(?:\w+ )?(?:mutat\w*|mutant\w*|amplif\w*|fusion\w*|rearrange\w*|overexpress\w*|"
    r"express\w*|loss|delet\w*|insert\w*|variant\w*|alter\w*|positive|deficien\w*|translocat\w*|methyl\w*|"
    r"exon|copy|low|high|null|duplicat\w*|truncat\w*|splice|polymorphism|genotype)",
    "wild": r"[ -]?(?:\w+ )?(?:wild ?type|wt\b|negative)",
    "signaling": r" ?(?:signal\w*|pathway|phosphoryl\w*|activity|kinase|axis|activation)",
    "inhibited": r" ?(?:inhibit\w*|antagonist|blockade|antibod\w*|tki)",
    "listed": r" ?(?:,|/|\bor\b|\band\b)",
}  # fmt: skip
_TABLES: Mapping[Role, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "drug": (_DRUG_BEFORE, _DRUG_AFTER),
    "gene": (_GENE_BEFORE, _GENE_AFTER),
}


def describe_surroundings(role: Role, mentions: Sequence[Mention], statement: Statement) -> Features:
    """The share of mentions that have each of the role's phrases before or after them."""
    found: Features = {}
    before = [statement.before(m.start, BEFORE) for m in mentions]
    after = [statement.after(m.end, AFTER) for m in mentions]
    phrases_before, phrases_after = _compiled(role)
    for name, pattern in phrases_before:
        found[f"{role} before: {name}"] = _share([bool(pattern.search(w)) for w in before])
    for name, pattern in phrases_after:
        found[f"{role} after: {name}"] = _share([bool(pattern.match(w)) for w in after])
    return found


@cache
def _compiled(role: Role) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], tuple[tuple[str, re.Pattern[str]], ...]]:
    before, after = (tuple((k, re.compile(p)) for k, p in table.items()) for table in _TABLES[role])
    return before, after


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
