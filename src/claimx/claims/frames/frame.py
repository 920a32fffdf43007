"""Frames: the wordings in which reviews put a claim, and the search for them. Both are data.

``wording/frames.tsv`` holds one wording a row, a pattern (:mod:`claimx.claims.wording.patterns`) with an example;
``wording/wordings.tsv`` the words that mean the same in it. A frame is its own reach: it binds the names that it
holds, and no others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimx.claims.frames.skeletons import Skeletons
from claimx.claims.passages.outlines import Outline, Part
from claimx.claims.wording.patterns import Pattern, Words, compile_pattern
from claimx.claims.wording.wordlists import HERE, read_rows, words_by
from claimx.errors import InputError
from claimx.schema import CLAIM_TYPES, ClaimType, Direction

FRAME_FILE, WORDING_FILE = "frames.tsv", "wordings.tsv"


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


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame where a sentence uses it: the parts that fill it, and its stretch of the outline."""

    frame: Frame
    start: int
    end: int
    slots: Mapping[str, tuple[Part, ...]]
    spans: Mapping[str, tuple[int, int]]
    words: tuple[tuple[int, int], ...]

    @property
    def slack(self) -> int:
        """How much of the stretch is neither a name nor a word of the frame."""
        return self.end - self.start - sum(end - start for start, end in self.words)

    def of(self, *names: str) -> tuple[Part, ...]:
        """The parts of the first of these slots that the frame has."""
        return next((self.slots[name] for name in names if name in self.slots), ())


def find_framed(outline: Outline) -> Iterator[Framed]:
    """Every use of a frame in a sentence, frame by frame, in the order of the file."""
    for frame, pattern in packaged().that_may_fit(outline):
        for match in pattern.expression.finditer(outline.text):
            slots = {name: match.span(group) for name, group in pattern.slots if match[group]}
            words = sorted([match.span(group) for group in pattern.words if match[group]])
            parts = {name: outline.within(start, end) for name, (start, end) in slots.items()}
            yield Framed(frame, match.start(), match.end(), parts, slots, tuple(words))


class Frames:
    """Compiled frames, and which of them a sentence may use: of a hundred there is one or none."""

    def __init__(self, frames: Sequence[tuple[Frame, Pattern]]) -> None:
        self.frames = tuple(frames)
        elements = [pattern.elements for _, pattern in frames]
        self._skeletons = Skeletons(each for those in elements for each in those if isinstance(each, Words))
        self._by_mark: dict[str, list[tuple[int, str, re.Pattern[str]]]] = defaultdict(list)
        every = [self._skeletons.marks_of(those) for those in elements]
        shared = Counter(mark for marks in every for mark in dict.fromkeys(marks))
        for number, (those, marks) in enumerate(zip(elements, every, strict=True)):
            rarest = min(marks, key=lambda mark: shared[mark], default="")
            self._by_mark[rarest].append((number, marks, self._skeletons.order(those)))

    def that_may_fit(self, outline: Outline) -> list[tuple[Frame, Pattern]]:
        """The frames whose slots and words the skeleton of the outline has, in their order."""
        skeleton = self._skeletons.of(outline.text)
        there = frozenset(skeleton)
        tried = [need for mark in ("", *there) for need in self._by_mark.get(mark, ())]
        fitting = [number for number, marks, order in tried if there.issuperset(marks) and order.search(skeleton)]
        return [self.frames[number] for number in sorted(fitting)]


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
