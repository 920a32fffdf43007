"""Failure and response without a frame: a therapy, what is changed, and the stance of the words nearest to the therapy.

This reads sentences in which no frame and no cue makes a claim: "L76M takes the edge off A".
Words that say that what spoils is not the therapy itself are data: ``wording/unframed.tsv``.
"""

from collections.abc import Iterator, Sequence

from claimx.claims.discourse.inherited import are_general, named_by
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, refuse
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.assertion import find_certainty
from claimx.claims.passages.bystanders import is_apart
from claimx.claims.passages.changes import find_changes, is_acted_on
from claimx.claims.passages.contrasts import is_denied_apart, without_denied
from claimx.claims.passages.groups import Group
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.stances import Hit, cue_of, hits_of, said
from claimx.claims.passages.subjects import acts_anew
from claimx.claims.passages.therapies import SUBJECT, therapies_of
from claimx.claims.resistance.cues import causes_among, says_nothing
from claimx.claims.resistance.failures import Failing, state_failures
from claimx.claims.resistance.resisted import is_called_for
from claimx.claims.resistance.scopes import (
    describes_cells,
    describes_disease,
    is_lessened,
    is_overcome,
    is_taken_back,
    is_treated,
)
from claimx.claims.sensitivity.responses import Responding, came_later, state_response, tells_outcome
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.schema import ClaimType, Direction, Span

REACH, CLOSE = 90, 60
"""How far from a therapy a word tells of it; a word that it works tells of it from nearby alone."""
WORDS = Parts(
    "unframed.tsv",
    {
        "past": r"\b{words} (?:\w+ ){{0,2}}$",
        "undergoes": r"\b{words} (?:\w+ ){{0,2}}$",
        "through": r" {words}",
        "another": r"\b{words}",
        "opened": r"\b{words} $",
        "carrying": r"{words}(?: {links})* $",
        "acts": r",? (?:(?:{words}|\w+ly) )*",
        "also does": r"(?: (?!{links})\w+){{0,3}}(?:,|,? and|,? or|,? {words}) (?:\w+ly )?",
        "by it": r" (?:\w+ ){{0,2}}?{words} ",
        "its": r"(?: {words})+ ",
        "under": r"\b{words}(?: (?!{links} )\w+){{0,5}} $",
        "only for": r"[^,;:]{{0,40}}? (?:is|are|was|were|been|being) (?:{links} )*{words} (?:{links} )*",
        "another use": r" {words}\b",
        "of another": r" {words} (?:\w+ ){{0,3}}?",
    },
)
TELLING = ("fails", "spoils", "works", "able", "given")
EFFECTS = ("resistance", "sensitivity", "resensitization")


@needs(any_of("GENE", "MUTATION", "MECHANISM"), said(*TELLING))
def link_unframed(passage: Passage, topic: Topic, here: Sequence[Candidate]) -> Iterator[Candidate]:
    """The claims of failure or response of the therapies of which no other rule says anything.

    Where pairs of names share a verb, each tells of itself alone, and a word of stance would pair them crosswise.

    Args:
        here: what the sentence claims so far.
    """
    if says_nothing(passage) or any(c.rule.endswith("/gapped") for c in here):
        return
    spoken = {part for c in here if c.type in EFFECTS for name in (c.drug, c.agent) for part in name.split(" + ")}
    groups = therapies_of(passage)
    for group in groups:
        if spoken.intersection(m.name for m in group.members) or are_general(group.names):
            continue
        if is_called_for(passage, group):
            continue
        region = _region(passage, group, groups)
        if hit := _nearest(passage, group, groups, region):
            yield from _told(passage, group, region, hit, topic)


def _told(passage: Passage, group: Group, region: Span, hit: Hit, topic: Topic) -> Iterator[Candidate]:
    """What a word of stance tells of a therapy with the changes and mechanisms of its clauses."""
    spared = is_denied_apart(passage, group.start)
    targets = {gene for name in group.names for gene in targets_of(name, topic.lexicon)}
    changes = [
        change
        for change in without_denied(passage, find_changes(passage, region))
        if not is_acted_on(passage, change)
        if change.kinds or not (change.gene and change.gene.name in targets)
    ]
    altered = [change for change in changes if change.kinds]
    mechanisms = passage.of("MECHANISM", within=region)
    fails = hit.stance in ("fails", "spoils")
    helpless = hit.denied and hit.stance == "able"
    cancers = topic.cancers.of(passage)
    direction: Direction
    if fails:
        changes = list(causes_among(passage, changes, targets, topic.lexicon))
    if (fails and (changes or mechanisms)) or (helpless and (altered or mechanisms)):
        direction = "disputes" if spared or (fails and hit.denied) else "supports"
        manner = _manner(passage, hit, direction, "resistance")
        failing = Failing(named_by(group), changes, mechanisms, cancers)
        yield from refuse(state_failures(passage, failing, manner, topic), topic.talk.silence())
    elif altered and not (spared or fails or helpless or is_apart(passage, group)):
        direction = "disputes" if hit.denied and hit.stance == "works" else "supports"
        altered = [change for change in altered if not came_later(passage, hit.end, change)]
        manner = _manner(passage, hit, direction, "sensitivity")
        for name in group.names if altered else ():
            yield state_response(passage, Responding(name, group.members, altered, cancers), manner, topic)


def _region(passage: Passage, group: Group, groups: Sequence[Group]) -> Span:
    """The clauses that speak of a therapy: its own, those before the first one, those behind up to another's."""
    clause = passage.clause_of(group.start)
    before = [passage.clause_of(g.start) for g in groups if g.start < clause.start]
    behind = [passage.clause_of(g.start) for g in groups if g.start >= clause.end]
    start = clause.start if before else passage.start
    return Span(start, min((c.start for c in behind), default=passage.end))


def _is_elsewhere(passage: Passage, hit: Hit, group: Group, groups: Sequence[Group]) -> bool:
    """Whether a word of failure belongs to the name of another therapy, or only says whose cells are spoken of."""
    beside = [
        g for g in groups if g.end == hit.start - 1 or WORDS["of another"].fullmatch(passage.gap(hit.end, g.start))
    ]
    return bool(beside and group not in beside) or (
        not beside
        and (
            describes_cells(passage, hit.start)
            or describes_disease(passage, hit.start, hit.end)
            or is_taken_back(passage, hit.start)
        )
    )


def _nearest(passage: Passage, group: Group, groups: Sequence[Group], region: Span) -> Hit | None:
    """The word of stance that stands nearest to the therapy."""
    hits = hits_of(passage, *TELLING, within=region)
    near = [h for h in hits if _distance(h, group) <= (CLOSE if h.stance == "works" else REACH)]
    told = (h for h in sorted(near, key=lambda h: _distance(h, group)) if _is_told_of(passage, h, group, groups))
    return next(told, None)


def _is_told_of(passage: Passage, hit: Hit, group: Group, groups: Sequence[Group]) -> bool:
    """Whether a word of stance tells how the therapy does, and nothing else."""
    anew = acts_anew(passage, group, hit.end)
    match hit.stance:
        case "able":
            return hit.denied and not anew
        case "given":
            return _for_carriers(passage, hit)
        case "works":
            return tells_outcome(passage, hit.start, hit.end)
        case "fails":
            spared = is_overcome(passage, hit.start) or is_lessened(passage, hit.start) or _was_before(passage, hit)
            spared = spared or is_treated(passage, hit.start, group.start) or anew or _is_offered(passage, group, hit)
            return not (spared or _is_elsewhere(passage, hit, group, groups))
        case "spoils":
            lowered = _lowers_a_gene(passage, hit) and _is_given(passage, hit, group)
            done = _does_it(passage, hit, group) or _done_by_another(passage, hit, group, groups)
            done = done or anew or _is_offered(passage, group, hit)
            other = WORDS.at("another use", passage, hit.end - passage.start)
            return not (lowered or done or other or is_lessened(passage, hit.end + 1))
    return False


def _is_offered(passage: Passage, group: Group, hit: Hit) -> bool:
    """Whether a word stands in, or behind, what says for whom a therapy is: "A is restricted to tumors with G"."""
    offered = WORDS.at("only for", passage, group.end - passage.start)
    return bool(offered) and group.end <= hit.start < passage.clause_of(group.start).end


def _was_before(passage: Passage, hit: Hit) -> bool:
    """Whether a failure is past, and a return is told: "sensitized tumors that were previously refractory"."""
    past = WORDS.within("past", passage, passage.before(hit.start))
    return bool(past and any(other.start < hit.start for other in hits_of(passage, "returns")))


def _does_it(passage: Passage, hit: Hit, group: Group) -> bool:
    """Whether what spoils is the therapy itself: "A lowered the levels of G", "the effect was abolished by A"."""
    if hit.start < group.start:
        passive = WORDS.within("undergoes", passage, passage.before(hit.start))
        return bool(passive and WORDS["by it"].fullmatch(passage.gap(hit.end, group.start) or "-"))
    if WORDS["acts"].fullmatch(passage.gap(group.end, hit.start) or "-"):
        return True
    if group.start - passage.start <= SUBJECT and _goes_on(passage, hit, group):
        return True
    between = passage.of("GENE", "MUTATION", "ALTERATION", "MECHANISM", within=Span(group.end, hit.start))
    gap = passage.gap(group.end, hit.start)
    if between or WORDS.within("undergoes", passage, gap) or WORDS.at("through", passage, hit.end - passage.start):
        return False
    doing = passage.before(hit.end).endswith("ing")
    return doing or not (WORDS.within("another", passage, gap) or WORDS.within("opened", passage, gap))


def _goes_on(passage: Passage, hit: Hit, group: Group) -> bool:
    """Whether a verb goes on the list of what the therapy does: "A binds G, reduces its shedding and blocks H"."""
    told = [m for m in passage.mentions if group.end <= m.start and m.end <= hit.start]
    last = max([m.end for m in told], default=group.end)
    return bool(WORDS["also does"].fullmatch(passage.gap(last, hit.start) or "-"))


def _done_by_another(passage: Passage, hit: Hit, group: Group, groups: Sequence[Group]) -> bool:
    """Whether another therapy does what spoils: "B abolished the activation of G that A induced"."""
    others = (g for g in groups if g is not group and g.end < hit.start)
    return any(WORDS["acts"].fullmatch(passage.gap(g.end, hit.start) or "-") for g in others)


def _is_given(passage: Passage, hit: Hit, group: Group) -> bool:
    """Whether the therapy stands before a word of stance, or is the means or time of what the word tells: "reduced
    phosphorylation of G after A"."""
    return group.end <= hit.start or bool(WORDS.within("under", passage, passage.gap(hit.end, group.start)))


def _lowers_a_gene(passage: Passage, hit: Hit) -> bool:
    """Whether what is lowered or lost is a gene's product, and not what a therapy does: "decreased CD55 levels"."""
    gaps = [passage.gap(hit.end, gene.start) for gene in passage.of("GENE")]
    return any(gap == " " or WORDS["its"].fullmatch(gap) for gap in gaps)


def _for_carriers(passage: Passage, hit: Hit) -> bool:
    """Whether a change follows that the tumor is said to carry: "approved for tumors with fusions of A"."""
    return any(
        WORDS.within("carrying", passage, passage.gap(hit.end, m.start))
        for m in passage.of("GENE", "MUTATION", "ALTERATION")
        if m.start >= hit.end
    )


def _distance(hit: Hit, group: Group) -> int:
    return max(hit.start - group.end, group.start - hit.end)


def _manner(passage: Passage, hit: Hit, direction: Direction, kind: ClaimType) -> Manner:
    certainty = find_certainty(passage.cues, passage.clause_of(hit.start))
    return Manner(direction, certainty, cue_of(passage, hit), f"{kind}/stance")
