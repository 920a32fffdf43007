"""What was found once is found again in the same text: short forms of tagged long forms, and repeated names.

A sentence by itself often does not tell that a short name is one; another sentence of the text does.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimx.taggers.abbreviations import find_abbreviations
from claimx.taggers.spans import TaggedSpan

LEAST_SHARE = 1 / 3
# Not cancers: by the corpus's rules melanoma is one, and no name at all in "melanoma cells".
REPEATED = frozenset({"GENE", "CHEMICAL"})


def spread_names(text: str, spans: Sequence[TaggedSpan]) -> tuple[TaggedSpan, ...]:
    """The spans with their short forms and, for genes and chemicals, with their repeats."""
    spread = spread_short_forms(text, spans)
    return spread_repeats(text, spread) if spread and spread[0].label in REPEATED else spread


def spread_short_forms(text: str, spans: Sequence[TaggedSpan]) -> tuple[TaggedSpan, ...]:
    """The spans, and every short form whose long form is one of them, wherever nothing else was found."""
    long_forms = {span.end: span for span in spans}
    taken = list(spans)
    for abbreviation in find_abbreviations(text):
        long = long_forms.get(abbreviation.long_end)
        if long is not None and long.start <= abbreviation.long_start:
            taken += _free(text, abbreviation.short, long, taken)
    return tuple(sorted(taken, key=lambda span: span.start))


def spread_repeats(text: str, spans: Sequence[TaggedSpan]) -> tuple[TaggedSpan, ...]:
    """The spans, and every place where a found name stands again, if at least a third of its places were found."""
    found: dict[str, list[TaggedSpan]] = defaultdict(list)
    for span in spans:
        found[text[span.start : span.end]].append(span)
    taken = list(spans)
    for name, same in found.items():
        again = list(_free(text, name, min(same, key=lambda span: span.score), taken)) if len(name) > 1 else []
        if len(same) >= LEAST_SHARE * (len(same) + len(again)):
            taken += again
    return tuple(sorted(taken, key=lambda span: span.start))


def _free(text: str, name: str, like: TaggedSpan, taken: Sequence[TaggedSpan]) -> Iterator[TaggedSpan]:
    """The places of a name, as whole words, that touch nothing taken."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        if not any(span.start < match.end() and match.start() < span.end for span in taken):
            yield TaggedSpan(match.start(), match.end(), like.label, like.score)
