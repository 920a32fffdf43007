"""Signs that a statement finds no effect: how a paper says that a marker or a drug makes no difference.

What denies is seldom one word. A paper says that nothing was related, that nothing differed, that
a mutant did as well as the wild type, that nobody responded, or that an endpoint was missed; and what it
compares, tests and contrasts tells which of these is meant. Each sign is a feature by place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimx.claims.pairing.statement import Features, Name, Statement
from claimx.claims.pairing.surroundings import Role
from claimx.claims.passages.facts import once
from claimx.claims.wording.openings import Openings

_N = r"(?:\S+ ){0,%d}?"
_NOT = r"(?:no|not|n't|nor|neither|without|lack of|absence of)"
_ALIKE = r"(?:similar\w*|comparabl\w*|equal\w*|equivalent\w*|(?:the )?same|identical\w*|unchanged)"
_YIELD = (
    r"(?:respons\w*|sensitiv\w*|efficacy|benefit\w*|survival|pfs|os|dfs|rfs|orr|outcomes?|activity|ic ?50\w*|growth|"
    r"viability|incorporation|proliferation|inhibition|resist\w*|potency|reduction|rates?)"
)
SIGNS: Mapping[str, str] = {
    # "expression was not associated with response", "irrespective of genotype"
    "unrelated": rf"{_NOT} {_N % 4}(?:associat\w*|correlat\w*|predict\w*|relat\w*|impact\w*|influenc\w*|affect\w*|"
    r"effect (?:on|of)|prognostic|interact\w*|linked|marker|indicator\w*)|(?:independent(?:ly)? of|irrespective of|"
    r"regardless of)|failed to (?:predict|correlate|show an association)|(?:poor|not good|bad) "
    r"(?:predictor|indicator)\w*",
    # "there was no significant difference between carriers and others"
    "no difference": rf"{_NOT} {_N % 4}differ\w*|did not differ|(?:non ?significan\w*|insignifican\w*)|"
    r"not (?:statistically|significant\w*)",
    # "as sensitive as cells with the wild type"
    "as wild type": rf"(?:{_ALIKE}|as (?:sensitive|susceptible|responsive))[^.;]{{0,90}}?"
    r"(?:wild ?type|wt\b|control\w*|parental|without|unmutated|negative|non ?mutant|unaltered)",
    # "comparable response rates", "survival was similar"
    "similar yield": rf"{_ALIKE} {_N % 5}{_YIELD}|{_YIELD} {_N % 4}{_ALIKE}|"
    r"as (?:sensitive|susceptible|responsive|effective|resistant)|similarly (?:sensitive|respons\w*|effective)|equally",
    # "carriers were not more resistant"
    "not more": rf"{_NOT} {_N % 3}(?:more|less|greater|increase\w*|improve\w*|reduce\w*|decrease\w*|higher|lower|"
    r"enhance\w*|alter\w*|change\w*|longer|shorter|better|worse|sensiti[sz]\w*)",
    # "the variant does not confer resistance"
    "not conferred": rf"(?:{_NOT}|fail\w* to|unable to) {_N % 3}(?:confer\w*|induc\w*|caus\w*|support\w*|lead|"
    r"result in|mediat\w*|drive\w*|contribut\w*|evidence|sufficient|suggest\w*|indicat\w*|require\w*)",
    # "none of them responded", "0 of 9"
    "no response": rf"(?:{_NOT}|none|\b0(?:\.0)? ?%|\b0 ?/ ?\d+|\b0 of|\bzero\b|fail\w* to) {_N % 4}(?:respon\w*|"
    r"remission\w*|benefit\w*|activity|efficacy|effective|regress\w*|achiev\w*|improv\w*|cr\b|pr\b|shrink\w*|active)|"
    r"ineffective|inactive|insensitiv\w*",
    # "the mutant remained sensitive"
    "still": r"(?:retain|remain|maintain|preserv)\w*|\bstill\b|continued|persist\w*|even (?:in|with)|despite|although|"
    r"however",
    # "the trial did not meet its endpoint", "modest activity"
    "missed aim": rf"(?:{_NOT}|fail\w* to) {_N % 3}(?:meet|met|reach\w*|achiev\w*)|\bterminat\w*|discontinu\w*|"
    r"\bfutil\w*|limited|minimal|modest|disappoint\w*|recommend\w* against|caution",
    # what is compared, tested and contrasted
    "control": r"wild ?type|\bwt\b|control\w*|parental|empty vector|placebo|compar\w* (?:to|with)|versus|\bvs\b",
    "insignificant": r"\bp(?: ?value)?s?(?: of)? ?[=>]+ ?(?:0?[.·](?:0[6-9]|[1-9])\d*|1\.0+)|\bns\b",
    "significant": r"\bp(?: ?value)?s?(?: of)? ?[=<≤]+ ?0?[.·]0(?:[0-4]\d*|5\b)|statistically significant",
    "subset": r"\b(?:subgroup|subset|arm|cohort|randomi[sz]ed|multivariate|univariate|analy\w+)\b",
    "status": r"\b(?:status|expression|levels?|both|either|between|whether|positive|negative|groups?)\b",
    "contrast": r"\b(?:conversely|in contrast|contrary|but|whereas|while|exception|unlike)\b",
}  # fmt: skip
_NO = ("no ", "not ", "n't ", "nor ", "neither ", "without ", "lack of ", "absence of ")
_SAME = ("similar", "comparabl", "equal", "equivalent", "the same", "same", "identical", "unchanged")
_P = ("p ", "p=", "ps", "pvalue")
OPENINGS: Mapping[str, Sequence[str]] = {
    "unrelated": (*_NO, "independent", "irrespective of", "regardless of", "failed to ", "poor ", "bad "),
    "no difference": (*_NO, "did not differ", "nonsignifican", "non significan", "insignifican"),
    "as wild type": (*_SAME, "as sensitive", "as susceptible", "as responsive"),
    "similar yield": (
        *_SAME, "as sensitive", "as susceptible", "as responsive", "as effective", "as resistant",
        "respons", "sensitiv", "efficacy ", "benefit", "survival ", "pfs ", "os ", "dfs ", "rfs ", "orr ", "outcome",
        "activity ", "ic50", "ic 50", "growth ", "viability ", "incorporation ", "proliferation ", "inhibition ",
        "resist", "potency ", "reduction ", "rate",
    ),
    "not more": _NO,
    "not conferred": (*_NO, "fail", "unable to "),
    "no response": (*_NO, "none ", "0", "zero ", "fail", "ineffective", "inactive", "insensitiv"),
    "still": (
        "retain", "remain", "maintain", "preserv", "still", "continued", "persist", "even in", "even with", "despite",
        "although", "however",
    ),
    "missed aim": (
        *_NO, "fail", "terminat", "discontinu", "futil", "limited", "minimal", "modest", "disappoint", "recommend",
        "caution",
    ),
    "control": ("wild", "wt", "control", "parental", "empty vector", "placebo", "compar", "versus", "vs"),
    "insignificant": (*_P, "p>", "ns"),
    "significant": (*_P, "p<", "p≤", "statistically significant"),
    "subset": ("subgroup", "subset", "arm", "cohort", "randomi", "multivariate", "univariate", "analy"),
    "status": (
        "status", "expression", "level", "both", "either", "between", "whether", "positive", "negative", "group",
    ),
    "contrast": ("conversely", "in contrast", "contrary", "but", "whereas", "while", "exception", "unlike"),
}  # fmt: skip
_FOUND = Openings({name: re.compile(pattern) for name, pattern in SIGNS.items()}, OPENINGS)
_DENYING = re.compile(rf"\b(?:{_NOT}|{_ALIKE}|fail\w*|none|never)\b")
PREFIX = "sign: "
FAR = 400
_WHOLE = [f"{PREFIX}{kind}{where}" for kind in SIGNS for where in ("", " in last sentence", " per sentence")]
_BESIDE = [f"{PREFIX}{kind}{where}" for kind in SIGNS for where in (" by name", " by both")]
_AWAY: Mapping[Role, Sequence[str]] = {
    "drug": [f"{PREFIX}{kind} to drug" for kind in SIGNS],
    "gene": [f"{PREFIX}{kind} to gene" for kind in SIGNS],
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of no effect, in document offsets."""

    start: int
    end: int
    sentence: int


@once
def find_signs(statement: Statement) -> Mapping[str, tuple[Sign, ...]]:
    """The signs of a statement by kind; kinds without any are left out."""
    base = statement.span.start
    return {
        kind: tuple([Sign(m.start() + base, m.end() + base, statement.sentence_of(m.start() + base)) for m in matches])
        for kind, matches in _FOUND.find(statement.folded).items()
    }


def describe_signs(statement: Statement) -> Features:
    """For each kind of sign how many there are, how many in the last sentence, and how many a sentence; and of the
    last all words of denial and likeness."""
    count = max(len(statement.sentences), 1)
    last = count - 1
    found = dict.fromkeys(_WHOLE, 0.0)
    for kind, signs in find_signs(statement).items():
        found[f"{PREFIX}{kind}"] = len(signs)
        found[f"{PREFIX}{kind} in last sentence"] = sum([s.sentence == last for s in signs])
        found[f"{PREFIX}{kind} per sentence"] = len(signs) / count
    found[f"{PREFIX}denial per sentence"] = len(_DENYING.findall(statement.folded)) / count
    return found


def signs_from(role: Role, name: Name, statement: Statement) -> Features:
    """How far the nearest sign of each kind is from a name (20 letters are 1)."""
    found = dict.fromkeys(_AWAY[role], FAR / 20)
    for kind, signs in find_signs(statement).items():
        gaps = [max(s.start - m.end, m.start - s.end, 0) for s in signs for m in name.places]
        found[f"{PREFIX}{kind} to {role}"] = min(min(gaps), FAR) / 20
    return found


def signs_beside(drug: Name, gene: Name, statement: Statement) -> Features:
    """For each kind of sign how many stand in sentences with drug or gene, and whether any does in one with both."""
    drugs, genes = statement.sentences_of(drug.mentions), statement.sentences_of(gene.places)
    found = dict.fromkeys(_BESIDE, 0.0)
    for kind, signs in find_signs(statement).items():
        found[f"{PREFIX}{kind} by name"] = sum([s.sentence in drugs | genes for s in signs]) / len(statement.sentences)
        found[f"{PREFIX}{kind} by both"] = float(any([s.sentence in drugs & genes for s in signs]))
    return found
