"""Forms of an antigen: ``mCD30`` in the membrane, ``sCD30`` in the serum, "soluble CD30", "shedding of CD30"."""

import re
from collections.abc import Iterator, Sequence

from claimx.lexicon import Lexicon, fold
from claimx.mentions.records import Candidate

# A capital is sought first, and the letter before it looked at behind it: small letters are everywhere.
_FORM = re.compile(r"(?P<symbol>[A-Z](?<=[sm].)[A-Z0-9]+(?:-[A-Z]*\d+)?)(?!\w)")
_WITHIN = re.compile(r"[\w-]")
_ANTIGEN = "antigen"
_SHED = "antigen shedding"
_SOLUBLE = "s"
_SHED_BEFORE = re.compile(
    r"(?:[Ss]hed(?:s|ding(?: of)?)?|[Ss]oluble|[Cc]leav(?:es|age of)) (?:the |surface |membrane )?$"
)
_SHED_AFTER = re.compile(
    r"[ -](?:ectodomain |receptor |antigen )?shedding(?!\w)"
    r"| (?:is|are|was|were|be|being) (?:also )?(?:shed|cleaved off)(?!\w)"
)
_SHED_WORDS = ("hed", "oluble", "leav")
_REACH = 30


def find_forms(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """The antigens of the membrane, and antigen shedding for those that are soluble: no cell has more of these."""
    shed = lexicon.by_name.get(("MECHANISM", _SHED))
    for match in _FORM.finditer(text):
        term = lexicon.by_form.get(("GENE", fold(match["symbol"])))
        start = match.start() - 1
        if term is None or _WITHIN.match(text[start - 1 : start]) or _ANTIGEN not in term.facts.get("roles", ()):
            continue
        named = shed if text[start] == _SOLUBLE else term
        if named:
            rule = f"rule antigen-form ({named.place})"
            yield Candidate(start, match.end(), named.label, named.name, named.id, rule, 0.9, term=named)


def find_shed(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """Antigen shedding where an antigen is said to be shed or soluble; the antigen stands beside it."""
    shed = lexicon.by_name.get(("MECHANISM", _SHED))
    if shed is None or not any(word in text for word in _SHED_WORDS):
        return
    for gene in candidates:
        if gene.label != "GENE" or gene.term is None or _ANTIGEN not in gene.term.facts.get("roles", ()):
            continue
        before = _SHED_BEFORE.search(text, max(0, gene.start - _REACH), gene.start)
        after = _SHED_AFTER.match(text, gene.end)
        if before or after:
            start, end = before.start() if before else gene.start, after.end() if after else gene.end
            yield Candidate(
                start, end, "MECHANISM", shed.name, shed.id, f"rule antigen-shed ({shed.place})", 0.9, term=shed
            )
