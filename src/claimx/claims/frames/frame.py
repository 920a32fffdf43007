"""Frames: the wordings in which reviews put a claim, and the search for them. Both are data.

``wording/frames.tsv`` holds one wording a row, a pattern (:mod:`claimx.claims.wording.patterns`) with an example;
``wording/wordings.tsv`` the words that mean the same in it. A frame is its own reach: it binds the names that it
holds, and no others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from operator import or_
from pathlib import Path

from claimx.claims.frames.skeletons import Skeletons
from claimx.claims.passages.outlines import NAMED, Outline, Part
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.claims.wording.patterns import Pattern, Words, compile_pattern
from claimx.claims.wording.rows import HERE, read_rows
from claimx.claims.wording.traits import Traits, any_of, letters_of
from claimx.claims.wording.wordlists import words_by
from claimx.errors import InputError
from claimx.schema import CLAIM_TYPES, ClaimType, Direction, Label, Span

FRAME_FILE, WORDING_FILE = "frames.tsv", "wordings.tsv"
COMPOUNDS = ("chemo", "radio")
"""What words begin with that an outline cuts behind it, where it is a therapy."""
MOST = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording of one kind of claim."""

    type: ClaimType
    direction: Direction
    pattern: str
    example: str
    place: str

    def names(self, slot: str) -> bool:
        """Whether the pattern has a slot for it."""
        return slot in self.pattern.split()


@record
class Framed:
    """A frame where a sentence uses it: the parts that fill it, and its stretch of the outline."""

    frame: Frame
    outline: Outline
    start: int
    end: int
    slots: Mapping[str, tuple[Part, ...]]
    spans: Mapping[str, tuple[int, int]]
    words: tuple[tuple[int, int], ...]

    @property
    def slack(self) -> int:
        """How much of the stretch is neither a name nor a word of the frame."""
        return self.end - self.start - sum(end - start for start, end in self.words)

    @property
    def said(self) -> list[Span]:
        """The words of the frame, in document offsets."""
        return [Span(self.outline.offset(start), self.outline.offset(end)) for start, end in self.words]

    def of(self, *names: str) -> tuple[Part, ...]:
        """The parts of the first of these slots that the frame has."""
        return next((self.slots[name] for name in names if name in self.slots), ())


def find_framed(outline: Outline, numbers: Iterable[int]) -> Iterator[Framed]:
    """Every use of some packaged frames in a sentence, frame by frame, in the order of the file."""
    for frame, pattern in packaged().that_may_fit(outline, numbers):
        for match in pattern.expression.finditer(outline.text):
            slots = {name: match.span(group) for name, group in pattern.slots if match[group]}
            words = sorted([match.span(group) for group in pattern.words if match[group]])
            parts = {name: outline.within(start, end) for name, (start, end) in slots.items()}
            yield Framed(frame, outline, match.start(), match.end(), parts, slots, tuple(words))


class Frames:
    """Compiled frames, and which of them a sentence may use: of a hundred there is one or none."""

    def __init__(self, frames: Sequence[tuple[Frame, Pattern]]) -> None:
        self.frames = tuple(frames)
        elements = [pattern.elements for _, pattern in frames]
        sets = dict.fromkeys(each for those in elements for each in those if isinstance(each, Words))
        self._skeletons = Skeletons(sets)
        self._orders = [self._skeletons.order(those) for those in elements]
        self._traits = Traits()
        self._said = {words: self._traits.new(partial(letters_of, words)) for words in sets if "K" not in words.whole}
        self._numbers: dict[tuple[int, frozenset[Slot]], list[int]] = defaultdict(list)
        self._known: dict[tuple[int, int], tuple[int, _Filled]] = {}
        needed = [{self._said[each] for each in those if each in self._said} for those in elements]
        uses = Counter(bit for bits in needed for bit in bits)
        self._rarest = {sum(bits): min(bits, key=lambda bit: (uses[bit], bit), default=0) for bits in needed}
        """Of the traits of all words of a pattern the one that fewest patterns need; 0 where none is needed."""
        for number, (those, bits) in enumerate(zip(elements, needed, strict=True)):
            self._numbers[sum(bits), _slots_of(those)].append(number)

    def of(self, passage: Passage) -> list[int]:
        """The numbers of the frames of which a sentence has all words, in some order, and names for all slots."""
        rarest, filled = self._filled(passage)
        if not filled:
            return []
        folded = passage.folded
        for compound in COMPOUNDS:
            if compound in folded:
                folded = folded.replace(compound, f"{compound} ")
        has = self._traits.of_text(folded)
        asked = [filled.get(0, ()), *map(filled.__getitem__, _single(has & rarest))]
        return sorted([number for those in asked for needs, own in those if needs & has == needs for number in own])

    def _filled(self, passage: Passage) -> "tuple[int, _Filled]":
        """The frames for whose slots a sentence has names, and all traits by which these are told."""
        drugs = min(len(passage.of("DRUG", "DRUG_CLASS")), MOST)
        key = passage.traits & _NAMED, drugs
        if key not in self._known:
            known: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
            for (needs, slots), those in self._numbers.items():
                if all(_is_filled(*slot, passage.labels, drugs) for slot in slots):
                    known[self._rarest[needs]].append((needs, those))
            self._known[key] = reduce(or_, known, 0), dict(known)
        return self._known[key]

    def that_may_fit(self, outline: Outline, numbers: Iterable[int]) -> list[tuple[Frame, Pattern]]:
        """Those of some frames whose slots and words the skeleton of the outline has, in their order."""
        skeleton = self._skeletons.of(outline.text)
        return [self.frames[number] for number in numbers if self._orders[number].search(skeleton)]


_Filled = Mapping[int, list[tuple[int, list[int]]]]
"""The numbers of frames by the traits of their words, and these by the one of them that fewest frames need, or 0."""
_NAMED = any_of(*(label for letter, labels in NAMED.items() if letter != "D" for label in labels))
"""The traits of mentions that fill slots, drugs aside, which are counted."""


def _single(bits: int) -> Iterator[int]:
    """Each of some bits by itself, the lowest first."""
    while bits:
        yield (lowest := bits & -bits)
        bits ^= lowest


Slot = tuple[str, int]
"""The letters that may fill a slot, and how many slots of a pattern they fill, up to ``MOST``."""


def _slots_of(elements: Sequence[str | Words]) -> frozenset[Slot]:
    letters = Counter(each for each in elements if isinstance(each, str))
    return frozenset((each, min(count, MOST)) for each, count in letters.items())


def _is_filled(letters: str, count: int, labels: frozenset[Label], drugs: int) -> bool:
    """Whether an outline may have so many drugs, or some of other letters, by the mentions of its sentence."""
    return drugs >= count if letters == "D" else any(not labels.isdisjoint(NAMED[each]) for each in letters.strip("[]"))


@cache
def packaged() -> Frames:
    """The packaged frames, compiled."""
    wordings = words_by("name", WORDING_FILE)
    frames = read_frames(HERE / FRAME_FILE)
    return Frames([(frame, compile_pattern(frame.pattern, wordings, frame.place)) for frame in frames])


def read_frames(path: Path) -> tuple[Frame, ...]:
    """The frames of a file.

    Raises:
        InputError: a row has an unknown type or direction, or no example.
    """
    frames = []
    for line, row in enumerate(read_rows(path), start=2):
        place = f"{path.name} line {line}"
        if row["type"] not in CLAIM_TYPES or row["direction"] not in ("supports", "disputes"):
            problem = f"has type {row['type']!r} and direction {row['direction']!r}"
            raise InputError(place, problem, f"write one of {', '.join(CLAIM_TYPES)}, and supports or disputes")
        if not row["example"]:
            raise InputError(place, "has no example", "write a sentence that uses the frame")
        frames.append(Frame(row["type"], row["direction"], row["pattern"], row["example"], place))  # type: ignore[arg-type]
    return tuple(frames)
