"""The type of a document: what its running text is set in, and how far its lines stand apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from claimx.sources.pdf.lines import Style, style
from claimx.sources.pdf.pieces import Piece
from claimx.sources.pdf.segments import Face, Segment

_TEXT, _FACE = attrgetter("text"), attrgetter("face")
RUNNING = 0.1  # share of the characters from which a size is one of running text
SAME_SIZE = 0.35  # points within which sizes count as one


@dataclass(frozen=True, slots=True)
class Body:
    """The face of the running text, its main size, and every size that running text is set in."""

    style: Style
    size: float
    sizes: tuple[float, ...] = ()

    def is_running(self, size: float) -> bool:
        """Whether running text is set in a size."""
        return any([abs(size - each) <= SAME_SIZE for each in self.sizes])


def find_body(pages: Iterable[Sequence[Segment]]) -> Body:
    """The face and size that most characters of a document are set in."""
    faces: dict[Face, int] = {}
    for segments in pages:
        for face, run in groupby(segments, key=_FACE):
            faces[face] = faces.get(face, 0) + sum(map(len, map(_TEXT, run)))
    counts: Counter[tuple[Style, float]] = Counter()
    for face, count in faces.items():
        counts[style(face), face.size] += count
    (main, size), _ = counts.most_common(1)[0]
    return Body(main, size, (size,))


def running_sizes(pieces: Iterable[Piece], body: Body) -> Body:
    """The body with every size in which a good part of the paragraphs is set."""
    counts: Counter[float] = Counter()
    for piece in pieces:
        if len(piece.lines) > 1:
            counts[piece.size] += piece.length
    least = RUNNING * counts.total()
    return Body(body.style, body.size, tuple(sorted({body.size, *(s for s, n in counts.items() if n >= least)})))
