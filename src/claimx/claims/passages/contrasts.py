"""Contrasts: the parts of a sentence that it denies, or affirms, apart from the rest: "but not G", "but C797S does"."""

from collections.abc import Iterable

from claimx.claims.passages.assertion import find_contrasted, find_ellipsis
from claimx.claims.passages.changes import Change, shape_of
from claimx.claims.passages.facts import once
from claimx.claims.passages.passage import Passage
from claimx.mentions import CueMatch
from claimx.schema import Direction, Span


@once
def contrasts_of(passage: Passage) -> tuple[tuple[Span, Direction], ...]:
    """The parts of the sentence that a contrast denies, or that repeat the relation with another direction."""
    found: list[tuple[Span, Direction]] = [
        (Span(passage.start + c.start, passage.start + c.end), "disputes") for c in find_contrasted(passage.folded)
    ]
    if ellipsis := find_ellipsis(passage.folded):
        span, direction = ellipsis
        found.append((Span(passage.start + span.start, passage.start + span.end), direction))
    return tuple(found)


def is_denied_apart(passage: Passage, offset: int) -> bool:
    """Whether a contrast denies what stands at an offset: B of "A, but not B"."""
    return any([span.holds(offset) for span, told in contrasts_of(passage) if told == "disputes"])


def without_denied(passage: Passage, changes: Iterable[Change]) -> list[Change]:
    """The changes without the genes and mutations that a contrast denies: of "active against V, but not W" V alone is
    left."""
    if not contrasts_of(passage):
        return list(changes)
    kept = []
    for change in changes:
        mutations = tuple(m for m in change.mutations if not is_denied_apart(passage, m.start))
        if (change.gene and is_denied_apart(passage, change.gene.start)) or (change.mutations and not mutations):
            continue
        shapes = {shape_of(m) for m in change.mutations} - {shape_of(m) for m in mutations}
        kinds = tuple(kind for kind in change.kinds if kind not in shapes)
        kept.append(change._replace(mutations=mutations, kinds=kinds))
    return kept


@once
def cues_of_the_relation(passage: Passage) -> tuple[CueMatch, ...]:
    """The sentence's cues without those of its contrasts: "but not" denies what follows it alone."""
    if not contrasts_of(passage):
        return passage.cues
    apart = [Span(span.start - len("but not "), span.end + len(" does not")) for span, _ in contrasts_of(passage)]
    return tuple(c for c in passage.cues if not any(span.holds(c.start) for span in apart))
