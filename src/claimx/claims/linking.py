"""The whole of linking, sentence by sentence and table by table."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.claims.anaphora import Memory
from claimx.claims.candidates import Candidate, assemble
from claimx.claims.carried import link_carried
from claimx.claims.framing import link_frames, merge_framed
from claimx.claims.indications import link_indications
from claimx.claims.passages import find_passages, heading_of
from claimx.claims.resensitization import find_answers, link_resensitization
from claimx.claims.resistance import link_resistance
from claimx.claims.sensitivity import link_sensitivity
from claimx.claims.study_results import judge_studies
from claimx.claims.tables import link_tables
from claimx.claims.targets import link_targets
from claimx.claims.topics import Topic
from claimx.lexicon import Lexicon
from claimx.mentions import Annotation
from claimx.schema import Citation, Claim, Document, Rejection, Span


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims of one document, and the candidates that were refused."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


def link_claims(document: Document, annotation: Annotation, citations: Sequence[Citation], lexicon: Lexicon) -> Linked:
    """Claims with all their evidence, in the order in which they are first made."""
    candidates = find_candidates(document, annotation, lexicon)
    markers = [_supporting(candidate, document, citations) for candidate in candidates]
    return Linked(*assemble(candidates, document.doc_id, document.text, markers))


def find_candidates(document: Document, annotation: Annotation, lexicon: Lexicon) -> list[Candidate]:
    """What each sentence and table row seems to claim, before it is judged."""
    stated = find_stated(document, annotation, lexicon)
    judged = judge_studies(document, annotation, stated, lexicon)
    return [*judged, *link_tables(document, annotation, Topic(document, annotation, lexicon), lexicon)]


def find_stated(document: Document, annotation: Annotation, lexicon: Lexicon) -> list[Candidate]:
    """What the rules read in each sentence; the pairing model has no part in it, and learns from it."""
    topic = Topic(document, annotation, lexicon)
    found: list[Candidate] = []
    last: list[Candidate] = []
    block = -1
    memory = Memory()
    passages = list(find_passages(document, annotation))
    for sentence, ahead in zip(passages, [*passages[1:], None], strict=False):
        following = ahead if ahead and ahead.block == sentence.block else None
        passage = memory.resolve(sentence, heading_of(sentence, annotation))
        topic.enter(passage)
        answers = find_answers(passage, topic)
        taken = Span(answers[0].span.start, passage.end) if answers else None
        here = list(link_resistance(passage, topic, lexicon, taken, following))
        stated = tuple(here)
        for answer in answers:
            here += link_resensitization(passage, topic, lexicon, answer, stated)
        here += link_sensitivity(passage, topic, lexicon)
        here += link_targets(passage, lexicon)
        here += link_indications(passage)
        framed = link_frames(passage, topic, lexicon)
        topic.leave(passage, here if any(c.type == "resistance" for c in here) else [*here, *framed])
        here = merge_framed(here, framed)
        before = last if block == passage.block else []
        here += link_carried(passage, before, here)
        last, block = here or before, passage.block
        found += here
    return found


def _supporting(candidate: Candidate, document: Document, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The markers of the passage; of a table row all its markers; else the next ones in the paragraph.

    A marker at the end of a run of sentences on one point supports that run.
    """
    place = candidate.place
    starts = [c.start for c in citations]
    if place.table:
        row = [
            cell
            for table in document.tables
            if table.start <= place.start < table.end
            for cell in table.cells
            if cell.row == place.row
        ]
        return tuple(c for c in citations if any(cell.start <= c.start < cell.end for cell in row))
    inside = citations[bisect_left(starts, place.start) : bisect_left(starts, place.end + 1)]
    if inside:
        return tuple(inside)
    block = next((b for b in document.blocks if b.start <= place.start < b.end), None)
    following = citations[bisect_left(starts, place.end) :]
    if block is None or not following or following[0].start >= block.end:
        return ()
    return (following[0],) if following[0].start - place.end < 400 else ()
