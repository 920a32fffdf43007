"""Frames: the wordings in which reviews put a claim, and the search for them. Both are data.

``wording/frames.tsv`` holds one wording a row, a pattern (:mod:`claimx.claims.patterns`) with an example;
``wording/wordings.tsv`` the words that mean the same in it. A frame is its own reach: it binds the names that it
holds, and no others.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimx.claims.beginnings import Beginnings
from claimx.claims.outlines import Outline, Part
from claimx.claims.patterns import Pattern, Words, compile_pattern, parse_words
from claimx.errors import InputError
from claimx.schema import CLAIM_TYPES, ClaimType, Direction

HERE = Path(__file__).parent / "wording"
FRAME_FILE, WORDING_FILE = "frames.tsv", "wordings.tsv"


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording of one kind of claim."""

    type: ClaimType
    direction: Direction
    pattern: str
    example: str
    place: str


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
            spans = {name: match.span(name) for name in match.groupdict() if match[name]}
            slots = {name.upper(): span for name, span in spans.items() if not name.startswith("words")}
            yield Framed(
                frame,
                *match.span(),
                {name: outline.within(*span) for name, span in slots.items()},
                slots,
                tuple(sorted(span for name, span in spans.items() if name.startswith("words"))),
            )


class Frames:
    """Compiled frames, and which of them a sentence may use: of 90 there are a few."""

    def __init__(self, frames: Sequence[tuple[Frame, Pattern]]) -> None:
        self.frames = tuple(frames)
        sets = list(dict.fromkeys(words for _, pattern in frames for words in pattern.needed))
        self._beginnings = Beginnings(sets)
        self._by_order: dict[re.Pattern[str], list[tuple[int, int]]] = defaultdict(list)
        for number, (_, pattern) in enumerate(frames):
            self._by_order[re.compile(".*".join(pattern.letters))].append((number, _bits(sets, pattern.needed)))

    def that_may_fit(self, outline: Outline) -> list[tuple[Frame, Pattern]]:
        """The frames for whose slots the letters are there, in order, and for each of whose wordings a first word."""
        letters = "".join([part.letter for part in outline.parts.values()])
        ordered = [need for order, needs in self._by_order.items() if order.search(letters) for need in needs]
        words = self._beginnings.of(outline.text) if ordered else 0
        return [self.frames[number] for number in sorted([n for n, needed in ordered if needed & words == needed])]


def _bits(sets: Sequence[Words], needed: Iterable[Words]) -> int:
    """The numbers of the sets that are needed, as :class:`Beginnings` tells of those that are there."""
    return sum(1 << sets.index(words) for words in set(needed))


@cache
def packaged() -> Frames:
    """The packaged frames, compiled."""
    wordings = read_wordings(HERE / WORDING_FILE)
    frames = read_frames(HERE / FRAME_FILE)
    return Frames([(frame, compile_pattern(frame.pattern, wordings, frame.place)) for frame in frames])


def read_frames(path: Path) -> tuple[Frame, ...]:
    """The frames of a file.

    Raises:
        InputError: a row has an unknown type or direction, or no example.
    """
    frames = []
    for line, row in _rows(path):
        place = f"{path.name} line {line}"
        if row["type"] not in CLAIM_TYPES or row["direction"] not in ("supports", "disputes"):
            problem = f"has type {row['type']!r} and direction {row['direction']!r}"
            raise InputError(place, problem, f"write one of {', '.join(CLAIM_TYPES)}, and supports or disputes")
        if not row["example"]:
            raise InputError(place, "has no example", "write a sentence that uses the frame")
        frames.append(Frame(row["type"], row["direction"], row["pattern"], row["example"], place))  # type: ignore[arg-type]
    return tuple(frames)


def read_wordings(path: Path) -> dict[str, Words]:
    """The sets of wordings of a file, by name."""
    return {row["name"]: parse_words(row["wordings"]) for _, row in _rows(path)}


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2)
