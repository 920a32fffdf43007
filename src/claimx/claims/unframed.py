"""Failure and response without a frame: a therapy, what is changed, and the stance of the words nearest to the therapy.

This reads sentences in which no frame and no cue makes a claim: "L76M takes the edge off A".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.claims.candidates import Candidate, filled
from claimx.claims.changes import Change, find_changes, targets_of
from claimx.claims.contrasts import contrasts_of
from claimx.claims.failures import Manner, genes_of, state_failures
from claimx.claims.groups import Group, drug_groups, is_compared
from claimx.claims.passages import Passage
from claimx.claims.stances import Hit, hits_of
from claimx.claims.topics import GENERAL, Inherited, Topic
from claimx.context import find_certainty
from claimx.lexicon import Lexicon
from claimx.schema import Direction, EvidenceMention, Mention, Span

REACH = 150
_ACTS = re.compile(r",? (?:(?:which|that|can|may|might|could|also|both|thereby|potently|selectively|\w+ly) )*")
_CARRYING = re.compile(
    r"(?:with|carry\w*|carries|harbou?r\w*|bear\w*|having|have|has|express\w*|positive for|show\w*|in which|whose)"
    r"(?: (?:the|an?|this|activating|oncogenic|somatic|germline|high|its))* $"
)
EFFECTS = ("resistance", "sensitivity", "resensitization")


def link_unframed(passage: Passage, topic: Topic, here: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """The claims of failure or response of the therapies of which no other rule says anything.

    Args:
        here: what the sentence claims so far.
    """
    if passage.labels.isdisjoint(("GENE", "MUTATION", "MECHANISM")):
        return
    denied = [span for span, direction in contrasts_of(passage) if direction == "disputes"]
    spoken = {part for c in here if c.type in EFFECTS for name in (c.drug, c.agent) for part in name.split(" + ")}
    groups = [g for g in drug_groups(passage) if not is_compared(passage, g)]
    for group in groups:
        if spoken.intersection(m.name for m in group.members) or GENERAL.issuperset(group.names):
            continue
        region = _region(passage, group, groups)
        targets = {gene for name in group.names for gene in targets_of(name, lexicon)}
        changes = [c for c in find_changes(passage, region) if c.kinds or not (c.gene and c.gene.name in targets)]
        changes = [c for c in changes if not (c.gene and any(span.holds(c.gene.start) for span in denied))]
        mechanisms = passage.of("MECHANISM", within=region)
        if not changes and not mechanisms:
            continue
        hit = _nearest(passage, group, region)
        if hit is None:
            continue
        if hit.stance == "works" and hit.denied and any(c.kinds for c in changes):
            altered = [c for c in changes if c.kinds]
            yield from (replace(_sensitive(passage, group, name, altered, hit, topic, lexicon), direction="disputes") for name in group.names)
        elif _is_failure(hit) and (any(c.kinds for c in changes) or mechanisms or hit.stance in ("fails", "spoils")):
            therapy = Inherited(group.names, "", group.members)
            manner = _manner(passage, hit)
            if any(span.holds(group.start) for span in denied):
                manner = replace(manner, direction="disputes")
            cancers = passage.of("CANCER")
            yield from state_failures(passage, therapy, changes, mechanisms, cancers, manner, topic, lexicon)
        elif any(span.holds(group.start) for span in denied):
            continue
        elif altered := [c for c in changes if c.kinds]:
            yield from (_sensitive(passage, group, name, altered, hit, topic, lexicon) for name in group.names)


def _region(passage: Passage, group: Group, groups: Sequence[Group]) -> Span:
    """The clauses that speak of the therapy: its own, those before it if it is the first, those behind up to another's."""
    clause = passage.clause_of(group.start)
    before = [passage.clause_of(g.start) for g in groups if g.start < clause.start]
    behind = [passage.clause_of(g.start) for g in groups if g.start >= clause.end]
    start = clause.start if before else passage.start
    return Span(start, min((c.start for c in behind), default=passage.end))


def _nearest(passage: Passage, group: Group, region: Span) -> Hit | None:
    """The word of stance that stands nearest to the therapy."""
    hits = [
        h
        for h in hits_of(passage, "fails", "spoils", "works", "able", "given", within=region)
        if (h.stance != "able" or h.denied) and (h.stance != "given" or _for_carriers(passage, h))
        and not (h.stance == "spoils" and _ACTS.fullmatch(passage.gap(group.end, h.start) or "-"))
    ]
    near = [h for h in hits if _distance(h, group) <= REACH]
    return min(near, key=lambda h: _distance(h, group), default=None)


def _for_carriers(passage: Passage, hit: Hit) -> bool:
    """Whether a change follows that the tumor is said to carry: "approved for tumors with fusions of A"."""
    return any(
        _CARRYING.search(passage.gap(hit.end, m.start))
        for m in passage.of("GENE", "MUTATION", "ALTERATION")
        if m.start >= hit.end
    )


def _distance(hit: Hit, group: Group) -> int:
    return max(hit.start - group.end, group.start - hit.end)


def _is_failure(hit: Hit) -> bool:
    return hit.stance in ("fails", "spoils") or (hit.denied and hit.stance != "given")


def _manner(passage: Passage, hit: Hit) -> Manner:
    certainty = find_certainty(passage.cues, passage.clause_of(hit.start))
    direction: Direction = "disputes" if hit.stance in ("fails", "spoils") and hit.denied else "supports"
    return Manner(direction, certainty, _cue(passage, hit), "resistance/stance")


def _sensitive(
    passage: Passage,
    group: Group,
    drug: str,
    changes: Sequence[Change],
    hit: Hit,
    topic: Topic,
    lexicon: Lexicon,
) -> Candidate:
    cancers = passage.of("CANCER")
    mutations = [m for c in changes for m in c.mutations]
    alterations = [a for c in changes for a in c.alterations]
    slots = {
        "gene": genes_of(changes, drug, topic, lexicon),
        "mutation": _names(mutations),
        "alteration": _names(alterations),
        "cancer": _names(cancers) or topic.cancers().names,
    }
    roles = (
        *filled("drug", [m for m in group.members if m.name in drug.split(" + ")]),
        *filled("gene", [c.gene for c in changes if c.gene]),
        *filled("mutation", mutations),
        *filled("alteration", alterations),
        *filled("cancer", cancers),
        _cue(passage, hit),
    )
    certainty = find_certainty(passage.cues, passage.clause_of(hit.start))
    place = passage.place
    return Candidate("sensitivity", drug, slots, "", place, "supports", certainty, "", roles, "sensitivity/stance")


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(m.name for m in mentions)


def _cue(passage: Passage, hit: Hit) -> EvidenceMention:
    text = passage.document.text[hit.start : hit.end]
    return EvidenceMention("cue", hit.start, hit.end, text, hit.place)
