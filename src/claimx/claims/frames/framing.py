"""Claims by frame: what a sentence says in a wording that is known (:mod:`claimx.claims.frames.frame`)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimx.claims.answers.answered import answered_by
from claimx.claims.answers.arguments import slots_of_answer
from claimx.claims.discourse.inherited import GENERAL, NOTHING, VAGUE, Inherited
from claimx.claims.discourse.topics import Topic
from claimx.claims.frames.bindings import EFFECT, Binding, bindings_of, choose_uses
from claimx.claims.frames.frame import find_framed, packaged
from claimx.claims.frames.gaps import bind_gapped
from claimx.claims.judgement.candidates import SLOTS, Candidate, filled
from claimx.claims.passages.bystanders import is_apart
from claimx.claims.passages.changes import Change
from claimx.claims.passages.failed import is_said_of
from claimx.claims.passages.groups import Group, groups_of
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.outlines import Outline, outline_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import is_compared
from claimx.claims.resistance.cues import is_for_whom
from claimx.claims.resistance.failures import state_failures
from claimx.claims.resistance.scopes import is_lessened, is_overcome
from claimx.claims.sensitivity.responses import state_response, tells_outcome
from claimx.claims.targets.verbs import is_by_another, known_of
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import Lexicon
from claimx.schema import ClaimType, EvidenceMention, Mention, Span

WORDS = Parts(
    "framing.tsv",
    {
        "marker": r"\b{words} (?:of|for) (?:\w+ ){{0,3}}{links}\b",
        "marks response": r"\b{links} {words}\b",
        "needed": r"\b{words} for\b",
        "measured": r" (?:\([^()]*\) )?(?:{links} )?{words}\b",
        "of an effect": r"\b{words} {links} (?:\w+ )?$",
        "contrasted": r"\b{words}\b(?! {links})",
        "compared": r"\b{words}\b",
        "poor": r"\b{words} (?:\w+ ){{0,2}}{links}",
        "caused": r"\b{words}",
        "asked": r"\b{words} (?:(?!that\b)[^\s,;:.]+ ){{0,6}}$",
        "effect": r"{words}",
        "expressed": r"{words}",
        "means": r"\b{words}\b",
        "response": r"(?<!in )\b{words}",
    },
)
_MARKING = ("marker", "marks response", "needed")
"""What tells of a gene that it marks who responds."""
_PARTING = ("contrasted", "compared", "poor")
"""What parts an agent from the therapy of which a frame says that it helps it."""
_FOR_WHOM = re.compile(r"^AGENT .*(?:<failed>|DRUG <resistant>)")
"""Frames that tell in whom an agent works: who had failed what in general is a patient like any other."""
_OFFERED = "CARRIER "
"""What begins so says whom one treats: with what in general says nothing of the response."""
_INDUCED = "<induces>"
_FAILING = ("resistan", "<nobenefit>", "<worse>", "<response>", "desensiti", "ic50", "<ineffective>", "that .. DRUG")
"""Parts of the frames that tell a failure by themselves. What is found, lowered or unchanged under a therapy, or
induced by it, tells one where there is talk of that: elsewhere it is how the therapy acts."""
_STOPPING = ("<effect>", "<impaired>")
UNSPOKEN = "an effect of the therapy, where neither title, heading nor paragraph speaks of resistance"
_PREPOSITION = 3
"""Words of a frame that are no longer tell no outcome: "to", "in", "for"."""
_CAUSES = ("gene", "mutation", "alteration", "cancer")


def link_frames(passage: Passage, topic: Topic, lexicon: Lexicon) -> list[Candidate]:
    """The claims that a sentence makes in known wordings; of two that contradict each other the closer one.

    A frame binds two names, or a therapy that is used in the tumor of the text: elsewhere none is looked for, nor where
    no frame has its words.
    """
    used = bool(passage.cued("indication"))
    if (len(passage.mentions) < 2 and not used) or not (numbers := packaged().of(passage)):
        return []
    outline = outline_of(passage)
    names = [len(part.drugs.members) if part.drugs else 1 for part in outline.parts.values()]
    if (sum(names) < 2 and not used) or not any(part.drugs for part in outline.parts.values()):
        return []
    return [
        candidate
        for use in choose_uses(passage, find_framed(outline, numbers))
        for bound in bindings_of(passage, outline, use)
        for binding in (bound, *bind_gapped(outline, use, bound))
        for candidate in _stated(passage, outline, binding, topic, lexicon)
    ]


def merge_framed(others: Sequence[Candidate], framed: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of one sentence: those of frames, and of the others what they neither say nor contradict.

    Where a frame's verb serves several pairs of names, the other rules would pair them crosswise.
    """
    told = [c for c in framed if not c.refused]
    if any(c.rule.endswith("/gapped") for c in told):
        types = {c.type for c in told}
        others = [c for c in others if c.type not in types]
    kept = (_uncontradicted(c, told) for c in others)
    return [*framed, *(c for c in kept if not any(_settles(f, c) for f in told) and not _is_crosswise(c, told))]


def _uncontradicted(other: Candidate, framed: Sequence[Candidate]) -> Candidate:
    """A candidate without the mutations of which a frame says the opposite, where it has others: of "V is sensitive to
    A; W confers resistance" W alone is a cause."""
    against = {m for f in framed if f.drug == other.drug and _is_opposed(f, other) for m in f.slot("mutation")}
    left = tuple(m for m in other.slot("mutation") if m not in against)
    if not left or not against.intersection(other.slot("mutation")):
        return other
    mentions = tuple(m for m in other.mentions if not (m.role == "mutation" and m.name in against))
    return replace(other, slots={**other.slots, "mutation": left}, mentions=mentions)


def _is_opposed(framed: Candidate, other: Candidate) -> bool:
    effects = framed.type in EFFECT and other.type in EFFECT
    return effects and (framed.type == other.type) != (framed.direction == other.direction)


def _is_crosswise(other: Candidate, framed: Sequence[Candidate]) -> bool:
    """Whether a candidate gives a therapy what frames tell of another therapy alone: "A and B fail through V and W,
    respectively"."""
    alike = [f for f in framed if (f.type, f.direction) == (other.type, other.direction)]
    own = [f for f in alike if f.drug == other.drug]
    if not own or len(own) == len(alike):
        return False
    for slot in _CAUSES:
        told = {value for f in alike if f.drug != other.drug for value in f.slot(slot)}
        if (told - {value for f in own for value in f.slot(slot)}).intersection(other.slot(slot)):
            return True
    return False


def _settles(framed: Candidate, other: Candidate) -> bool:
    """Whether a frame says what another rule says of the same drug, or the opposite."""
    if framed.drug != other.drug or framed.agent != other.agent:
        return False
    if framed.type in EFFECT and other.type in EFFECT:
        opposed = _is_opposed(framed, other)
        told = "mutation" if framed.slot("mutation") and other.slot("mutation") else "gene"
        shared = bool(set(framed.slot(told)) & set(other.slot(told)))
        return shared and (opposed or _covers(framed, other))
    return framed.type == other.type and framed.direction == other.direction and _covers(framed, other)


def _covers(framed: Candidate, other: Candidate) -> bool:
    return all(set(other.slot(s)) <= set(framed.slot(s)) for s in SLOTS)


def _stated(
    passage: Passage, outline: Outline, binding: Binding, topic: Topic, lexicon: Lexicon
) -> Iterator[Candidate]:
    """The claims of one binding."""
    drugs = binding.drug.drugs
    if drugs is None or is_compared(passage, drugs):
        return
    match binding.use.frame.type:
        case "resistance":
            failures = _failing(passage, outline, binding, drugs, topic, lexicon)
            spoken = topic.talk.may_tell_failure() or _tells_response(passage, outline, binding)
            yield from failures if spoken else (replace(c, refused=UNSPOKEN) for c in failures)
        case "sensitivity":
            if is_apart(passage, drugs) and "<better>" not in binding.use.frame.pattern:
                return
            words = [(outline.offset(a), outline.offset(b)) for a, b in binding.use.words if b - a > _PREPOSITION]
            if binding.use.frame.direction == "supports" and not all(tells_outcome(passage, *each) for each in words):
                return
            meant = binding.use.frame.pattern.startswith(_OFFERED)
            for name in drugs.names if not (meant and GENERAL.issuperset(drugs.names)) else ():
                changes = [c for part in binding.values for c in part.changes if _marks(passage, c, name, lexicon)]
                if changes:
                    cancers = binding.cancers or topic.cancers.of(passage)
                    manner = binding.manner
                    yield state_response(passage, name, drugs.members, changes, cancers, manner, topic, lexicon)
        case "resensitization":
            if not _is_asked(passage, outline, binding):
                yield from _restored(passage, binding, drugs, topic, lexicon)
        case "target":
            verb, end = binding.manner.cue, max((part.end for part in binding.values), default=drugs.end)
            if verb and drugs.end <= verb.start and is_by_another(passage, verb.text, end):
                return
            for drug in drugs.members:
                yield _acting(passage, binding, drug, len(drugs.names) > 1, lexicon)
        case "indication":
            yield from _used(passage, binding, drugs, topic)


def _tells_response(passage: Passage, outline: Outline, binding: Binding) -> bool:
    """Whether the frame's own words, or those between its names, speak of failure or of a response; that a mutation
    stops what a therapy does is a failure in any words."""
    if any(word in binding.use.frame.pattern for word in _FAILING):
        return True
    mutated = any(c.mutations for part in binding.values for c in part.changes)
    if mutated and any(word in binding.use.frame.pattern for word in _STOPPING):
        return True
    parts = (binding.drug, *binding.values)
    starts = [*(part.start for part in parts), *(outline.offset(start) for start, _ in binding.use.words)]
    ends = [*(part.end for part in parts), *(outline.offset(end) for _, end in binding.use.words)]
    return bool(WORDS.within("response", passage, passage.gap(min(starts), max(ends))))


def _failing(
    passage: Passage, outline: Outline, binding: Binding, drugs: Group, topic: Topic, lexicon: Lexicon
) -> Iterator[Candidate]:
    """A drug's own target with nothing said of it is only its address."""
    targets = {target for name in drugs.names for target in targets_of(name, lexicon)}
    if any(is_lessened(passage, outline.offset(start)) for start, _ in binding.use.words):
        return
    if _INDUCED in binding.use.frame.pattern and _is_means(passage, outline, binding):
        return
    if binding.use.frame.pattern.startswith(("DRUG", "<resistance>")):
        start = outline.offset(min(start for start, _ in binding.use.words))
        behind = passage.gap(drugs.end, max([drugs.end, *(part.start for part in binding.values)]))
        if is_overcome(passage, min(start, drugs.start)) and not WORDS.within("caused", passage, behind):
            return
    changes = [c for part in binding.values for c in part.changes if not is_for_whom(passage, c, targets, lexicon)]
    if _INDUCED in binding.use.frame.pattern:
        changes = [c for c in changes if c.kinds]
    telling = [c for c in changes if c.kinds or not (c.gene and c.gene.name in targets) or _is_measured(passage, c)]
    mechanisms = [m for part in binding.values for m in part.mentions if m.label == "MECHANISM"]
    mechanisms += [m for m in passage.of("MECHANISM") if any(m.start <= d.start < m.end for d in drugs.members)]
    if telling or mechanisms:
        cancers = binding.cancers or topic.cancers.of(passage)
        therapy = Inherited(drugs.names, "", drugs.members)
        yield from state_failures(passage, therapy, telling, mechanisms, cancers, binding.manner, topic, lexicon)


def _is_means(passage: Passage, outline: Outline, binding: Binding) -> bool:
    """Whether the change is by what a therapy induces something ("induces apoptosis by activating G"), or is said of
    what it induced ("A-induced apoptosis")."""
    said = max(outline.offset(end) for _, end in binding.use.words)
    if any(passage.document.text.startswith("-", outline.offset(start) - 1) for start, _ in binding.use.words):
        return True
    return any(WORDS.within("means", passage, passage.gap(said, part.start)) for part in binding.values)


def _is_measured(passage: Passage, change: Change) -> bool:
    """Whether the words behind a gene speak of how much there is of it."""
    return change.gene is not None and bool(WORDS.at("measured", passage, change.gene.end - passage.start))


def _marks(passage: Passage, change: Change, drug: str, lexicon: Lexicon) -> bool:
    """Whether the change can mark who responds: it is one, or the sentence speaks of how much target there is."""
    known = change.gene is not None and change.gene.name in targets_of(drug, lexicon)
    told = any(WORDS.find(part, passage) for part in _MARKING)
    return bool(change.kinds or (known and WORDS.find("expressed", passage)) or told or _is_measured(passage, change))


def _restored(passage: Passage, binding: Binding, drugs: Group, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """An agent that brings back the response; what it answers is in the sentence, else it was stated last."""
    acted = passage.of("DRUG", "DRUG_CLASS")
    genes = [m for m in passage.of("GENE") if not any(d.start <= m.start and m.end <= d.end for d in acted)]
    told = bool(genes or passage.of("MECHANISM", "MUTATION"))
    whole = Span(passage.start, passage.end)
    pattern = binding.use.frame.pattern
    succeeds = any(word in pattern for word in ("fail", "<works>", "active|"))
    if _is_parted(passage, binding, drugs) or (_FOR_WHOM.search(pattern) and GENERAL.issuperset(drugs.names)):
        return
    for drug in drugs.names:
        last = [] if told or succeeds else [c for c in topic.problems.last() if c.drug == drug]
        for group in (part.drugs for part in binding.agents if part.drugs):
            if (
                is_apart(passage, group)
                or is_said_of(passage, group)
                or (pattern.startswith("AGENT") and not _acts(passage, group))
            ):
                continue
            for agent in group.names:
                if agent != drug and agent not in VAGUE:
                    fitting = [] if told or succeeds else answered_by(agent, drug, topic.problems.of(drug), lexicon)
                    problems = fitting or last
                    slots = slots_of_answer(passage, whole, problems, [], drug, agent, topic, lexicon)
                    roles = (*filled("agent", _members(group, agent)), *filled("drug", _members(drugs, drug)))
                    yield _candidate("resensitization", passage, binding, drug, slots, roles, agent)


def _is_asked(passage: Passage, outline: Outline, binding: Binding) -> bool:
    """Whether the effect of which the frame speaks is only what a study looked for."""
    starts = [outline.offset(start) - passage.start for start, _ in binding.use.words]
    effects = [at for at in starts if WORDS.at("effect", passage, at)]
    return any(WORDS.within("asked", passage, passage.folded[:at]) for at in effects)


def _is_parted(passage: Passage, binding: Binding, drugs: Group) -> bool:
    """Whether a contrast stands between the agent and the therapy, or a response that is poor."""
    spans = [Span(min(part.start, drugs.start), max(part.end, drugs.end)) for part in binding.agents]
    gaps = [passage.gap(span.start, span.end) for span in spans]
    return any(WORDS.within(part, passage, gap) for gap in gaps for part in _PARTING)


def _acts(passage: Passage, group: Group) -> bool:
    """Whether the group may be what does something: "the effect of A" is what something is done to."""
    return not WORDS.within("of an effect", passage, passage.folded[: group.start - passage.start])


def _acting(passage: Passage, binding: Binding, drug: Mention, one_of_several: bool, lexicon: Lexicon) -> Candidate:
    genes = [c.gene for part in binding.values for c in part.changes if c.gene]
    if binding.use.of("KNOWN"):
        genes = [gene for gene in genes if gene.name in targets_of(drug.name, lexicon)]
    elif one_of_several and len(genes) > 1:
        genes = known_of(passage, drug, genes, lexicon)
    roles = (*filled("drug", [drug]), *filled("gene", genes))
    return _candidate("target", passage, binding, drug.name, {"gene": _names(genes)}, roles)


def _used(passage: Passage, binding: Binding, drugs: Group, topic: Topic) -> Iterator[Candidate]:
    """A therapy and the tumors that the frame names, else ("A is the second-line drug") the one list of tumors that the
    sentence names, or the one of the topic."""
    treated: Sequence[Mention] = [m for part in binding.values if part.letter == "K" for m in part.mentions]
    via = ""
    if not binding.use.frame.names("CANCER"):
        told = NOTHING if "CANCER" in passage.labels else topic.cancers.meant()
        treated, via = told.mentions, told.via
        listed = groups_of(passage, "CANCER")
        if len(listed) == 1:
            treated = listed[0].members
    for name in drugs.names if treated else ():
        roles = (*filled("drug", _members(drugs, name)), *filled("cancer", treated, via=via))
        yield _candidate("indication", passage, binding, name, {"cancer": _names(treated)}, roles)


def _members(group: Group | None, name: str) -> list[Mention]:
    return [m for m in group.members if m.name in name.split(" + ")] if group else []


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(m.name for m in mentions)


def _candidate(
    kind: ClaimType,
    passage: Passage,
    binding: Binding,
    drug: str,
    slots: Mapping[str, tuple[str, ...]],
    roles: tuple[EvidenceMention, ...],
    agent: str = "",
) -> Candidate:
    manner = binding.manner
    mentions = (*roles, manner.cue) if manner.cue else roles
    place, direction, certainty = passage.place, manner.direction, manner.certainty
    return Candidate(kind, drug, slots, agent, place, direction, certainty, "", mentions, manner.rule)
