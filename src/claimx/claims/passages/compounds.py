"""Names of therapies that are parts of other words.

In "chemosensitivity to A" A is meant, and not chemotherapy as such; "SKOV3/PTX" is a line of cells.
"""

import re
from dataclasses import replace

from claimx.claims.passages.passage import Passage
from claimx.lexicon import fold
from claimx.schema import Mention

_COMPOUND = re.compile(r"(?:chemo|radio) ?(?:re ?)?(?:sensiti|resist|refract)")
_OF_ANOTHER = re.compile(
    r"(?: (?!(?:and|but|or|while|whereas|is|are|was|were|has|have|by|with|via|through)\b)[^\s,.;:()]+){0,6}? "
    r"(?:to|towards?|against|of) (?:(?!(?:and|by|with)\b)[^\s,.;:()]+ ){0,3}?"
)


_LINE = re.compile(r"(?<!\w)(?=\w*\d)(?=\w*[A-Z])[\w-]+/$")
"""A line of cells before the drug to which it was made resistant: letters and figures."""


def without_compounds(passage: Passage) -> Passage:
    """The passage without the general therapies of words like "chemosensitize" behind which an exact one is named, and
    without the drugs that tell a resistant line of cells from its parent ("SKOV3/PTX")."""
    drugs = passage.of("DRUG", "DRUG_CLASS")
    lines = [m for m in drugs if m.label == "DRUG" and _tells_line(passage, m)]
    if lines:
        passage = replace(passage, mentions=tuple(m for m in passage.mentions if m not in lines))
        drugs = passage.of("DRUG", "DRUG_CLASS")
    compounds = [m for m in drugs if m.label == "DRUG_CLASS" and _COMPOUND.match(fold(m.text))]
    said = [m for m in compounds if any(_is_said_of(passage, m, other) for other in drugs)]
    if not said:
        return passage
    return replace(passage, mentions=tuple(m for m in passage.mentions if m not in said))


def _tells_line(passage: Passage, drug: Mention) -> bool:
    text = passage.document.text
    return text[drug.start - 1 : drug.start] == "/" and bool(_LINE.search(text, max(0, drug.start - 24), drug.start))


def _is_said_of(passage: Passage, compound: Mention, other: Mention) -> bool:
    between = passage.gap(compound.end, other.start)
    return other is not compound and bool(between and _OF_ANOTHER.fullmatch(between))
