"""Phrases that report an outcome, as one pattern: each good, bad, no difference, or none where a measure is only named.

Of phrases that begin at the same letter the first of the table is read, so what is longer and more exact stands
first. Names of measures ("response criteria", "assessed for sensitivity") report nothing and hide what they contain.
"""

import re
from typing import Literal

Reported = Literal["good", "bad", "same", "none"]
"""How an outcome is reported; ``none`` where only a measure is named, or how it was taken."""
_REPORTED: tuple[Reported, ...] = ("good", "bad", "same", "none")

_N = r"(?:(?:\w+|\([^)]*\)) ){0,%d}"
_MORE = (
    r"(?:increas\w*|higher|elevat\w*|greater|improv\w*|enhanc\w*|longer|prolong\w*|better|superior|favou?rabl\w*|"
    r"augment\w*|more|extend\w*)"
)
_LESS = (
    r"(?:decreas\w*|lower\w*|reduc\w*|less|diminish\w*|shorter|poor\w*|worse\w*|inferior|impair\w*|attenuat\w*|"
    r"unfavou?rabl\w*|blunted|weak\w*|limited|minimal|modest|mild|lack(?:ed|ing)?(?: of)?|loss of|lost|absence of|"
    r"compromis\w*|abrogat\w*|abolish\w*|fewer|failed|failure|least|incomplete)"
)
_YIELD = (
    r"(?:respons\w*|sensitiv\w*|efficacy|benefit\w*|effective\w*|activity|survival|pfs|os|dfs|rfs|ttp|orr|"
    r"outcomes?|prognosis|susceptib\w*|remission\w*|apoptosis|cell death|cytotoxicity|binding|affinity|"
    r"inhibitory effects?|potency|growth inhibition|clinical benefit|progression free survival|time to progression)"
)
_GROWTH = (
    r"(?:growth|proliferation|viability|colony formation|tumou?r (?:size|volume|burden|growth|mass)|phosphorylation|"
    r"prolifer\w*|migration|invasion|(?:cell )?survival|signal\w*|activation|allele burden|blasts?|metastas\w*|"
    r"viable cells?|cell numbers?|auto ?phosphorylation|colon(?:y|ies))"
)
_IC50 = r"(?:ic ?50s?|ec ?50|gi ?50|ic ?90|half maximal\w*)(?: values?)?"
_RESIST = r"(?:resist\w*|refractor\w*|insensitiv\w*|unresponsive\w*|non ?respon\w*|cross resist\w*)"
_FAILED = r"(?:progress\w*\b(?!\s+free)|relaps\w*|recurren\w*|recur|deaths?|mortality|die)"
_RISK = r"(?:number of |rates? of |risk (?:of|for) |chance of )"
_RATED = r"(?:overall |objective |clinical |tumou?r |major |complete |partial |initial )*"
_A = r"(?: any| a| an)?"
_SAME = (
    rf"(?:(?:no|not|nor|neither|without|lack of|absence of){_A}(?: statistically)?(?: significant\w*)?"
    rf"(?: have| had| show\w*)?{_A}(?: significant\w*)?"
    r"(?: \w+){0,2} (?:differen\w*|associat\w*|correlat\w*|impact\w*|effect on|effect of|predict\w*|affect\w*|"
    r"influence\w*|relat\w* (?:to|with|between)|change in|alter\w*|interaction)|"
    r"(?:independent(?:ly)? of|irrespective of|regardless of) (?:\w+ ){0,3}|"
    r"(?:similar\w*|comparabl\w*|equal\w*|equivalent|the same|identical|as sensitive|unchanged|did not differ|"
    r"not differ\w*|not significant\w*|non ?significant\w*|nonsignificant|insignifican\w*|not statistically|"
    r"neither prognostic nor|not (?:a )?(?:\w+ )?predictive|not predict\w*|did not predict|failed to predict|not "
    r"(?:independently|significantly) (?:\w+ )?associated|no predictive|not prognostic|"
    r"do?(?:es|d)? not (?:significantly )?(?:affect|effect|alter|influence|impact|correlate)))"
    r"(?: (?:between|of|with|to|for|in) [^.;]{0,80}?"
    r"(?:respons\w*|sensitiv\w*|efficacy|benefit|survival|pfs|os|outcomes?)\b)?"
)
_TOLD = (
    r"(?: ?\([^)]*\))?(?: \w+){0,4}? (?:had|achiev\w*|show\w*|respon\w*|experienc\w*|obtain\w*|demonstrat\w*|"
    r"exhibit\w*|mahrs?|mcyrs?|chr|pr|cr)"
)
_TAKEN = r"(?:evalua[tb]|assess|analy[sz]|test|examin|measur|determin|monitor|categori[sz]|classif|defin)\w*"
_QUALITY = r"(?:sensitivity|resistance|responses?)"
_NAMED = (
    r"respons(?:ible|ive element)\w*|in response to|"
    r"respons\w* (?:evaluation|criteria|assessment|status|data|duration|biomarkers?|markers?|element)\b|"
    rf"(?:{_TAKEN}|investigat\w*|studied) (?:for |of |by |the |as |whether )*(?:\w+ ){{0,3}}"
    rf"(?:{_QUALITY}|efficacy|effectiveness|activity)\b(?: (?:and|or|to) {_QUALITY}\b)?|"
    rf"{_QUALITY}(?: (?:and|or) {_QUALITY})? (?:was|were) "
    rf"(?:\w+ )?{_TAKEN}|efficacy (?:endpoints?|population|analys\w+)|"
    rf"(?:efficacy|activity) of (?:\w+ ){{1,5}}(?:was|were) {_TAKEN}|"
    r"known (?:\w+ ){0,4}(?:sensiti[sz]\w*|resist\w*)"
)
_BEST = r"as (?:the |their |his |her )?(?:best )?(?:overall )?(?:clinical )?respons\w*"
_PHRASES: tuple[tuple[Reported, str], ...] = (
    ("none", _NAMED),
    ("bad", rf"(?:progressive disease|progression|pd)(?: ?\([^)]*\))? {_BEST}"),
    ("none", rf"{_BEST}|best (?:overall )?respons\w* (?:was|of|to)"),
    ("same", _SAME),
    ("bad", rf"(?:less likely|unlikely) (?:to )?{_N % 4}(?:respon\w*|benefit\w*|achiev\w*|sensitiv\w*)|"
            rf"more likely (?:to )?{_N % 3}(?:{_FAILED}|resist\w*|refractory)"),
    ("good", rf"more likely (?:to )?{_N % 4}(?:respon\w*|benefit\w*|achiev\w*|sensitiv\w*)|"
             rf"less likely (?:to )?{_N % 3}(?:{_FAILED}|resist\w*)"),
    ("bad", rf"(?:low|small) {_RATED}(?:{_YIELD}|remission\w*)|high {_IC50}|rapid\w* (?:\w+ ){{0,3}}progress\w*|"
            rf"(?:{_MORE}|high) (?:\w+ )?{_RISK}?(?:disease |tumou?r )?{_FAILED}|"
            r"(?:signs?|evidence|indication) of (?:disease |tumou?r )?progression|"
            r"stopped early|(?:terminated|discontinued|closed) (?:early|because|due to)|futil\w*|not (?:be )?warranted|"
            r"(?:not|fail\w* to) (?:meet|met|reach\w*) (?:its |the |their )?(?:primary |efficacy )*end ?points?"),
    ("good", rf"high {_RATED}(?:{_YIELD}|remission\w*)|low {_IC50}|"
             rf"(?:{_LESS}|low) (?:\w+ )?{_RISK}(?:disease |tumou?r )?{_FAILED}"),
    ("bad", rf"(?:0 ?/ ?\d+|0 (?:out )?of (?:the )?\d+|none of (?:the|these|\d+)){_TOLD}"),
    ("bad", r"stable disease (?:of |for |lasting )?(?:less than|under|<) |worsen\w*"),
    ("good", rf"(?:overc[oa]m\w*|revers\w*|circumvent\w*|abrogat\w*|eliminat\w*|abolish\w*) {_N % 4}{_RESIST}"),
    ("good", rf"(?:re ?)?sensiti[sz]\w+|restor\w* {_N % 3}(?:sensitiv\w*|respons\w*|efficacy)"),
    ("bad", rf"{_MORE} {_N % 2}{_RESIST}"),
    ("good", rf"{_LESS} {_N % 2}{_RESIST}"),
    ("bad", rf"{_LESS} {_N % 3}{_YIELD}|{_YIELD} {_N % 6}(?:was|were|is|are) {_N % 2}{_LESS}"),
    ("good", rf"{_MORE} {_N % 3}{_YIELD}|{_YIELD} {_N % 6}(?:was|were|is|are) {_N % 2}{_MORE}"),
    ("bad", rf"(?:{_MORE}|fold) {_N % 3}{_IC50}|{_IC50} {_N % 4}{_MORE}|(?:shift|rise) in {_N % 2}{_IC50}"),
    ("good", rf"{_LESS} {_N % 3}{_IC50}|{_IC50} {_N % 4}{_LESS}"),
    ("good", rf"{_MORE} {_N % 2}(?:suppress|inhibit|reduc|decreas|delay|regress|shrink)\w*"),
    ("bad", r"incomplete\w* (?:inhibit|respon|suppress)\w*"),
    ("bad", rf"{_MORE} {_N % 3}{_GROWTH}"),
    ("good", rf"(?:{_LESS}|inhibit\w*|suppress\w*|block\w*|delay\w*|prevent\w*|slow\w*|shr[aiu]nk\w*) "
             rf"{_N % 4}{_GROWTH}"),
    ("good", rf"{_GROWTH} {_N % 2}(?:was|were|is) {_N % 2}(?:{_LESS}|inhibit\w*|suppress\w*|block\w*)"),
    ("good", r"(?:tumou?r|disease|lesion\w*|clinical|marked|significant|dramatic|complete) (?:\w+ )?(?:regress\w*|"
             r"shrink\w*|shrank|control(?:led)?|reduction|improvement|resolution)|"
             r"decrease in (?:\w+ ){0,3}(?:lesion|tumou?r|size)\w*"),
    ("bad", r"progressive disease|disease progress\w*\b(?!\s+free)|progressed|\bpd\b(?! l ?\d| \d)|relaps\w*|recurr\w*|"
            r"progression (?:on|during|after|while|under)|died|succumb\w*"),
    ("bad", rf"{_RESIST}"),
    ("good", r"partial respons\w*|complete respons\w*|partial remission|complete remission|objective respons\w*|"
             r"clinical respons\w*|major respons\w*|remission|durable|\bprs?\b|\bcrs?\b|responders?|respond\w*|"
             r"(?:hematologic|cytogenetic|molecular|metabolic|radiographic|radiological|pathologic\w*|"
             r"excellent|good|tumou?r) respons\w*|disease free"),
    ("good", r"stable disease|stabili[sz]\w*|\bsd\b"),
    ("good", r"(?:clinical|meaningful|anti ?tumou?r|anti ?cancer|single agent|significant|marked|strong|therapeutic) "
             r"(?:\w+ )?(?:activity|efficacy)|survival (?:advantage|benefit)"),
    ("good", r"sensitiv\w*|susceptib\w*|hypersensitiv\w*|synthetic\w* lethal\w*|vulnerab\w*|"
             r"dependen(?:t|ce|cy) on|addict\w*"),
    ("good", r"effective\w*|efficac\w*|benefit\w*|potent(?:ly|cy)?\b|active against|activity (?:against|in)|"
             r"antitumou?r activity|apopto\w*|cell death|cytotoxic\w*|promising|inhibited|inhibits|kill\w*"),
    ("bad", r"ineffective|inactive (?!state|conformation|form)|unable to|toleran\w*|escape\w*|persist\w*|"
            r"continued to (?:prolif|grow)\w*|clones? (?:that )?grew|(?:cells?|clones?) surviv\w* in|surviv\w* despite|"
            r"rescued?|desensiti\w*|confer\w* surviv\w*"),
    ("good", r"respons\w*"),
)  # fmt: skip
PATTERN = re.compile(
    r"\b(?=\w)(?:" + "|".join(rf"(?P<{reported}{i}>{p})" for i, (reported, p) in enumerate(_PHRASES)) + ")"
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
    "analys", "analyz", "anti ", "anticancer ", "as ", "assess", "auto ", "autophosphorylation ", "categori", "cell ",
    "cells ", "classif", "closed ", "colonies ", "colony ", "d ", "dd ", "defin", "des ", "determin", "discontinued ",
    "do ", "dod ", "does ", "evaluab", "evaluat", "evidence ", "examin", "fail", "futil", "high ", "in ", "incomplete",
    "indication ", "investigat", "known ", "least ", "low ", "meaningful ", "measur", "monitor", "sign ", "signs ",
    "single ", "small ", "stopped ", "strong ", "studi", "study", "terminated ", "test", "therapeutic ", "time ",
    "unlikely ", "viable ",
)  # fmt: skip
"""With which words, or parts of words, a phrase begins."""


def reported_by(match: re.Match[str]) -> Reported:
    """What a match of :data:`PATTERN` reports."""
    group = match.lastgroup or ""
    return next(reported for reported in _REPORTED if group.startswith(reported))
