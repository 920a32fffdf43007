"""What a statement says about the outcome of a therapy: good, bad or no difference, phrase by phrase.

An outcome is read with its denial ("did not respond" is bad, "no longer resistant" good), its
comparison ("shorter survival", "higher IC50") and its count ("0 of 9 patients responded").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claimx.claims.facts import once
from claimx.claims.pairing.openings import Openings
from claimx.claims.pairing.statement import Statement

Polarity = Literal["good", "bad", "same"]
_N = r"(?:(?:\w+|\([^)]*\)) ){0,%d}"
_MORE = (
    r"(?:increas\w*|higher|elevat\w*|greater|improv\w*|enhanc\w*|longer|prolong\w*|better|superior|favou?rabl\w*|"
    r"augment\w*|more|extend\w*|best)"
)
_LESS = (
    r"(?:decreas\w*|lower\w*|reduc\w*|less|diminish\w*|shorter|poor\w*|worse\w*|inferior|impair\w*|attenuat\w*|"
    r"unfavou?rabl\w*|blunted|weak\w*|limited|minimal|modest|mild|lack(?:ed|ing)?(?: of)?|loss of|lost|absence of|"
    r"compromis\w*|abrogat\w*|abolish\w*|fewer|failed|failure)"
)
_YIELD = (
    r"(?:respons\w*|sensitiv\w*|efficacy|benefit\w*|effective\w*|activity|survival|pfs|os|dfs|rfs|ttp|orr|"
    r"outcomes?|prognosis|susceptib\w*|remission\w*|apoptosis|cell death|cytotoxicity|binding|affinity|"
    r"inhibitory effects?|potency|growth inhibition|clinical benefit|progression free survival)"
)
_GROWTH = (
    r"(?:growth|proliferation|viability|colony formation|tumou?r (?:size|volume|burden|growth|mass)|phosphorylation|"
    r"prolifer\w*|migration|invasion|(?:cell )?survival|signal\w*|activation|allele burden|blasts?|metastas\w*)"
)
_IC50 = r"(?:ic ?50s?|ec ?50|gi ?50|ic ?90|half maximal\w*)(?: values?)?"
_RESIST = r"(?:resist\w*|refractor\w*|insensitiv\w*|unresponsive\w*|non ?respon\w*|cross resist\w*)"
_SAME = (
    r"(?:no|not|nor|neither|without|lack of|absence of)(?: any| a| an)?(?: statistically)?(?: significant\w*)?"
    r"(?: \w+){0,2} (?:differen\w*|associat\w*|correlat\w*|impact\w*|effect on|effect of|predict\w*|affect\w*|"
    r"influence\w*|relat\w* (?:to|with|between)|change in|alter\w*|interaction)|"
    r"(?:independent(?:ly)? of|irrespective of|regardless of) (?:\w+ ){0,3}|"
    r"(?:similar\w*|comparabl\w*|equal\w*|equivalent|the same|identical|as sensitive|unchanged|did not differ|"
    r"not differ\w*|not significant\w*|non ?significant\w*|nonsignificant|insignifican\w*|not statistically|"
    r"neither prognostic nor|not (?:a )?(?:\w+ )?predictive|not predict\w*|did not predict|failed to predict|not "
    r"(?:independently|significantly) (?:\w+ )?associated|"
    r"no predictive|not prognostic|did not (?:significantly )?(?:affect|alter|influence|impact|correlate))"
)
_TOLD = (
    r"(?: ?\([^)]*\))?(?: \w+){0,4}? (?:had|achiev\w*|show\w*|respon\w*|experienc\w*|obtain\w*|demonstrat\w*|"
    r"exhibit\w*|mahrs?|mcyrs?|chr|pr|cr)"
)
_PHRASES: tuple[tuple[Polarity, str], ...] = (
    ("same", _SAME),
    ("bad", rf"(?:0 ?/ ?\d+|0 (?:out )?of (?:the )?\d+|none of (?:the|these|\d+)){_TOLD}"),
    ("good", rf"(?:\d+ ?/ ?\d+|\d+ (?:out )?of (?:the )?\d+){_TOLD}"),
    ("bad", r"stable disease (?:of |for |lasting )?(?:less than|under|<) |worsen\w*"),
    ("good", rf"(?:overc[oa]m\w*|revers\w*|circumvent\w*|abrogat\w*|eliminat\w*|abolish\w*) {_N % 4}{_RESIST}"),
    ("good", rf"(?:re ?)?sensiti[sz]\w+|restor\w* {_N % 3}(?:sensitiv\w*|respons\w*|efficacy)"),
    ("bad", rf"{_MORE} {_N % 2}{_RESIST}"),
    ("good", rf"{_LESS} {_N % 2}{_RESIST}"),
    ("bad", rf"{_LESS} {_N % 3}{_YIELD}|{_YIELD} {_N % 3}(?:was|were|is|are) {_N % 2}{_LESS}"),
    ("good", rf"{_MORE} {_N % 3}{_YIELD}|{_YIELD} {_N % 3}(?:was|were|is|are) {_N % 2}{_MORE}"),
    ("bad", rf"(?:{_MORE}|fold) {_N % 3}{_IC50}|{_IC50} {_N % 4}{_MORE}|(?:shift|rise) in {_N % 2}{_IC50}"),
    ("good", rf"{_LESS} {_N % 3}{_IC50}|{_IC50} {_N % 4}{_LESS}"),
    ("bad", rf"{_MORE} {_N % 3}{_GROWTH}"),
    ("good", rf"(?:{_LESS}|inhibit\w*|suppress\w*|block\w*|delay\w*|prevent\w*|slow\w*|shr[aiu]nk\w*) "
             rf"{_N % 4}{_GROWTH}"),
    ("good", rf"{_GROWTH} {_N % 2}(?:was|were|is) {_N % 2}(?:{_LESS}|inhibit\w*|suppress\w*|block\w*)"),
    ("good", r"(?:tumou?r|disease|lesion\w*|clinical|marked|significant|dramatic|complete) (?:\w+ )?(?:regress\w*|"
             r"shrink\w*|shrank|control(?:led)?|reduction|improvement|resolution)|"
             r"decrease in (?:\w+ ){0,3}(?:lesion|tumou?r|size)\w*"),
    ("bad", r"progressive disease|disease progress\w*|progressed|\bpd\b|relaps\w*|recurr\w*|rapid\w* progress\w*|"
            r"progression (?:on|during|after|while|under)|died|succumb\w*"),
    ("bad", rf"{_RESIST}"),
    ("good", r"partial respons\w*|complete respons\w*|partial remission|complete remission|objective respons\w*|"
             r"clinical respons\w*|major respons\w*|remission|durable|\bpr\b|\bcr\b|responders?|respond\w*|"
             r"(?:hematologic|cytogenetic|molecular|metabolic|radiographic|radiological|pathologic\w*|"
             r"excellent|good|tumou?r) respons\w*|disease free"),
    ("good", r"stable disease|stabili[sz]\w*|\bsd\b"),
    ("good", r"sensitiv\w*|susceptib\w*|hypersensitiv\w*|synthetic\w* lethal\w*|vulnerab\w*|"
             r"dependen(?:t|ce|cy) on|addict\w*"),
    ("good", r"effective\w*|efficac\w*|benefit\w*|potent\w*|active against|activity (?:against|in)|"
             r"antitumou?r activity|apopto\w*|cell death|cytotoxic\w*|promising|inhibited|inhibits|kill\w*"),
    ("bad", r"ineffective|inactive (?!state|conformation|form)|unable to|toleran\w*|escape\w*|persist\w*|"
            r"continued to (?:prolif|grow)\w*|"
            r"clones? (?:that )?grew|surviv\w* (?:in|despite)|rescued?|desensiti\w*|confer\w* surviv\w*"),
    ("good", r"respons\w*"),
)  # fmt: skip
_DENIED = re.compile(
    r"(?:\b(?:no|not|nor|neither|none|never|without|cannot|lack\w*(?: of)?|fail\w* to|failed|unable to|did not|"
    r"does not|do not|absence of|non|n't|loss of|lost|only|rarely|0 ?/ ?\d+|0 of \d+|zero|0%|no longer)\b"
    r"[ -]?(?:\w+ ){0,4})$"
)
_ZERO_AFTER = re.compile(r"[^.;]{0,25}?(?:\b0 ?/ ?\d+|\b0 of \d+|\b0 ?%|\bnone\b)")
_ONLY = re.compile(r"\b(?:no longer|not only|only|non)\b")
PATTERN = re.compile(
    r"\b(?=\w)(?:" + "|".join(rf"(?P<{polarity}{i}>{p})" for i, (polarity, p) in enumerate(_PHRASES)) + ")"
)
OPENINGS = (
    "no ", "not ", "nor ", "neither ", "without ", "lack", "absence of ", "independent", "irrespective of",
    "regardless of", "similar", "comparabl", "equal", "equivalent", "the same", "identical", "as sensitive",
    "unchanged", "did not ", "non significan", "nonsignifican", "insignifican", "failed", "failure",
    *"0123456789", "none of ", "stable disease", "worsen",
    "overcom", "overcam", "revers", "circumvent", "abrogat", "eliminat", "abolish", "sensiti", "resensiti",
    "re sensiti", "restor",
    "increas", "higher", "elevat", "greater", "improv", "enhanc", "longer", "prolong", "better", "superior", "favo",
    "augment", "more ", "extend", "best ",
    "decreas", "lower", "reduc", "less ", "diminish", "shorter", "poor", "worse", "inferior", "impair", "attenuat",
    "unfavo", "blunted", "weak", "limited", "minimal", "modest", "mild ", "loss of", "lost", "compromis", "fewer",
    "respon", "efficac", "benefit", "effective", "activity ", "survival", "pfs ", "os ", "dfs ", "rfs ", "ttp ",
    "orr ", "outcome", "prognosis ", "susceptib", "remission", "apopto", "cell death", "cytotoxic", "binding ",
    "affinity ", "inhibitory effect", "potency ", "growth", "clinical ", "progression ",
    "fold ", "ic50", "ic 50", "ec50", "ec 50", "gi50", "gi 50", "ic90", "ic 90", "half maximal", "shift in", "rise in",
    "prolifer", "viability ", "colony formation", "tumor ", "tumour ", "phosphorylation ", "migration ", "invasion ",
    "cell survival", "signal", "activation ", "allele burden", "blast", "metastas",
    "inhibit", "suppress", "block", "delay", "prevent", "slow", "shrank", "shrink", "shrunk",
    "disease ", "lesion", "marked ", "significant ", "dramatic ", "complete ",
    "progressive disease", "progressed", "pd", "relaps", "recurr", "rapid", "died", "succumb",
    "resist", "refractor", "insensitiv", "unresponsive", "nonrespon", "non respon", "cross resist",
    "partial ", "objective respons", "major respons", "durable", "pr", "cr", "hematologic ", "cytogenetic ",
    "molecular ", "metabolic ", "radiographic ", "radiological ", "pathologic", "excellent ", "good ", "stabili", "sd",
    "hypersensitiv", "synthetic", "vulnerab", "dependen", "addict", "potent", "active against", "antitumo", "promising",
    "kill", "ineffective", "inactive ", "unable to", "toleran", "escape", "persist", "continued to ", "clone", "surviv",
    "rescue", "desensiti", "confer",
)  # fmt: skip
_FOUND = Openings({"outcome": PATTERN}, {"outcome": OPENINGS})
_OPPOSITE: dict[Polarity, Polarity] = {"good": "bad", "bad": "good", "same": "same"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A phrase that tells how a therapy did, in document offsets; ``denied`` if a denial turned it."""

    start: int
    end: int
    sentence: int
    polarity: Polarity
    denied: bool = False


@once
def find_outcomes(statement: Statement) -> tuple[Outcome, ...]:
    """The outcomes of a statement, in reading order."""
    return tuple(_outcomes(statement))


def _outcomes(statement: Statement) -> Iterator[Outcome]:
    text = statement.folded
    for match in _FOUND.find(text).get("outcome", ()):
        polarity = _polarity(match.lastgroup or "")
        before = re.split(r"[.;]", text[max(0, match.start() - 45) : match.start()])[-1]
        denial = _DENIED.search(before)
        denied = bool(denial and not _ONLY.search(denial[0])) and polarity != "same"
        if not denied and polarity == "good" and _ZERO_AFTER.match(text, match.end()):
            denied = True
        start = match.start() + statement.span.start
        yield Outcome(
            start,
            match.end() + statement.span.start,
            statement.sentence_of(start),
            _OPPOSITE[polarity] if denied else polarity,
            denied,
        )


def _polarity(group: str) -> Polarity:
    return "good" if group.startswith("good") else "bad" if group.startswith("bad") else "same"
