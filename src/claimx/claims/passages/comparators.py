"""Comparators: what a statement is measured against ("more resistant than cells with V"), and so not about.

The words are data: ``wording/comparators.tsv``.
"""

from claimx.claims.passages.facts import once
from claimx.claims.passages.passage import Passage
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Mention, Span

_NOT_OFTENER = r"(?<!often )(?<!frequent )(?<!frequently )(?<!common )(?<!commonly )(?<!prevalent )(?<!rarer )"
"""Of two causes one may only be seen more often than the other."""
_ON = r"(?: (?!{links}\b)[\w/+]+){{0,9}} \(?$"
WORDS = Parts(
    "comparators.tsv",
    {
        "than": _NOT_OFTENER + r"\b{words}" + _ON,
        "as": r"\bas {words} (?:(?!{links}\b)[\w/+]+ ){{0,6}}(?P<second>as)" + _ON,
        "gloss": r" (?:mutations? )?\((?:[\w/]+ ){{0,5}}{words} {links}",
    },
)


@once
def compared_names(passage: Passage) -> frozenset[int]:
    """Where the genes and mutations begin that the sentence only compares with, or names as whose tumors they are; none
    where it names no other change."""
    if not passage.traits & (WORDS.bits["than"] | WORDS.bits["as"] | WORDS.bits["gloss"]):
        return frozenset()
    names = passage.of("GENE", "MUTATION")
    spans = [span for name in names if (span := _compared(passage, name))]
    told = [m.start for m in passage.of("MUTATION", "ALTERATION")]
    told += [cue.start for cue in passage.cued("change", "mutation")]
    if not spans or all(any(span.holds(start) for span in spans) for start in told):
        return frozenset()
    return frozenset([name.start for name in names if any(span.holds(name.start) for span in spans)])


def _compared(passage: Passage, name: Mention) -> Span | None:
    """From the word of comparison to the end of the name; None where a therapy stands between, or nothing compares."""
    before = passage.before(name.start)
    if name.label == "MUTATION" and WORDS.at("gloss", passage, name.end - passage.start):
        return Span(
            next((gene.start for gene in passage.of("GENE") if gene.end + 1 == name.start), name.start), name.end
        )
    if passage.folded.startswith((", which", ", who"), name.end - passage.start):
        return None
    if match := WORDS.within("than", passage, before):
        start = passage.start + match.start()
    elif match := WORDS.within("as", passage, before):
        start = passage.start + match.start("second")
    else:
        return None
    return None if passage.of("DRUG", "DRUG_CLASS", within=Span(start, name.start)) else Span(start, name.end)
