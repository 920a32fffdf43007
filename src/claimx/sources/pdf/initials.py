"""Initials as high as several lines, at the beginning of a paragraph: put on the line that they begin."""

from collections.abc import Sequence

from claimx.sources.pdf.segments import Segment
from claimx.words import read_words

LARGE = 1.8  # times the size of running text that such an initial has at least
BESIDE = 1.2  # of the size of running text, within which the first line begins
_WORDS = frozenset("AIO")  # letters that are words by themselves


def with_initials(segments: Sequence[Segment], size: float) -> Sequence[Segment]:
    """The segments of a page with large initials moved to the base line of the first line beside them.

    Args:
        segments: of the page.
        size: of running text.
    """
    initials = [each for each in segments if each.face.size >= LARGE * size and is_initial(each)]
    if not initials:
        return segments
    found = list(segments)
    for initial in initials:
        beside = [each for each in found if _is_beside(each, initial, size)]
        if beside:
            first = min(beside, key=lambda segment: segment.base)
            found[found.index(initial)] = initial._replace(base=first.base)
            found[found.index(first)] = first._replace(glued=not _is_word(initial.text, first.first))
    return found


def is_initial(segment: Segment) -> bool:
    """Whether a segment is nothing but a capital letter."""
    return len(segment.text) == 1 and segment.text.isupper()


def _is_beside(segment: Segment, initial: Segment, size: float) -> bool:
    if not -1 <= segment.x0 - initial.x1 <= BESIDE * size or segment.face.size >= LARGE * size:
        return False
    return initial.top < segment.base <= initial.base + 1


def _is_word(letter: str, following: str) -> bool:
    """Whether a letter is a word, and not the first letter of one."""
    if letter not in _WORDS:
        return False
    words, rest = read_words(), following.casefold().rstrip(",;:.")
    return rest in words and letter.casefold() + rest not in words
