"""Claims by frame: what a sentence says in a wording that is known (:mod:`claimx.claims.frames`)."""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.candidates import SLOTS, Candidate, filled
from claimx.claims.changes import Change, targets_of
from claimx.claims.contrasts import contrasts_of, cues_of_the_relation
from claimx.claims.failures import Manner, genes_of, state_failures
from claimx.claims.frames import Framed, find_framed
from claimx.claims.groups import is_compared
from claimx.claims.outlines import Outline, Part, outline_of
from claimx.claims.passages import Passage
from claimx.claims.resensitization import slots_of_answer
from claimx.claims.topics import Inherited, Topic
from claimx.context import find_certainty, is_denied
from claimx.lexicon import Lexicon
from claimx.schema import Direction, EvidenceMention, Mention, Span

_OPPOSITE: dict[Direction, Direction] = {"supports": "disputes", "disputes": "supports"}
_UNLIKE = re.compile(
    r"(?:unlike|in contrast to|as opposed to|contrary to) (?:the |an? )?(?P<who>[DVCGM]),? (?:the |an? )?$"
)
_BUT_NOT = re.compile(r",? (?:but|and) not (?:(?:to|of|by|with|from|against|in|the) )*(?=[DVCGM])")
_IN_CANCER = re.compile(r"D(?: therapy| treatment)? in (?:\w+ )?K")
_EFFECT = ("resistance", "sensitivity")


def link_frames(passage: Passage, topic: Topic, lexicon: Lexicon) -> list[Candidate]:
    """The claims that a sentence makes in known wordings; of two that contradict each other the closer one."""
    outline = outline_of(passage)
    if not any(part.letter == "D" for part in outline.parts.values()):
        return []
    found: list[Candidate] = []
    for framed in _closest(use for use in find_framed(outline) if not _is_contrasted(passage, use)):
        found += _claims(passage, outline, framed, topic, lexicon)
    return found


def merge_framed(others: Sequence[Candidate], framed: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of one sentence: those of frames, and of the others what they neither say nor contradict."""
    return [*framed, *(c for c in others if not any(_settles(f, c) for f in framed))]


def _settles(framed: Candidate, other: Candidate) -> bool:
    """Whether a frame says what another rule says of the same drug, or the opposite."""
    if framed.drug != other.drug or framed.agent != other.agent:
        return False
    if framed.type in _EFFECT and other.type in _EFFECT:
        opposed = (framed.type == other.type) != (framed.direction == other.direction)
        told = "mutation" if framed.slot("mutation") and other.slot("mutation") else "gene"
        shared = bool(set(framed.slot(told)) & set(other.slot(told)))
        return shared and (opposed or _covers(framed, other))
    return framed.type == other.type and framed.direction == other.direction and _covers(framed, other)


def _covers(framed: Candidate, other: Candidate) -> bool:
    return all(set(other.slot(s)) <= set(framed.slot(s)) for s in SLOTS)


def _closest(uses: Iterator[Framed]) -> list[Framed]:
    """Of the uses of frames that bind the same names, the one with the shortest reach; denial goes before all."""
    ranked = sorted(uses, key=lambda use: (use.frame.direction == "supports", use.slack, use.end - use.start))
    kept: list[Framed] = []
    for use in ranked:
        if not any(_same_names(use, other) for other in kept):
            kept.append(use)
    return sorted(kept, key=lambda use: (use.start, use.end))


def _is_contrasted(passage: Passage, use: Framed) -> bool:
    """Whether a name of the frame belongs to a contrast, which is read for itself: "C, but not G, …"."""
    apart = [span for span, _ in contrasts_of(passage)]
    return any(span.holds(part.start) for parts in use.slots.values() for part in parts for span in apart)


def _same_names(one: Framed, other: Framed) -> bool:
    family = one.frame.type == other.frame.type or {one.frame.type, other.frame.type} == set(_EFFECT)
    return family and all(
        set(map(id, one.of(*names))) & set(map(id, other.of(*names))) for names in (("DRUG", "ADDED"), _VALUES)
    )


_CHANGED = ("CHANGE", "CARRIER", "MARKED", "MUTANT", "GENE", "KNOWN")
_VALUES = ("AGENT", *_CHANGED, "CANCER", "ADDED")


def _claims(passage: Passage, outline: Outline, use: Framed, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    span = Span(outline.offsets[use.start], outline.offsets[use.end])
    region = Span(min(passage.clause_of(span.start).start, span.start), span.end)
    denied = is_denied(passage.folded, passage.start, cues_of_the_relation(passage), region, _spoken(outline, use))
    direction = _OPPOSITE[use.frame.direction] if denied else use.frame.direction
    told = Span(region.start, max(span.end, passage.clause_of(span.end).end))
    manner = Manner(direction, find_certainty(passage.cues, told), _cue(passage, outline, use), _rule(use))
    drugs = tuple(part for part in use.of("DRUG", "ADDED") if part.letter == "D")
    values = use.of("CANCER") or tuple(p for p in use.of(*_CHANGED) if p.letter != "K")
    for given, named in _shared_out(passage, drugs, values):
        for part in given:
            yield from _stated(passage, use, (part,), named, manner, topic, lexicon, _own_cancers(outline, part))
    for slot, span_of in use.spans.items():
        if (match := _UNLIKE.search(outline.text[: span_of[0]])) and slot in ("DRUG", "CHANGE", "MARKED", "CARRIER"):
            part = outline.parts[match.start("who")]
            other = Manner(_OPPOSITE[manner.direction], manner.certainty, manner.cue, manner.rule)
            if (slot == "DRUG") == (part.letter == "D"):
                told = ((part,), values) if slot == "DRUG" else (drugs, (part,))
                yield from _stated(passage, use, *told, other, topic, lexicon)
    for slot in ("DRUG", "CHANGE", "MARKED", "CARRIER"):
        if slot in use.spans and (match := _BUT_NOT.match(outline.text, use.spans[slot][1])):
            part = outline.parts[match.end()]
            other = Manner(_OPPOSITE[manner.direction], manner.certainty, manner.cue, manner.rule)
            if slot == "DRUG" and part.letter == "D":
                yield from _stated(passage, use, (part,), values, other, topic, lexicon)
            elif slot != "DRUG" and part.letter != "D":
                yield from _stated(passage, use, drugs, (part,), other, topic, lexicon)


def _own_cancers(outline: Outline, part: Part) -> tuple[Mention, ...]:
    """The cancers that a drug of a list is named with: "to A in K and to B in K"."""
    at = next((at for at, other in outline.parts.items() if other.start == part.start), None)
    match = _IN_CANCER.match(outline.text, at) if at is not None else None
    return outline.parts[match.end() - 1].mentions if match else ()


def _spoken(outline: Outline, use: Framed) -> tuple[Span, ...]:
    """The words of the frame itself: a denial among them is part of its meaning."""
    return tuple(Span(outline.offsets[start], outline.offsets[end]) for start, end in use.words)


def _rule(use: Framed) -> str:
    return f"{use.frame.type}/frame"


def _cue(passage: Passage, outline: Outline, use: Framed) -> EvidenceMention:
    """The longest stretch of the frame's own words."""
    start, end = max(use.words, key=lambda word: word[1] - word[0])
    first, last = outline.offsets[start], outline.offsets[end]
    return EvidenceMention("cue", first, last, passage.document.text[first:last], use.frame.place)


def _shared_out(
    passage: Passage, drugs: tuple[Part, ...], values: tuple[Part, ...]
) -> list[tuple[tuple[Part, ...], tuple[Part, ...]]]:
    """All names with all values, or one with one where the sentence says "respectively" and the counts agree."""
    if "respectively" not in passage.folded:
        return [(drugs, values)]
    singles, items = [d for part in drugs for d in part.singles()], [v for part in values for v in part.singles()]
    if len(singles) == len(items) > 1:
        return [((d,), (v,)) for d, v in zip(singles, items, strict=True)]
    return [(drugs, values)]


def _stated(
    passage: Passage,
    use: Framed,
    drugs: Sequence[Part],
    values: Sequence[Part],
    manner: Manner,
    topic: Topic,
    lexicon: Lexicon,
    own_cancers: tuple[Mention, ...] = (),
) -> Iterator[Candidate]:
    """The claims of one frame about these drugs and values."""
    groups = [part.drugs for part in drugs if part.drugs and not is_compared(passage, part.drugs)]
    names = tuple(dict.fromkeys(name for group in groups for name in group.names))
    members = tuple(m for group in groups for m in group.members)
    changes = tuple(c for part in values for c in part.changes)
    mechanisms = tuple(m for part in values if part.letter != "K" for m in part.mentions)
    cancers = own_cancers or passage.of("CANCER")
    targets = {t for name in names for t in targets_of(name, lexicon)}
    kind = use.frame.type
    if kind == "resistance":
        telling = [c for c in changes if c.kinds or not (c.gene and c.gene.name in targets)]
        if names and (telling or mechanisms):
            yield from state_failures(
                passage, Inherited(names, "", members), telling, mechanisms, cancers, manner, topic, lexicon
            )
    elif kind == "sensitivity":
        telling = [c for c in changes if c.kinds]
        for name in names if telling else ():
            yield _sensitive(passage, name, members, telling, cancers, manner, topic, lexicon)
    elif kind == "resensitization":
        yield from _restored(passage, use, groups and names, manner, topic, lexicon)
    else:
        for name in dict.fromkeys(m.name for m in members) if kind == "target" else names:
            yield _acting(passage, use, name, members, values, manner, lexicon)


def _sensitive(
    passage: Passage,
    drug: str,
    members: Sequence[Mention],
    changes: Sequence[Change],
    cancers: Sequence[Mention],
    manner: Manner,
    topic: Topic,
    lexicon: Lexicon,
) -> Candidate:
    slots = {
        "gene": genes_of(changes, drug, topic, lexicon),
        "mutation": tuple(m.name for c in changes for m in c.mutations),
        "alteration": tuple(a.name for c in changes for a in c.alterations),
        "cancer": tuple(m.name for m in cancers) or topic.cancers().names,
    }
    mentions = (
        *filled("drug", [m for m in members if m.name in drug.split(" + ")]),
        *filled("gene", [c.gene for c in changes if c.gene]),
        *filled("mutation", [m for c in changes for m in c.mutations]),
        *filled("alteration", [a for c in changes for a in c.alterations]),
        *filled("cancer", cancers),
    )
    return _candidate("sensitivity", passage, drug, slots, "", mentions, manner)


def _restored(
    passage: Passage, use: Framed, names: Sequence[str], manner: Manner, topic: Topic, lexicon: Lexicon
) -> Iterator[Candidate]:
    """An agent that brings back the response to a drug, with the problem that was stated last of that drug."""
    agents = [(name, g.members) for part in use.of("AGENT") if (g := part.drugs) for name in g.names]
    if added := use.of("ADDED"):
        group = added[0].drugs
        if group is None or len(group.members) < 2:
            return
        agents, names = [(group.members[0].name, group.members[:1])], (group.members[-1].name,)
    told = bool(passage.of("MECHANISM", "MUTATION", "GENE"))
    for drug in names:
        problems = [] if told else [c for c in topic.problems() if c.drug == drug]
        for agent, members in agents:
            if agent != drug:
                slots = slots_of_answer(
                    passage, Span(passage.start, passage.end), problems, [], drug, agent, topic, lexicon
                )
                yield _candidate("resensitization", passage, drug, slots, agent, filled("agent", members), manner)


def _acting(
    passage: Passage,
    use: Framed,
    drug: str,
    members: Sequence[Mention],
    values: Sequence[Part],
    manner: Manner,
    lexicon: Lexicon,
) -> Candidate:
    """A target or an indication: what the drug acts on, or whom it treats."""
    own = [m for m in members if m.name in drug.split(" + ")]
    kind = use.frame.type
    if kind == "target":
        genes = [c.gene for part in values for c in part.changes if c.gene]
        if use.of("KNOWN"):
            genes = [gene for gene in genes if gene.name in targets_of(drug, lexicon)]
        slots, mentions = {"gene": tuple(g.name for g in genes)}, filled("gene", genes)
    else:
        cancers = [m for part in values if part.letter == "K" for m in part.mentions]
        slots, mentions = {"cancer": tuple(m.name for m in cancers)}, filled("cancer", cancers)
    return _candidate(kind, passage, drug, slots, "", (*filled("drug", own), *mentions), manner)


def _candidate(
    kind: str,
    passage: Passage,
    drug: str,
    slots: dict[str, tuple[str, ...]],
    agent: str,
    mentions: tuple[EvidenceMention, ...],
    manner: Manner,
) -> Candidate:
    return Candidate(
        kind,  # type: ignore[arg-type]
        drug,
        slots,
        agent,
        passage.place,
        manner.direction,
        manner.certainty,
        "",
        (*mentions, manner.cue) if manner.cue else mentions,
        manner.rule,
    )
