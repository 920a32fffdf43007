"""The whole of linking, sentence by sentence (:mod:`claimx.claims.sentence`) and table by table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from claimx.claims.answers.announced import Announcement, announced_in, link_announced
from claimx.claims.answers.strategies import Aim, aim_of, link_aimed
from claimx.claims.carried import link_carried, without_spared
from claimx.claims.discourse.anaphora import Memory
from claimx.claims.discourse.topics import Topic
from claimx.claims.indications.lists import Lead, is_item_of, lead_of, link_items
from claimx.claims.judgement.candidates import Candidate, assemble
from claimx.claims.judgement.circumstances import Background
from claimx.claims.pairing.study_results import STUDY_RULE, judge_studies
from claimx.claims.passages.actions import may_name_actions, name_actions
from claimx.claims.passages.compounds import without_compounds
from claimx.claims.passages.passage import Passage, find_passages, heading_of
from claimx.claims.passages.payloads import carriers_of, with_carriers
from claimx.claims.questions import put_in_question
from claimx.claims.sentence import link_sentence
from claimx.claims.support import Markers
from claimx.claims.tables import link_tables
from claimx.lexicon import Lexicon, fold_whole
from claimx.mentions import Annotation
from claimx.schema import Citation, Claim, Document, Label, Rejection, Span

THERAPIES: tuple[Label, ...] = ("DRUG", "DRUG_CLASS")


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims of one document, and the candidates that were refused."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


def link_claims(document: Document, annotation: Annotation, citations: Sequence[Citation], lexicon: Lexicon) -> Linked:
    """Claims with all their evidence, in the order in which they are first made."""
    candidates = find_candidates(document, annotation, lexicon)
    if not candidates:
        return Linked((), ())
    markers = Markers(document, citations)
    supporting = [markers.of(candidate.place, _own_words(candidate)) for candidate in candidates]
    around = Background(annotation.mentions, lexicon, len(document.text))
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
    tables = link_tables(document, annotation, lexicon, lambda passage, topic: link_sentence(passage, None, topic))
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
    which some words name the therapy), nor does it tell of an action on a gene, which is a therapy, too, where it is
    said to be a remedy."""
    names_gene = any([mention.label == "GENE" for mention in annotation.mentions])
    may_claim = _speaks_of_therapy(annotation) or (names_gene and may_name_actions(fold_whole(document.text)))
    return list(find_passages(document, annotation)) if may_claim else []


def _speaks_of_therapy(annotation: Annotation) -> bool:
    named = any([mention.label in THERAPIES for mention in annotation.mentions])
    return named or any([cue.kind == "resistance" for cue in annotation.cues])


def _stated(
    printed: Sequence[Passage], document: Document, annotation: Annotation, lexicon: Lexicon
) -> list[Candidate]:
    carriers = carriers_of(document, annotation, lexicon)
    therapies = (with_carriers(without_compounds(sentence), carriers) for sentence in printed)
    sentences = [name_actions(sentence, lexicon) for sentence in therapies]
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
        read = link_sentence(passage, ahead if ahead and ahead.block == passage.block else None, topic)
        read = without_spared(passage, read)
        found += [c for c in read if c.refused]
        here = [c for c in read if not c.refused]
        if passage.names_drug:
            here += link_carried(passage, last if block == passage.block else [], here)
        answers = list(link_announced(passage, told, topic)) if told and block == passage.block else []
        told = announced_in(passage, topic, here) or (told if answers else None)
        answers += link_aimed(passage, aim, topic) if aim is not None and block == passage.block else []
        aim = aim_of(passage, topic, any([c.type == "resensitization" for c in here]))
        here += [c for c in answers if not _is_answer(c, here)]
        lead = lead_of(passage) or lead
        if lead and passage.names_drug and is_item_of(passage, lead):
            here += link_items(passage, lead, here)
        last, block = here or (last if block == passage.block else []), passage.block
        found += here
    return found


def _is_answer(announced: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another rule has the agent answer the failure of the same therapy."""
    return any(c.type == announced.type and (c.agent, c.drug) == (announced.agent, announced.drug) for c in others)
