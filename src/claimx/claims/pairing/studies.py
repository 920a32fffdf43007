"""Which paragraphs report a study's own results, the text that the pairing model was trained on, and which texts
and sentences tell whom a therapy helps.

The words of such sentences are data: ``wording/studies.tsv``.
"""

import re

from claimx.claims.wording.wordlists import Parts

WORDS = Parts(
    "studies.tsv",
    {
        "outcome": r"(?<!\bin )(?<!-)\b{words}\b(?! (?:element|gene|promoter))",
        "changed": r"\b{words}\b",
        "variant": r"\b{words}\b",
        "voice": r"(?<!authors )\b{words}\b",
        "course": r"\b{words}\b",
    },
)

ENOUGH = 2
# A set that comes first lets the search skip the insides of words; it takes the character before a sign.
_SIGN = re.compile(
    r"\W(?:patients? (?:with|treated|who|had|were|received)|\d+ patients|\d+ of \d+|cell lines?|in vitro|in vivo|"
    r"phase (?:i{1,3}|[123])\b|trial|cohort|xenograft\w*|ic50|case report|we (?:found|show)|"
    r"(?:this|a|preclinical|retrospective) (?:\w+ )?(?:study|analysis)|ba/?f3|"
    r"cells? (?:expressing|harboring|carrying|with)|p ?[<=>] ?0|\d+ (?:months|weeks|days)|transfect\w*|transduc\w*|"
    r"treated with|was treated|resulted in|showed|response rate|hr|ci)\b"
)


def tells_response(folded: str) -> bool:
    """Whether a sentence tells who responds to a therapy, and not only what the therapy does to cells.

    >>> tells_response("the drug lowered the levels of the kinase in response to the ligand")
    False
    """
    return bool(WORDS.search("outcome", folded))


def tells_change(folded: str) -> bool:
    """Whether a sentence speaks of a gene as changed, or of those who carry it so."""
    return bool(WORDS.search("changed", folded))


def tells_course(folded: str) -> bool:
    """Whether a text tells how a disease went under treatment."""
    return bool(WORDS.search("course", folded))


def tells_variant(folded: str) -> bool:
    """Whether a text speaks of variants of a gene, or of those who carry one."""
    return bool(WORDS.search("variant", folded))


def tells_voice(folded: str) -> bool:
    """Whether a text speaks as an article does of itself, of its aims and of what it concludes.

    >>> tells_voice("we asked what the kinase does"), tells_voice("the authors treated two patients")
    (True, False)
    """
    return bool(WORDS.search("voice", folded))


def reports_study(text: str) -> bool:
    """Whether a paragraph shows at least two signs of a study: who or what was treated, how, with what result.

    >>> reports_study("Of 12 patients treated with the drug, none responded.")
    True
    >>> reports_study("Tumors escape in many ways.")
    False
    """
    return sum(1 for _ in zip(range(ENOUGH), _SIGN.finditer(f" {text.lower()}"), strict=False)) >= ENOUGH
