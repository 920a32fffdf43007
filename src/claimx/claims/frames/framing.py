"""Claims by frame: what a sentence says in a wording that is known (:mod:`claimx.claims.frames.frame`)."""

import re
from collections.abc import Iterator, Sequence

from claimx.claims.answers.answered import answered_by
from claimx.claims.answers.helping import Helping, state_answer
from claimx.claims.discourse.inherited import NOTHING, are_general, named_by, vague_classes
from claimx.claims.discourse.topics import Topic
from claimx.claims.frames.bindings import Binding, bindings_of, choose_uses
from claimx.claims.frames.frame import find_framed, packaged
from claimx.claims.frames.gaps import bind_gapped
from claimx.claims.judgement.candidates import Candidate, filled, refuse
from claimx.claims.passages.bystanders import is_apart
from claimx.claims.passages.changes import Change
from claimx.claims.passages.coordination import groups_of
from claimx.claims.passages.failed import is_said_of
from claimx.claims.passages.groups import Group
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.outlines import outline_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.subjects import acts_anew
from claimx.claims.passages.therapies import is_compared
from claimx.claims.resistance.cues import causes_among
from claimx.claims.resistance.failures import Failing, state_failures
from claimx.claims.resistance.scopes import is_lessened, is_overcome, is_treated
from claimx.claims.sensitivity.responses import Responding, state_response, tells_outcome
from claimx.claims.targets.classes import may_be_told
from claimx.claims.targets.effects import by_effect
from claimx.claims.targets.verbs import is_by_another, known_of
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import Lexicon
from claimx.schema import Mention, Span

WORDS = Parts(
    "framing.tsv",
    {
        "marker": r"\b{words} (?:of|for) (?:\w+ ){{0,3}}{links}\b",
        "marks response": r"\b{links} {words}\b",
        "needed": r"\b{words} for\b",
        "measured": r" (?:\([^()]*\) )?(?:{links} )?{words}\b",
        "measured, before": r"\b{words} of (?:{links} )*$",
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
        "does": r"{words}",
        "lessened": r"\b{words} (?:\w+ ){{0,3}}$",
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
_SUBJECT = re.compile("CHANGE|MARKED")
"""Frames that begin with what makes a therapy work."""
_INDUCED = "<induces>"
_FAILING = ("resistan", "<nobenefit>", "<worse>", "<response>", "desensiti", "ic50", "<ineffective>", "that .. DRUG")
"""Parts of the frames that tell a failure by themselves. What is found, lowered or unchanged under a therapy, or
induced by it, tells one where there is talk of that: elsewhere it is how the therapy acts."""
_STOPPING = ("<effect>", "<impaired>")
ON_RECORD = "what the therapy is on record to act on is not what the sentence denies"
_PREPOSITION = 3
"""Words of a frame that are no longer tell no outcome: "to", "in", "for"."""


def link_frames(passage: Passage, topic: Topic) -> list[Candidate]:
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
        for bound in bindings_of(passage, use)
        for binding in (bound, *bind_gapped(bound))
        for candidate in _stated(passage, binding, topic)
    ]


def _stated(passage: Passage, binding: Binding, topic: Topic) -> Iterator[Candidate]:
    """The claims of one binding."""
    drugs = binding.drug.drugs
    if drugs is None or is_compared(passage, drugs):
        return
    match binding.use.frame.type:
        case "resistance":
            silence = "" if _tells_response(passage, binding) else topic.talk.silence()
            yield from refuse(_failing(passage, binding, drugs, topic), silence)
        case "sensitivity":
            yield from _responding(passage, binding, drugs, topic)
        case "resensitization":
            if not _is_asked(passage, binding):
                yield from _restored(passage, binding, drugs, topic)
        case "target":
            verb, end = binding.manner.cue, max((part.end for part in binding.values), default=drugs.end)
            if verb and drugs.end <= verb.start and is_by_another(passage, verb.text, end):
                return
            for drug in (m for m in drugs.members if may_be_told(m, topic.lexicon)):
                yield from _acting(passage, binding, drug, len(drugs.names) > 1, topic.lexicon)
        case "indication":
            yield from _used(passage, binding, drugs, topic)


def _tells_response(passage: Passage, binding: Binding) -> bool:
    """Whether the frame's own words, or those between its names, speak of failure or of a response; that a mutation
    stops what a therapy does is a failure in any words."""
    if any(word in binding.use.frame.pattern for word in _FAILING):
        return True
    mutated = any(c.mutations for part in binding.values for c in part.changes)
    if mutated and any(word in binding.use.frame.pattern for word in _STOPPING):
        return True
    parts, said = (binding.drug, *binding.values), binding.use.said
    start = min([*(part.start for part in parts), *(word.start for word in said)])
    end = max([*(part.end for part in parts), *(word.end for word in said)])
    return bool(WORDS.within("response", passage, passage.gap(start, end)))


def _responding(passage: Passage, binding: Binding, drugs: Group, topic: Topic) -> Iterator[Candidate]:
    """A change that marks who responds; a word of response that tells no good outcome is none."""
    frame = binding.use.frame
    if is_apart(passage, drugs) and "<better>" not in frame.pattern:
        return
    words = [said for said in binding.use.said if said.end - said.start > _PREPOSITION]
    if frame.direction == "supports" and not all(tells_outcome(passage, said.start, said.end) for said in words):
        return
    if frame.pattern.startswith(_OFFERED) and are_general(drugs.names):
        return
    cancers = binding.cancers or topic.cancers.of(passage)
    acts = _SUBJECT.match(frame.pattern) and any(WORDS["does"].match(passage.gap(w.start, w.end)) for w in words)
    for name in drugs.names:
        told = [c for part in binding.values for c in part.changes]
        changes = [c for c in told if (acts and _does(passage, c)) or _marks(passage, c, name, topic.lexicon)]
        if changes:
            responding = Responding(name, drugs.members, changes, cancers)
            yield state_response(passage, responding, binding.manner, topic)


def _does(passage: Passage, change: Change) -> bool:
    """Whether a gene itself does something, and not what it lacks, nor a therapy that is named before it."""
    if change.gene is None or WORDS.within("lessened", passage, passage.before(change.gene.start)):
        return False
    return not passage.of("DRUG", "DRUG_CLASS", within=Span(passage.start, change.gene.start))


def _failing(passage: Passage, binding: Binding, drugs: Group, topic: Topic) -> Iterator[Candidate]:
    """A drug's own target with nothing said of it is only its address."""
    targets = {target for name in drugs.names for target in targets_of(name, topic.lexicon)}
    if any(is_lessened(passage, said.start) for said in binding.use.said):
        return
    if acts_anew(passage, drugs, max(said.end for said in binding.use.said)):
        return
    if _INDUCED in binding.use.frame.pattern and _is_means(passage, binding):
        return
    start = min(said.start for said in binding.use.said)
    if binding.use.frame.pattern.startswith(("DRUG", "<resistance>")):
        behind = passage.gap(drugs.end, max([drugs.end, *(part.start for part in binding.values)]))
        if is_overcome(passage, min(start, drugs.start)) and not WORDS.within("caused", passage, behind):
            return
    if is_treated(passage, start, drugs.start):
        return
    told = (c for part in binding.values for c in part.changes)
    changes = list(causes_among(passage, told, targets, topic.lexicon))
    if _INDUCED in binding.use.frame.pattern:
        changes = [c for c in changes if c.kinds]
    telling = [c for c in changes if c.kinds or not (c.gene and c.gene.name in targets) or _is_measured(passage, c)]
    mechanisms = [m for part in binding.values for m in part.mentions if m.label == "MECHANISM"]
    mechanisms += [m for m in passage.of("MECHANISM") if any(m.start <= d.start < m.end for d in drugs.members)]
    if telling or mechanisms:
        cancers = binding.cancers or topic.cancers.of(passage)
        failing = Failing(named_by(drugs), telling, mechanisms, cancers)
        yield from state_failures(passage, failing, binding.manner, topic)


def _is_means(passage: Passage, binding: Binding) -> bool:
    """Whether the change is by what a therapy induces something ("induces apoptosis by activating G"), or is said of
    what it induced ("A-induced apoptosis")."""
    if any(passage.document.text.startswith("-", said.start - 1) for said in binding.use.said):
        return True
    end = max(said.end for said in binding.use.said)
    return any(WORDS.within("means", passage, passage.gap(end, part.start)) for part in binding.values)


def _is_measured(passage: Passage, change: Change) -> bool:
    """Whether the words beside a gene speak of how much there is of it."""
    if change.gene is None:
        return False
    before = passage.before(change.gene.start)
    behind = WORDS.at("measured", passage, change.gene.end - passage.start)
    return bool(behind or WORDS.within("measured, before", passage, before))


def _marks(passage: Passage, change: Change, drug: str, lexicon: Lexicon) -> bool:
    """Whether the change can mark who responds: it is one, or the sentence speaks of how much target there is."""
    known = change.gene is not None and change.gene.name in targets_of(drug, lexicon)
    told = any(WORDS.find(part, passage) for part in _MARKING)
    return bool(change.kinds or (known and WORDS.find("expressed", passage)) or told or _is_measured(passage, change))


def _restored(passage: Passage, binding: Binding, drugs: Group, topic: Topic) -> Iterator[Candidate]:
    """An agent that brings back the response; what it answers is in the sentence, else it was stated last."""
    acted = passage.of("DRUG", "DRUG_CLASS")
    genes = [m for m in passage.of("GENE") if not any(d.start <= m.start and m.end <= d.end for d in acted)]
    told = bool(genes or passage.of("MECHANISM", "MUTATION"))
    pattern = binding.use.frame.pattern
    succeeds = any(word in pattern for word in ("fail", "<works>", "active|"))
    if _is_parted(passage, binding, drugs) or (_FOR_WHOM.search(pattern) and are_general(drugs.names)):
        return
    for drug in drugs.names:
        before = () if told or succeeds else topic.problems.of(drug)
        last = [] if told or succeeds else [c for c in topic.problems.last() if c.drug == drug]
        for group in (part.drugs for part in binding.agents if part.drugs):
            acts = not pattern.startswith("AGENT") or _acts(passage, group)
            if not acts or is_apart(passage, group) or is_said_of(passage, group):
                continue
            for agent in group.names:
                if agent != drug and agent not in vague_classes():
                    problems = answered_by(agent, drug, before, topic.lexicon) or last
                    helping = Helping(agent, drug, passage, passage.span, problems)
                    roles = (*filled("agent", group.of(agent)), *filled("drug", drugs.of(drug)))
                    yield state_answer(passage, helping, roles, binding.manner, topic)


def _is_asked(passage: Passage, binding: Binding) -> bool:
    """Whether the effect of which the frame speaks is only what a study looked for."""
    starts = [said.start - passage.start for said in binding.use.said]
    effects = [at for at in starts if WORDS.at("effect", passage, at)]
    return any(WORDS.within("asked", passage, passage.folded[:at]) for at in effects)


def _is_parted(passage: Passage, binding: Binding, drugs: Group) -> bool:
    """Whether a contrast stands between the agent and the therapy, or a response that is poor."""
    spans = [Span(min(part.start, drugs.start), max(part.end, drugs.end)) for part in binding.agents]
    gaps = [passage.gap(span.start, span.end) for span in spans]
    return any(WORDS.within(part, passage, gap) for gap in gaps for part in _PARTING)


def _acts(passage: Passage, group: Group) -> bool:
    """Whether the group may be what does something: "the effect of A" is what something is done to."""
    return not WORDS.within("of an effect", passage, passage.before(group.start))


def _acting(
    passage: Passage, binding: Binding, drug: Mention, one_of_several: bool, lexicon: Lexicon
) -> Iterator[Candidate]:
    genes = [c.gene for part in binding.values for c in part.changes if c.gene]
    known = bool(binding.use.of("KNOWN"))
    denied = ON_RECORD if known and binding.manner.direction == "disputes" else ""
    if known:
        genes = [gene for gene in genes if gene.name in targets_of(drug.name, lexicon)]
    elif one_of_several and len(genes) > 1:
        genes = known_of(passage, drug, genes, lexicon)
    for reason, acted_on in (by_effect(passage, drug.name, genes, lexicon) or {"": []}).items():
        roles = (*filled("drug", [drug]), *filled("gene", acted_on))
        told = binding.manner.put("target", passage, drug.name, {"gene": _names(acted_on)}, roles)
        yield from refuse([told], reason or (denied if acted_on else ""))


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
        roles = (*filled("drug", drugs.of(name)), *filled("cancer", treated, via=via))
        yield binding.manner.put("indication", passage, name, {"cancer": _names(treated)}, roles)


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(m.name for m in mentions)
