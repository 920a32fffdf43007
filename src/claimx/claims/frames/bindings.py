"""What a frame binds where a sentence uses it: which drug with which values, affirmed or denied.

A list is shared out where the sentence says "respectively"; what is set against a name of the frame ("unlike A, B …",
"… to A but not to B") is bound the other way round.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimx.claims.frames.coordinated import with_subject
from claimx.claims.frames.frame import Framed
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.assertion import find_certainty, is_denied
from claimx.claims.passages.contrasts import contrasts_of, cues_of_the_relation
from claimx.claims.passages.groups import Group
from claimx.claims.passages.outlines import Outline, Part
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.records import record
from claimx.schema import Direction, Mention, Span

EFFECT = ("resistance", "sensitivity")
CHANGED = ("CHANGE", "CARRIER", "MARKED", "MUTANT", "GENE", "KNOWN")
_OPPOSITE: dict[Direction, Direction] = {"supports": "disputes", "disputes": "supports"}
_UNLIKE = re.compile(
    r"(?:unlike|in contrast to|as opposed to|contrary to) (?:the |an? )?(?P<who>[DVCGM]),? (?:the |an? )?$"
)
_BUT_NOT = re.compile(r",? (?:but|and) not (?:(?:to|of|by|with|from|against|in|the) )*(?=[DVCGM])")
_CITED = r"(?: ?\[[^\[\]]{1,20}\])?"
_LISTED = re.compile(rf"D{_CITED}(?: and| or| as well as|(?:[,;] (?:the )?D{_CITED})+,? (?:and|or)) (?:the )?D")
"""Combinations that a list names: "A plus B, C plus D and E"."""
_IN_CANCER = re.compile(r"D(?: therapy| treatment)? in (?:\w+ )?K")


@record
class Binding:
    """One drug, and what a frame says of it; ``cancers`` are those that the drug is named with, if any."""

    use: Framed
    drug: Part
    values: tuple[Part, ...]
    agents: tuple[Part, ...]
    manner: Manner
    cancers: tuple[Mention, ...] = ()


def choose_uses(passage: Passage, uses: Iterable[Framed]) -> list[Framed]:
    """Of the uses of frames that bind the same names, the closest one; denial goes before all.

    A use that holds a name of a contrast is left out: contrasts are read for themselves. So is one that says the
    opposite of another that reads all of its words and more: "V responded to A" in "only two with V responded to A".
    """
    kept: list[Framed] = []
    free = [use for use in uses if not _is_contrasted(passage, use)]
    free = [use for use in free if not any(_says_less(use, other) for other in free)]
    for use in sorted(free, key=lambda u: (u.frame.direction == "supports", u.slack, u.end - u.start)):
        if not any(_same_names(use, other) for other in kept):
            kept.append(use)
    return sorted(kept, key=lambda use: (use.start, use.end))


def _says_less(one: Framed, other: Framed) -> bool:
    """Whether another use tells the opposite effect in the words of this one and more."""
    kinds = one.frame.type, other.frame.type
    return kinds in (EFFECT, EFFECT[::-1]) and set(one.words) < set(other.words) and _same_names(one, other)


def _is_contrasted(passage: Passage, use: Framed) -> bool:
    apart = [span for span, _ in contrasts_of(passage)]
    parts = [part for own in use.slots.values() for part in own] if apart else []
    return any(span.holds(part.start) for part in parts for span in apart)


def _same_names(one: Framed, other: Framed) -> bool:
    family = one.frame.type == other.frame.type or {one.frame.type, other.frame.type} == set(EFFECT)
    slots = (("DRUG", "ADDED"), ("AGENT", *CHANGED, "CANCER", "ADDED"))
    return family and all({p.start for p in one.of(*names)} & {p.start for p in other.of(*names)} for names in slots)


def bindings_of(passage: Passage, use: Framed) -> Iterator[Binding]:
    """What one use of a frame binds."""
    manner = _manner(passage, use)
    drugs = tuple(part for part in use.of("DRUG") if part.letter == "D")
    values = use.of("CANCER") or tuple(part for part in use.of(*CHANGED) if part.letter != "K")
    if use.frame.type in EFFECT:
        values = with_subject(use, values)
    agents = tuple(part for part in use.of("AGENT") if part.letter == "D")
    for part in use.of("ADDED"):
        if part.drugs and len(part.drugs.members) == 2:
            added = part.drugs.members[1]
            agents = (part._replace(drugs=part.drugs._replace(combined=True)),)
            drugs = (Part("D", added.start, added.end, drugs=Group((added,))),)
    drugs = (*drugs, *_listed(use, drugs)) if not agents else drugs
    for drug, named in _shared_out(passage, drugs, values):
        yield Binding(use, drug, named, agents, manner, _own_cancers(use.outline, drug))
    for slot, part in _set_against(use):
        other = replace(manner, direction=_OPPOSITE[manner.direction])
        if slot == "DRUG" and part.letter == "D":
            yield Binding(use, part, values, agents, other)
        elif slot != "DRUG" and part.letter != "D":
            yield from (Binding(use, drug, (part,), agents, other) for drug in drugs)


def _listed(use: Framed, drugs: tuple[Part, ...]) -> Iterator[Part]:
    """The therapies that stand in one list with those of a frame, where a combination is among them."""
    outline = use.outline
    if not drugs or outline.text.count("D") < 2:
        return
    taken = {part.start for own in use.slots.values() for part in own}
    for match in _LISTED.finditer(outline.text):
        parts = [part for part in outline.within(*match.span()) if part.drugs]
        combined = any(part.drugs and part.drugs.combined for part in parts)
        if combined and any(part.start == drug.start for part in parts for drug in drugs):
            yield from (part for part in parts if part.start not in taken)


def _shared_out(
    passage: Passage, drugs: tuple[Part, ...], values: tuple[Part, ...]
) -> list[tuple[Part, tuple[Part, ...]]]:
    """Every drug with all values, or with its own where the sentence says "respectively" and the counts agree."""
    if "respectively" in passage.folded:
        singles, items = ([each for part in parts for each in part.singles()] for parts in (drugs, values))
        if len(singles) == len(items) > 1:
            return [(drug, (value,)) for drug, value in zip(singles, items, strict=True)]
    return [(drug, values) for drug in drugs]


def _set_against(use: Framed) -> Iterator[tuple[str, Part]]:
    """The names that a contrast before or behind the frame sets against one of its slots."""
    outline = use.outline
    for slot, (start, end) in use.spans.items():
        if slot in ("DRUG", *CHANGED):
            if match := _UNLIKE.search(outline.text[:start]):
                yield slot, outline.parts[match.start("who")]
            if match := _BUT_NOT.match(outline.text, end):
                yield slot, outline.parts[match.end()]


def _own_cancers(outline: Outline, part: Part) -> tuple[Mention, ...]:
    """The cancers that a drug of a list is named with: "to A in K and to B in K"."""
    at = next((at for at, other in outline.parts.items() if other.start == part.start), None)
    match = _IN_CANCER.match(outline.text, at) if at is not None else None
    return outline.parts[match.end() - 1].mentions if match else ()


def _manner(passage: Passage, use: Framed) -> Manner:
    """How the sentence puts it: from the start of the clause in which the frame begins to the frame's end."""
    start, end = use.outline.offset(use.start), use.outline.offset(use.end)
    clause = passage.clause_of(start)
    region = Span(min(clause.start, start), end)
    denied = is_denied(passage.folded, passage.start, cues_of_the_relation(passage), region, use.said)
    certainty = find_certainty(passage.cues, Span(region.start, max(end, clause.end)))
    longest = max(use.said, key=lambda span: span.end - span.start)
    direction = _OPPOSITE[use.frame.direction] if denied else use.frame.direction
    cue = passage.cue_at(longest.start, longest.end, use.frame.place)
    return Manner(direction, certainty, cue, f"{use.frame.type}/frame")
