"""One sentence: what it claims, read rule by rule and then judged."""

from collections.abc import Sequence
from dataclasses import replace

from claimx.claims.answers.combinations import link_combinations
from claimx.claims.answers.cues import INHERITED, find_answers, link_resensitization
from claimx.claims.answers.objects import is_of_harm
from claimx.claims.answers.remedies import Remedy, find_remedies, link_remedies
from claimx.claims.answers.returns import RULE as RETURNED
from claimx.claims.answers.returns import find_agents, link_returns
from claimx.claims.answers.strategies import link_strategies
from claimx.claims.answers.synergies import link_synergies
from claimx.claims.answers.undone import AGENT, link_undone
from claimx.claims.discourse.problems import CONTINUED
from claimx.claims.discourse.topics import Topic
from claimx.claims.frames.framing import link_frames
from claimx.claims.frames.merging import merge_framed
from claimx.claims.indications.pairs import pair_up
from claimx.claims.indications.settled import settle_indications
from claimx.claims.indications.uses import link_indications
from claimx.claims.judgement.candidates import Candidate
from claimx.claims.passages.passage import Passage
from claimx.claims.questions import put_in_question
from claimx.claims.resistance.cues import IMPAIRED, MECHANISM, link_resistance
from claimx.claims.resistance.disposal import link_disposal
from claimx.claims.resistance.scopes import is_set_against
from claimx.claims.sensitivity.cues import link_sensitivity
from claimx.claims.sensitivity.headed import RULE as HEADED
from claimx.claims.sensitivity.headed import link_headed
from claimx.claims.sensitivity.selected import link_selected
from claimx.claims.targets.cues import link_implied_targets, link_targets
from claimx.claims.unframed import link_unframed
from claimx.schema import Span

FOREIGN = "the text is on no tumor and tells of no failure"
WORDLESS = "no word of resistance, in a text on no tumor"
WORDLESS_RULES = (
    MECHANISM,
    CONTINUED,
    IMPAIRED,
    "resistance/stance",
    "sensitivity/stance",
    "sensitivity/response",
    HEADED,
)
"""The rules that tell a failure or response in no word of it."""
HARM = "it is told of a harm that the therapy does"
FRAMED = "resistance/frame"
RESTORED = "an agent of the sentence brings this response back"


def link_sentence(passage: Passage, following: Passage | None, topic: Topic) -> list[Candidate]:
    """What one sentence claims, refused candidates among it; the topic is left as the sentence leaves it.

    Only of failure and response does a sentence speak that names no drug: the topic has it. All other rules want one in
    print.

    Args:
        following: the next sentence of the paragraph. topic: as the sentence finds it, entered already.
    """
    if not passage.names_drug:
        failing = put_in_question(passage, link_resistance(passage, topic, None, following))
        headed = put_in_question(passage, list(link_headed(passage, topic)))
        read = _judged([*failing, *(c for c in headed if not _is_failing(c, failing))], passage, topic)
        topic.leave(passage, _standing(read))
        return read
    remedies = find_remedies(passage, topic)
    cued = _cued(passage, following, topic, remedies)
    read = merge_framed(cued, link_frames(passage, topic))
    read = _answered(read, passage, topic, remedies)
    read += link_unframed(passage, topic, read)
    read = _judged(read, passage, topic)
    read = put_in_question(passage, pair_up(passage, settle_indications(passage, read)))
    read += link_selected(passage, topic, read)
    standing = _standing(cued)
    topic.leave(passage, standing if any([c.type == "resistance" for c in standing]) else _standing(read))
    return read


def _cued(passage: Passage, following: Passage | None, topic: Topic, remedies: Sequence[Remedy]) -> list[Candidate]:
    """What the cue words of a sentence claim, each by itself."""
    answers = find_answers(passage, topic)
    taken = Span(answers[0].span.start, _end_of_answer(passage, answers[0].span.start)) if answers else None
    settled = frozenset() if answers else find_agents(passage, topic)
    settled = settled.union(*({r.agents.start, *(m.start for m in r.undone.mentions)} for r in remedies))
    read = put_in_question(passage, link_resistance(passage, topic, taken, following, settled))
    failing = _standing(read)
    for answer in answers:
        read += link_resensitization(passage, topic, answer, failing)
    read += link_disposal(passage, topic, read)
    read += link_sensitivity(passage, topic)
    read += link_targets(passage, topic.lexicon)
    read += link_implied_targets(passage, topic)
    read += link_indications(passage)
    return read


def _answered(read: list[Candidate], passage: Passage, topic: Topic, remedies: Sequence[Remedy]) -> list[Candidate]:
    """The candidates with the answers that no single cue tells: what returns, remedies, and, where there is no answer
    yet, those of the first of the last rules that finds any."""
    if not any([c.type == "resensitization" and c.rule != INHERITED for c in read]):
        others = [c for c in read if c.type != "resensitization"]
        returned = list(link_returns(passage, topic, others)) or list(link_undone(passage, topic, others))
        read = [*(others if _standing(returned) else read), *returned]
    read += [c for c in link_remedies(passage, topic, remedies) if not _is_told(c, read)]
    if any([c.type == "resensitization" for c in read]):
        return read
    last = (list(rule(passage, topic)) for rule in (link_synergies, link_strategies, link_combinations))
    return [*read, *next(filter(None, last), [])]


def _judged(read: Sequence[Candidate], passage: Passage, topic: Topic) -> list[Candidate]:
    """The candidates, those refused that the sentence, or the text around it, does not let stand."""
    reasons = [_refusal(candidate, read, passage, topic) for candidate in read]
    return [replace(c, refused=why) if why != c.refused else c for c, why in zip(read, reasons, strict=True)]


def _refusal(candidate: Candidate, read: Sequence[Candidate], passage: Passage, topic: Topic) -> str:
    """Why a candidate among those of its sentence does not stand, or ''."""
    if _is_restored(candidate, read):
        return RESTORED
    if candidate.refused:
        return candidate.refused
    if _is_agent(candidate, read):
        return AGENT
    if candidate.rule in WORDLESS_RULES and not topic.talk.may_tell_wordless():
        return WORDLESS
    if is_of_harm(passage, candidate):
        return HARM
    return FOREIGN if candidate.type == "resensitization" and not topic.talk.may_tell_answer() else ""


def _end_of_answer(passage: Passage, start: int) -> int:
    """Where a clause begins that is set against an answer and tells of resistance again; else the sentence's end."""
    against = (
        clause.start
        for clause in passage.clauses
        if clause.start > start and is_set_against(passage, clause)
        if passage.cued("resistance", "explicit", within=clause) and not passage.cued("resensitization", within=clause)
    )
    return next(against, passage.end)


def _standing(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple([c for c in candidates if not c.refused])


def _is_restored(response: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a response is the one that an agent of the same sentence brings back: no change is told to predict it."""
    return (
        response.type == "sensitivity"
        and response.direction == "supports"
        and any(
            c.type == "resensitization" and c.rule != INHERITED and not c.refused and response.drug == c.drug
            for c in others
        )
    )


def _is_agent(failure: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a therapy that fails in no frame is told by an answer of the same sentence to help against a failure."""
    if failure.type != "resistance" or failure.direction != "supports" or failure.rule == FRAMED:
        return False
    answers = [c for c in others if c.type == "resensitization" and c.direction == "supports" and not c.refused]
    return any(c.agent == failure.drug and c.rule not in (INHERITED, RETURNED) for c in answers)


def _is_failing(response: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another rule has the therapy of a response fail."""
    return any(c.type == "resistance" and c.drug == response.drug and not c.refused for c in others)


def _is_told(remedied: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another rule has the agent do away with the mechanism, for whichever therapy."""
    same = [c for c in others if c.type == remedied.type and c.agent == remedied.agent]
    return any(set(remedied.slot("mechanism")) <= set(c.slot("mechanism")) for c in same)
