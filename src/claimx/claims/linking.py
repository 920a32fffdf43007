"""The whole of linking, sentence by sentence and table by table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from claimx.claims.answers.announced import Announcement, announced_in, link_announced
from claimx.claims.answers.combinations import link_combinations
from claimx.claims.answers.cues import INHERITED, find_answers, link_resensitization
from claimx.claims.answers.objects import is_of_harm
from claimx.claims.answers.remedies import find_remedies, link_remedies
from claimx.claims.answers.returns import find_agents, link_returns
from claimx.claims.answers.strategies import Aim, aim_of, link_aimed, link_strategies
from claimx.claims.answers.synergies import link_synergies
from claimx.claims.carried import link_carried
from claimx.claims.discourse.anaphora import Memory
from claimx.claims.discourse.problems import CONTINUED
from claimx.claims.discourse.topics import Topic
from claimx.claims.frames.framing import link_frames
from claimx.claims.frames.merging import merge_framed
from claimx.claims.indications.lists import Lead, is_item_of, lead_of, link_items
from claimx.claims.indications.settled import settle_indications
from claimx.claims.indications.uses import link_indications
from claimx.claims.judgement.candidates import Candidate, assemble
from claimx.claims.judgement.circumstances import Background
from claimx.claims.pairing.study_results import STUDY_RULE, judge_studies
from claimx.claims.passages.actions import name_actions
from claimx.claims.passages.compounds import without_compounds
from claimx.claims.passages.passage import Passage, find_passages, heading_of
from claimx.claims.questions import put_in_question
from claimx.claims.resistance.cues import IMPAIRED, MECHANISM, link_resistance
from claimx.claims.resistance.disposal import link_disposal
from claimx.claims.sensitivity.cues import link_sensitivity
from claimx.claims.sensitivity.selected import link_selected
from claimx.claims.support import Markers
from claimx.claims.tables import link_tables
from claimx.claims.targets.cues import link_implied_targets, link_targets
from claimx.claims.unframed import link_unframed
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Citation, Claim, Document, Label, Rejection, Span

THERAPIES: tuple[Label, ...] = ("DRUG", "DRUG_CLASS")
FOREIGN = "the text is on no tumor and tells of no failure"
WORDLESS = "no word of resistance, in a text on no tumor"
WORDLESS_RULES = (MECHANISM, CONTINUED, IMPAIRED, "resistance/stance", "sensitivity/stance", "sensitivity/response")
HARM = "it is told of a harm that the therapy does"
RESTORED = "an agent of the sentence brings this response back"
_AGAINST = re.compile(r"[,;]? ?(?:whereas|while|but|conversely|although|and conversely)\b")


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims of one document, and the candidates that were refused."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


def link_claims(document: Document, annotation: Annotation, citations: Sequence[Citation], lexicon: Lexicon) -> Linked:
    """Claims with all their evidence, in the order in which they are first made."""
    candidates = find_candidates(document, annotation, lexicon)
    markers = Markers(document, citations)
    supporting = [markers.of(candidate.place, _own_words(candidate)) for candidate in candidates]
    around = Background(annotation.mentions, lexicon)
    return Linked(*assemble(candidates, document.doc_id, document.text, supporting, around))


def _own_words(candidate: Candidate) -> Span | None:
    """From the first to the last word that makes the claim in its sentence; None in tables."""
    start, end = candidate.place.start, candidate.place.end
    if candidate.place.table:
        return None
    own = [m for m in candidate.mentions if not m.via and start <= m.start < end]
    return Span(min([m.start for m in own]), max([m.end for m in own])) if own else None


def find_candidates(document: Document, annotation: Annotation, lexicon: Lexicon) -> list[Candidate]:
    """What each sentence and table row seems to claim, before it is judged."""
    sentences = _sentences_of(document, annotation)
    stated = _stated(sentences, document, annotation, lexicon)
    judged = _questioned(sentences, judge_studies(document, annotation, stated, lexicon))
    tables = link_tables(document, annotation, lexicon, lambda passage, topic: _read(passage, None, topic))
    return [*judged, *tables]


def _questioned(sentences: Sequence[Passage], judged: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those that the pairing model adds judged by what their sentence only asks, as the rules' are."""
    if not any(c.rule == STUDY_RULE and not c.refused for c in judged):
        return list(judged)
    starting = {sentence.start: sentence for sentence in sentences}
    added = ((c, starting.get(c.place.start) if c.rule == STUDY_RULE and not c.refused else None) for c in judged)
    return [each for c, sentence in added for each in (put_in_question(sentence, [c]) if sentence else [c])]


def find_stated(document: Document, annotation: Annotation, lexicon: Lexicon) -> list[Candidate]:
    """What the rules read in each sentence; the pairing model has no part in it, and learns from it."""
    return _stated(_sentences_of(document, annotation), document, annotation, lexicon)


def _sentences_of(document: Document, annotation: Annotation) -> Sequence[Passage]:
    """The sentences of a document, none where it can claim nothing: it names no therapy and speaks of no resistance (of
    which some words name the therapy), nor does it name a gene: an action on one is a therapy, too, where it is said to
    be a remedy."""
    may_claim = _speaks_of_therapy(annotation) or any([mention.label == "GENE" for mention in annotation.mentions])
    return list(find_passages(document, annotation)) if may_claim else []


def _speaks_of_therapy(annotation: Annotation) -> bool:
    named = any([mention.label in THERAPIES for mention in annotation.mentions])
    return named or any([cue.kind == "resistance" for cue in annotation.cues])


def _stated(
    printed: Sequence[Passage], document: Document, annotation: Annotation, lexicon: Lexicon
) -> list[Candidate]:
    sentences = [name_actions(without_compounds(sentence), lexicon) for sentence in printed]
    if not any([sentence.names_drug for sentence in sentences]) and not _speaks_of_therapy(annotation):
        return []
    topic = Topic(document, annotation, lexicon)
    found: list[Candidate] = []
    last: list[Candidate] = []
    block = -1
    told: Announcement | None = None
    aim: Aim | None = None
    lead: Lead | None = None
    memory = Memory(lexicon=lexicon)
    for sentence, ahead in zip_longest(sentences, printed[1:]):
        heading = heading_of(sentence, annotation) if sentence.section != memory.section else None
        passage = memory.resolve(sentence, heading)
        topic.enter(passage)
        read = _read(passage, ahead if ahead and ahead.block == passage.block else None, topic)
        found += [c for c in read if c.refused]
        here = [c for c in read if not c.refused]
        if passage.names_drug:
            here += link_carried(passage, last if block == passage.block else [], here)
        answers = list(link_announced(passage, told, topic)) if told and block == passage.block else []
        told = announced_in(passage, topic, here) or (told if answers else None)
        answers += link_aimed(passage, aim, topic) if aim and block == passage.block else []
        aim = aim_of(passage, topic, any([c.type == "resensitization" for c in here]))
        here += [c for c in answers if not _is_answer(c, here)]
        lead = lead_of(passage) or lead
        if lead and passage.names_drug and is_item_of(passage, lead):
            here += link_items(passage, lead, here)
        last, block = here or (last if block == passage.block else []), passage.block
        found += here
    return found


def _read(passage: Passage, following: Passage | None, topic: Topic) -> list[Candidate]:
    """What one sentence claims, and the topic as it leaves it.

    Only of failure does a sentence speak that names no drug: the topic has it. All other rules want one in print.
    """
    if not passage.names_drug:
        continued = put_in_question(passage, link_resistance(passage, topic, None, following))
        continued = _without_wordless(continued, topic)
        topic.leave(passage, _standing(continued))
        return continued
    answers = find_answers(passage, topic)
    taken = Span(answers[0].span.start, _end_of_answer(passage, answers[0].span.start)) if answers else None
    settled = frozenset() if answers else find_agents(passage, topic)
    remedies = find_remedies(passage, topic)
    settled |= {remedy.agents.start for remedy in remedies}
    settled |= {mechanism.start for remedy in remedies for mechanism in remedy.mentions}
    here = put_in_question(passage, link_resistance(passage, topic, taken, following, settled))
    stated = _standing(here)
    for answer in answers:
        here += link_resensitization(passage, topic, answer, stated)
    here += link_disposal(passage, topic, here)
    here += link_sensitivity(passage, topic)
    here += link_targets(passage, topic.lexicon)
    here += link_implied_targets(passage, topic)
    here += link_indications(passage)
    framed = link_frames(passage, topic)
    read = merge_framed(here, framed)
    if not any([c.type == "resensitization" and c.rule != INHERITED for c in read]):
        others = [c for c in read if c.type != "resensitization"]
        returned = list(link_returns(passage, topic, others))
        read = [*(others if _standing(returned) else read), *returned]
    read += [c for c in link_remedies(passage, topic, remedies) if not _is_told(c, read)]
    if not any([c.type == "resensitization" for c in read]):
        read += _last_answers(passage, topic)
    read += link_unframed(passage, topic, read)
    read = [replace(c, refused=RESTORED) if _is_restored(c, read) else c for c in read]
    read = _without_wordless(read, topic)
    read = [replace(c, refused=HARM) if not c.refused and is_of_harm(passage, c) else c for c in read]
    if not topic.talk.may_tell_answer():
        read = [replace(c, refused=FOREIGN) if c.type == "resensitization" and not c.refused else c for c in read]
    read = put_in_question(passage, settle_indications(passage, read))
    read += link_selected(passage, topic, read)
    standing = _standing(here)
    topic.leave(passage, standing if any([c.type == "resistance" for c in standing]) else _standing(read))
    return read


def _without_wordless(read: Sequence[Candidate], topic: Topic) -> list[Candidate]:
    """The candidates, those refused that tell a failure or response in no word of it, in a text on no tumor."""
    if topic.talk.may_tell_wordless():
        return list(read)
    return [replace(c, refused=WORDLESS) if c.rule in WORDLESS_RULES and not c.refused else c for c in read]


def _last_answers(passage: Passage, topic: Topic) -> list[Candidate]:
    """The answers of a sentence in which no rule that reads more of it finds one: of the first that finds any."""
    for rule in (link_synergies, link_strategies, link_combinations):
        if found := list(rule(passage, topic)):
            return found
    return []


def _end_of_answer(passage: Passage, start: int) -> int:
    """Where a clause begins that is set against an answer and tells of resistance again; else the sentence's end."""
    against = (
        clause.start
        for clause in passage.clauses
        if clause.start > start and _AGAINST.match(passage.gap(clause.start, clause.end))
        if passage.cued("resistance", "explicit", within=clause) and not passage.cued("resensitization", within=clause)
    )
    return next(against, passage.end)


def _is_answer(announced: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another rule has the agent answer the failure of the same therapy."""
    return any(c.type == announced.type and (c.agent, c.drug) == (announced.agent, announced.drug) for c in others)


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


def _is_told(remedied: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another rule has the agent do away with the mechanism, for whichever therapy."""
    same = [c for c in others if c.type == remedied.type and c.agent == remedied.agent]
    return any(set(remedied.slot("mechanism")) <= set(c.slot("mechanism")) for c in same)
