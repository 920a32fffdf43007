"""Names beyond the lexicon: what statistical taggers add to it, and by which rules.

1. The lexicon comes first. Where the mention of a name lies, a tagger adds nothing and changes nothing; what a stop
   word refused stays refused.
2. A name that the document itself abbreviates, or defines as something else, is left to the document.
3. Where nothing lies, a name of which its tagger is sure (``SURE``) becomes a mention. A form of the lexicon in other
   letters ("k-Ras") is that term. Any other has its printed form as its name, folded, and no identifier.
4. A chemical becomes a DRUG only in the shape of a drug's name: a stem of the INN, or a code such as ``AZD1234``.
   Sodium and glucose are chemicals, but nobody resists them. A cancer must say which: "tumors" alone is none.
5. An ambiguous short form of the lexicon (``MET``, ``KIT``) that no word beside it decides is decided by the tagger
   of its label: it stands if the tagger is sure of the same span.
6. Names without a term are mentions only: they own no mutation or alteration and enter no claim, as nothing says
   which gene, drug or cancer they are. What the lexicon knows enters claims however it was found.
7. What a tagger proposed and these rules refuse is on record with the reason.

Taggers look only at sentences that hold something undecided: an ambiguous form, a word shaped like a name (capitals,
digits, a drug's ending), or the last word of a gene's spoken name (``receptor``, ``kinase``) that nothing
has explained. A text without such words does not pay.

``SURE`` was chosen on abstracts with even PubMed ids that no tagger learned from; `benchmarks/merging.py` scores
the odd ones.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from claimx.lexicon import Term
from claimx.mentions.endings import STEMS
from claimx.mentions.records import Candidate, Refused
from claimx.schema import Label, Span
from claimx.taggers.choice import NameTagger
from claimx.taggers.spans import TaggedSpan
from claimx.text import fold

SURE = 0.7
FindTerm = Callable[[Label, str], Term | None]
LABELS: Mapping[str, Label] = {"GENE": "GENE", "CHEMICAL": "DRUG", "CANCER": "CANCER"}
_NAME_LIKE = re.compile(
    r"(?<![\w-])(?:[A-Za-z]*[a-z][A-Z]|[A-Z][A-Z]|[A-Za-z]++-?\d|\d+[A-Z])[\w-]*"
    r"|(?<= )(?:receptors?|kinases?|factors?|protein|synthase|ligands?|gene)(?!\w)"
    rf"|(?<![\w-])[A-Za-z][a-z]{{3,}}+(?:{'|'.join(f'(?<={stem})' for stem in STEMS)})(?!\w)"
)
_ANY_CANCER = re.compile(
    r"(?i:(?:primary|secondary|solid|malignant|human|metastatic|advanced|benign|the)\s)*(?i:tumou?rs?|cancers?|carcinomas?|"
    r"malignanc(?:y|ies)|neoplasms?|neoplasias?|metastas[ei]s|lesions?)(?i:\s(?:specimens?|samples?|tissues?|cells?|masses|mass))*"
)
_DRUG_LIKE = re.compile(rf"[A-Za-z]{{1,5}}[- ]?\d{{2,7}}[A-Za-z]?|[A-Za-z-]{{3,}}(?:{'|'.join(STEMS)})")


@dataclass(frozen=True, slots=True)
class Beyond:
    """What taggers decided of the lexicon's terms, what they added, and what was refused."""

    decided: tuple[Candidate, ...] = ()
    added: tuple[Candidate, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What stands before the taggers speak.

    ``kept`` are names that stand, ``unsure`` ambiguous forms with the reason for which each would be refused,
    ``closed`` spans that were refused already, and ``defined`` short forms of the document with their long forms.
    """

    kept: Sequence[Candidate]
    unsure: Sequence[tuple[Candidate, str]]
    closed: Set[tuple[int, int]]
    defined: Mapping[tuple[int, int], str]


def find_beyond(
    text: str, sentences: Sequence[Span], settled: Settled, find_term: FindTerm, taggers: Sequence[NameTagger]
) -> Beyond:
    """Names that taggers find in the sentences that need them.

    Args:
        text: the whole text.
        sentences: those that may be looked at, in order.
        settled: what stands already.
        find_term: the term of the lexicon that a printed form names in any letters.
        taggers: in the order in which they may speak.
    """
    if not taggers:
        return Beyond(refused=tuple((c.start, c.end, c.label, reason) for c, reason in settled.unsure))
    waiting = {(c.start, c.end, c.label): (c, reason) for c, reason in settled.unsure}
    names = [c for c in settled.kept if c.label not in ("ALTERATION", "MECHANISM")]
    taken = {i for c in names for i in range(c.start, c.end)}
    undecided = find_undecided(text, sentences, taken, settled)
    new: list[Candidate] = []
    refused: list[Refused] = []
    for tagger in taggers if undecided else ():
        spans = tagger.tag([text], [undecided])[0]
        sure = {fold(text[span.start : span.end]) for span in spans if span.score >= SURE}
        for span in spans:
            place, label = (span.start, span.end), LABELS[span.label]
            if place in settled.closed or not taken.isdisjoint(range(*place)):
                continue
            long = settled.defined.get(place, "")
            if long and fold(long) not in sure:
                refused.append((*place, label, f"the document defines it as '{long}'"))
            elif reason := reason_against(text[slice(*place)], span, tagger.name):
                refused += [(*place, label, reason)] if (*place, label) not in waiting else []
            else:
                vote, _ = waiting.pop((*place, label), (None, ""))
                new.append(_decided(vote or named(text, span, label, find_term), span, tagger))
                taken.update(range(*place))
    refused += [(c.start, c.end, c.label, reason) for c, reason in waiting.values()]
    return Beyond(tuple(c for c in new if c.term), tuple(c for c in new if not c.term), tuple(refused))


def _decided(candidate: Candidate, span: TaggedSpan, tagger: NameTagger) -> Candidate:
    by = f"{candidate.found_by}, decided by model:{tagger.name}" if candidate.term else f"model:{tagger.name}"
    return candidate._replace(found_by=by, score=span.score)


def named(text: str, span: TaggedSpan, label: Label, find_term: FindTerm) -> Candidate:
    """A tagged span as the lexicon's term in other letters, or by its printed form."""
    printed = text[span.start : span.end]
    if term := find_term(label, printed):
        return Candidate(span.start, span.end, label, term.name, term.id, term.place, term=term)
    return Candidate(span.start, span.end, label, fold(printed), "", "")


def reason_against(printed: str, span: TaggedSpan, tagger: str) -> str:
    """Why a tagged name becomes no mention, or ''."""
    if span.score < SURE:
        return f"model:{tagger}: not sure enough ({span.score:.2f} of {SURE})"
    if span.label == "CHEMICAL" and not _DRUG_LIKE.fullmatch(printed):
        return f"model:{tagger}: a chemical, but it has not the shape of a drug's name"
    if span.label == "CANCER" and _ANY_CANCER.fullmatch(printed):
        return f"model:{tagger}: does not say which cancer"
    return ""


def find_undecided(text: str, sentences: Sequence[Span], taken: Set[int], settled: Settled) -> list[Span]:
    """The sentences that hold an ambiguous form, or a word shaped like a name that nothing has explained."""
    explained = taken | {i for place in (*settled.closed, *settled.defined) for i in range(*place)}
    places = {match.start() for match in _NAME_LIKE.finditer(text)} - explained | {c.start for c, _ in settled.unsure}
    starts = [sentence.start for sentence in sentences]
    numbers = {(place, bisect_right(starts, place) - 1) for place in places}
    return [sentences[n] for n in sorted({n for place, n in numbers if n >= 0 and place < sentences[n].end})]
