"""Names beyond the lexicon: what statistical taggers add to it, and by which rules.

1. The lexicon comes first. Where any mention of a name lies, a tagger adds nothing and changes nothing.
2. Where nothing lies, a tagged gene or cancer becomes a mention if the tagger is sure of it (``SURE``): its name is
   the printed one, folded, its identifier is empty, its score the tagger's probability.
3. A tagged chemical becomes a DRUG only if it also has the shape of a drug's name: a stem of the INN or
   a code such as ``AZD1234``. Sodium and glucose are chemicals, but nobody resists them.
4. An ambiguous short form of the lexicon (``MET``, ``KIT``) that no word beside it decides is decided by the tagger
   of its label: it stands if the tagger is sure of the same span.
5. What a tagger proposed and these rules refuse is on record with the reason.

Taggers look only at sentences that hold something undecided: an ambiguous form, or a word shaped like a
name (capitals, digits, a drug's ending) that nothing has explained.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimx.mentions.endings import STEMS
from claimx.mentions.records import Candidate, Refused
from claimx.schema import Label, Span
from claimx.taggers.choice import NameTagger
from claimx.taggers.spans import TaggedSpan
from claimx.text import fold

SURE = 0.9
LABELS: Mapping[str, Label] = {"GENE": "GENE", "CHEMICAL": "DRUG", "CANCER": "CANCER"}
_NAME_LIKE = re.compile(
    r"(?<![\w-])(?:[A-Za-z]*[a-z][A-Z]|[A-Z][A-Z]|[A-Za-z]++-?\d|\d+[A-Z])[\w-]*"
    rf"|(?<![\w-])[A-Za-z][a-z]{{3,}}+(?:{'|'.join(f'(?<={stem})' for stem in STEMS)})(?!\w)"
)
_DRUG_LIKE = re.compile(rf"[A-Za-z]{{1,5}}[- ]?\d{{2,7}}[A-Za-z]?|[A-Za-z-]{{3,}}(?:{'|'.join(STEMS)})")


@dataclass(frozen=True, slots=True)
class Beyond:
    """What taggers added, which ambiguous forms they decided, and what was refused."""

    added: tuple[Candidate, ...] = ()
    refused: tuple[Refused, ...] = ()


def find_beyond(
    text: str,
    sentences: Sequence[Span],
    kept: Sequence[Candidate],
    unsure: Sequence[tuple[Candidate, str]],
    taggers: Sequence[NameTagger],
) -> Beyond:
    """Names that taggers find in the sentences that need them.

    Args:
        text: the whole text.
        sentences: in order.
        kept: names that stand.
        unsure: ambiguous forms, each with the reason for which it would be refused.
        taggers: in the order in which they may speak.
    """
    if not taggers:
        return Beyond((), tuple((c.start, c.end, c.label, reason) for c, reason in unsure))
    taken = {i for c in kept if c.label not in ("ALTERATION", "MECHANISM") for i in range(c.start, c.end)}
    open_ = find_open(text, sentences, taken, [candidate for candidate, _ in unsure])
    waiting = dict(unsure)
    added: list[Candidate] = []
    refused: list[Refused] = []
    for tagger in taggers if open_ else ():
        for span in tagger.tag([text], [open_])[0]:
            same = (span.start, span.end, LABELS[span.label])
            votes = [c for c in waiting if (c.start, c.end, c.label) == same]
            if votes and span.score >= SURE:
                found_by = f"{votes[0].found_by}, decided by model:{tagger.name}"
                new = [replace(votes[0], found_by=found_by, score=span.score)]
                del waiting[votes[0]]
            elif not taken.isdisjoint(range(span.start, span.end)):
                continue
            else:
                new, reason = judge(text, span, tagger.name)
                refused += [(span.start, span.end, LABELS[span.label], reason)] if reason else []
            added += new
            taken.update(i for c in new for i in range(c.start, c.end))
    refused += [(c.start, c.end, c.label, reason) for c, reason in waiting.items()]
    return Beyond(tuple(added), tuple(refused))


def find_open(text: str, sentences: Sequence[Span], taken: set[int], unsure: Sequence[Candidate]) -> list[Span]:
    """The sentences that hold an ambiguous form, or a word shaped like a name that nothing has explained."""
    starts = [sentence.start for sentence in sentences]
    places = {match.start() for match in _NAME_LIKE.finditer(text)} - taken | {c.start for c in unsure}
    numbers = {bisect_right(starts, place) - 1 for place in places} - {-1}
    return [sentences[number] for number in sorted(numbers)]


def judge(text: str, span: TaggedSpan, tagger: str) -> tuple[list[Candidate], str]:
    """A tagged name as a candidate, or the reason against it."""
    printed, label = text[span.start : span.end], LABELS[span.label]
    if label == "DRUG" and not _DRUG_LIKE.fullmatch(printed):
        return [], f"model:{tagger}: a chemical ({span.score:.2f}), but it has not the shape of a drug's name"
    if span.score < SURE:
        return [], f"model:{tagger}: not sure enough ({span.score:.2f} of {SURE})"
    return [Candidate(span.start, span.end, label, fold(printed), "", f"model:{tagger}", span.score)], ""
