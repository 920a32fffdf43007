"""What is resisted: a mechanism of resistance stands where a therapy is spoken of in reach.

"Hypoxia", "stem cells" or "aerobic glycolysis" tell of a mechanism of resistance beside a drug, a treatment or a
response; in a text on how tumors grow they are biology.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimx.mentions.records import Candidate, Refused
from claimx.schema import Span

_AROUND = 2
"""Sentences before and behind in which the therapy may stand."""
_THERAPY = re.compile(
    r"(?<![a-z])(?:(?:chemo|radio|immuno|photo)?therap(?:y|ies|eutic (?:resist|fail|effic|respons))|drug|"
    r"(?:chemo|radio|multidrug)?[- ]?resist|refractor|(?:chemo|radio)?sensiti|desensiti|insensiti|inhibitors|"
    r"treatment|treated (?:patients|tumou?rs|cells)|patients treated|drug toleran|regimen|relaps|payload|responder|"
    r"respon(?:d|ds|ded|se rates?) |chemoradi|radiation)",
    re.I,
)
_THERAPIES = ("DRUG", "DRUG_CLASS")


def keep_resisted(
    text: str, candidates: Sequence[Candidate], sentences: Sequence[Span]
) -> tuple[list[Candidate], list[Refused]]:
    """The candidates without mechanisms in whose reach no therapy is spoken of, and these.

    A sentence that is handed alone has its therapy elsewhere.
    """
    starts = [sentence.start for sentence in sentences]
    drugs = sorted(c.start for c in candidates if c.label in _THERAPIES)
    kept: list[Candidate] = []
    refused: list[Refused] = []
    told: dict[int, bool] = {}
    for candidate in candidates:
        if candidate.label == "MECHANISM" and len(sentences) > 1:
            number = max(0, bisect_right(starts, candidate.start) - 1)
            if number not in told:
                around = sentences[max(0, number - _AROUND) : number + _AROUND + 1]
                told[number] = not _is_whole(text, sentences[number]) or _is_treated(
                    text, Span(around[0].start, around[-1].end), drugs
                )
            if not told[number]:
                refused.append((candidate.start, candidate.end, candidate.label, "no therapy is spoken of in reach"))
                continue
        kept.append(candidate)
    return kept, refused


def _is_whole(text: str, sentence: Span) -> bool:
    """Whether it ends as sentences do; headings, entries of lists and cells of tables have their therapy elsewhere."""
    return text[sentence.start : sentence.end].rstrip(" )]0123456789,-–").endswith((".", "!", "?"))


def _is_treated(text: str, reach: Span, drugs: Sequence[int]) -> bool:
    place = bisect_left(drugs, reach.start)
    if place < len(drugs) and drugs[place] < reach.end:
        return True
    return bool(_THERAPY.search(text, reach.start, reach.end))
