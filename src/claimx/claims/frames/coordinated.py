"""Verbs that share a subject: in "A activates G in such cells and confers resistance", A does both.

A frame binds the name that stands nearest before its verb; where that is the object of an earlier verb of the same
subject, the subject is meant.
"""

import re
from collections.abc import Iterator

from claimx.claims.frames.frame import Framed
from claimx.claims.passages.outlines import Outline, Part

_CHANGES = "VCGM"
_AND = re.compile(
    r"[^;:.]{0,60}?(?:,| and|, and|, thereby|, thus)"
    r"(?: (?:also|thereby|thus|so|hence|therefore|to|\w+ly|"
    r"(?:has|have|is|are) (?:been )?(?:(?:shown|found|reported|seen|thought) to)?))*? ?$"
)
_OBJECT = re.compile(
    r"\b(?:in|through|via|by|on|with|into|at|as|"
    r"(?!(?:this|thus|always|perhaps|whereas|loss|decreased|increased|reduced|impaired|acquired|altered|enhanced|elevated|"
    r"mutated|activated|unlike|as|sometimes|cells|tumou?rs|levels|does|is|was|has)\b)[a-z]{2,}(?:[^su]s|ed)"
    r"(?: (?:the )?\w+ of)?|[a-z]{2,}ed (?:the|its|their)(?: \w+ of)?)"
    r" (?:(?:the|an?|its|their|both|human|downstream|expression|levels?|activity|of) ){0,3}$"
)
"""How the words before a name end that make it an object: a preposition, or a verb."""


def with_subject(use: Framed, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts that a frame binds before its verb, or the subject of the verb where they are another's object."""
    if not parts or not use.words or not use.frame.pattern.startswith(("CHANGE", "MARKED")):
        return parts
    outline = use.outline
    places = [at for at, part in outline.parts.items() if part in parts]
    verb = next((start for start, _ in use.words if start > places[-1]), None)
    if verb is None or not _AND.fullmatch(outline.text[places[-1] + 1 : verb]):
        return parts
    if not _OBJECT.search(outline.text[: places[0]]):
        return parts
    subject = next(_subjects(outline, places[0]), None)
    return (subject,) if subject else parts


def _subjects(outline: Outline, at: int) -> Iterator[Part]:
    """The changes before a place that are no object themselves, from the nearest on."""
    for place, part in reversed(outline.parts.items()):
        if place < at and part.letter in _CHANGES and not _OBJECT.search(outline.text[:place]):
            yield part
