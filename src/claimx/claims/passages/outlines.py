"""The outline of a sentence: its wording with a letter for every name, so that wordings can be compared.

"Amplification of MET causes resistance to erlotinib" becomes "C causes resistance to D". The letters:

    D  drugs or classes, one list or combination       V  mutations, with their genes
    C  altered genes                                    G  genes of which no change is said
    M  mechanisms                                       K  cancers

Folded text is in lower case, so a capital is always a name. The words that may stand within one letter are data:
``wording/outlines.tsv``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimx.claims.passages.changes import MUTATION, Change, find_changes
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.facts import once
from claimx.claims.passages.groups import Group
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.claims.passages.therapies import drug_groups
from claimx.claims.wording.wordlists import Parts
from claimx.mentions import CueMatch
from claimx.schema import Label, Mention, Span

WORDS = Parts(
    "outlines.tsv",
    {
        "within": r" ?(?:[(,/]|{words}|{links} \d+\b|[)]|\(?[a-z]\d+\)?)",
        "background": r"{words}",
        "predicate": r"(?:{words}|\w+ly) ",
        "measured": r" (?:protein )?{words}",
    },
)
_SET_ASIDE = re.compile(r" \((?:but |and )?(?:not|except(?: for)?) [^()]*\)")
"""A bracket with what a contrast denies: "A (but not B) restores the response"."""
_COMPOUND = re.compile(r"(?:chemo|radio)(?=sensiti|resist|resensiti|refract)")
REACH = 48
NAMED: Mapping[str, tuple[Label, ...]] = {
    "D": ("DRUG", "DRUG_CLASS"),
    "V": ("MUTATION",),
    "C": ("GENE",),
    "G": ("GENE",),
    "M": ("MECHANISM",),
    "K": ("CANCER",),
}
"""The letters, each with the labels of which an outline has a mention where it has the letter."""
LETTERS = "".join(NAMED)
ATOMS: tuple[Label, ...] = ("GENE", "MUTATION", "ALTERATION", "MECHANISM")


class Part(NamedTuple):
    """What one letter of an outline stands for; ``start`` and ``end`` are offsets into the document."""

    letter: str
    start: int
    end: int
    drugs: Group | None = None
    changes: tuple[Change, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def singles(self) -> tuple["Part", ...]:
        """The part cut into its single names, as far as each can stand alone; else itself."""
        if self.drugs and not self.drugs.combined:
            return tuple(Part("D", m.start, m.end, drugs=Group((m,))) for m in self.drugs.members)
        if self.letter == "K":
            return tuple(Part("K", m.start, m.end, mentions=(m,)) for m in self.mentions)
        each = [change._replace(mutations=(m,)) for change in self.changes for m in change.mutations] or list(
            self.changes
        )
        return tuple(Part(self.letter, self.start, self.end, changes=(c,)) for c in each) or (self,)


@record
class Outline:
    """A sentence with letters for names. ``parts`` are keyed by their place in ``text``, in order."""

    text: str
    start: int
    """The offset of the sentence in the document."""
    parts: dict[int, Part]

    def offset(self, at: int) -> int:
        """The document offset of a place in the outline."""
        before = next((place for place in reversed(self.parts) if place <= at), None)
        if before is None:
            return self.start + at
        part = self.parts[before]
        return part.start if before == at else part.end + at - before - 1

    def within(self, start: int, end: int) -> tuple[Part, ...]:
        """The parts whose letters stand in a slice of the outline."""
        return tuple([part for at, part in self.parts.items() if start <= at < end])


@once
def outline_of(passage: Passage) -> Outline:
    """The outline of a sentence."""
    parts = sorted((*_drugs(passage), *_changes(passage), *_cancers(passage)), key=lambda p: (p.start, -p.end))
    text, at = "", passage.start
    kept: dict[int, Part] = {}
    for part in parts:
        if part.start >= at:
            text += passage.gap(at, part.start)
            at = _end_of(passage, part)
            kept[len(text)] = part if at == part.end else part._replace(end=at)
            text += part.letter
            if part.letter == "D" and passage.at(_COMPOUND, part.start):
                text, at = text + " ", at + 1  # the blank stands for the last letter of "chemo"
    return Outline(text + passage.gap(at, passage.end), passage.start, kept)


def _end_of(passage: Passage, part: Part) -> int:
    """The end of a part with the bracket that closes behind its last name, "chronic myeloid leukemia (CML)", or one
    that sets others aside, "A (but not B)".

    Of "chemosensitivity" the therapy alone is a name.
    """
    own = passage.gap(part.start, part.end)
    if part.letter == "D" and _COMPOUND.match(own):
        return part.start + len("chem")
    closes = part.letter in "DK" and passage.gap(part.end, part.end + 1) == ")" and own.count("(") > own.count(")")
    if aside := passage.at(_SET_ASIDE, part.end):
        return passage.start + aside.end()
    return part.end + 1 if closes else part.end


def _drugs(passage: Passage) -> Iterator[Part]:
    for group in drug_groups(passage):
        yield Part("D", group.start, max(m.end for m in group.members), drugs=group)


def _cancers(passage: Passage) -> Iterator[Part]:
    for group in groups_of(passage, "CANCER"):
        yield Part("K", group.start, group.end, mentions=group.members)


def _changes(passage: Passage) -> Iterator[Part]:
    """Genes, mutations, alterations and mechanisms that stand together as one phrase, but none told around a drug: of
    "reduced uptake of gemcitabine" the words are read."""
    if passage.labels.isdisjoint(ATOMS):
        return  # words of change alone are no phrase
    taken = [(m.start, m.end) for m in passage.of("DRUG", "DRUG_CLASS")]
    atoms: list[Mention | CueMatch] = [
        m
        for m in passage.of(*ATOMS)
        if not any((s <= m.start and m.end <= e) or (m.start <= s and e <= m.end) for s, e in taken)
    ]
    atoms += passage.cued("change", MUTATION)
    run: list[Mention | CueMatch] = []
    for atom in sorted(atoms, key=lambda a: (a.start, a.end)):
        if run and not _joined(passage, run, atom):
            yield from _phrase(passage, run)
            run = []
        run.append(atom)
    yield from _phrase(passage, run)


def _joined(passage: Passage, run: Sequence[Mention | CueMatch], atom: Mention | CueMatch) -> bool:
    """Whether a name goes on the phrase: "loss of A or B" is one, "loss of A in B-mutant cells" are two.

    A mechanism that a verb tells ("does not bind") says something of a name, and stands in no list with one.
    """
    left = max(a.end for a in run)
    gap, at = passage.gap(left, atom.start).rstrip(), 0
    if passage.at(WORDS["predicate"], atom.start):
        return False
    ends_in_gene = all(isinstance(a, Mention) and a.label == "GENE" for a in (run[-1], atom))
    if ends_in_gene and WORDS["background"].search(gap):
        return False
    if len(gap) > REACH:
        return False
    while at < len(gap):
        match = WORDS["within"].match(gap, at)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return True


def _phrase(passage: Passage, run: Sequence[Mention | CueMatch]) -> Iterator[Part]:
    if not run:
        return
    start, end = run[0].start, max(a.end for a in run)
    tail = passage.at(WORDS["measured"], end)
    span = Span(start, passage.start + tail.end() if tail else end)
    changes = find_changes(passage, span)
    mechanisms = tuple(a for a in run if isinstance(a, Mention) and a.label == "MECHANISM")
    if changes or mechanisms:
        mutated = any(c.mutations for c in changes)
        letter = "V" if mutated else "C" if any(c.kinds for c in changes) else "G" if changes else "M"
        yield Part(letter, span.start, span.end, changes=changes, mentions=mechanisms)
