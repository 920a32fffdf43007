"""Sensitivity claims of prose: which alteration predicts that a therapy works."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, cue_mention
from claimx.claims.judgement.manner import manner_of
from claimx.claims.passages.bystanders import is_apart
from claimx.claims.passages.changes import Change, find_changes
from claimx.claims.passages.contrasts import is_denied_apart, without_denied
from claimx.claims.passages.groups import Group
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import therapies_of
from claimx.claims.sensitivity.responses import Responding, came_later, state_response, tells_outcome, without_failed
from claimx.claims.wording.traits import any_of, needs
from claimx.lexicon import Lexicon, fold
from claimx.schema import Mention, Span

_MARKER = re.compile(r"([\w/-]+?)[ -](?:positive|mutant|mutated|rearranged|amplified|driven|overexpressing)\b")


@needs(any_of("sensitivity"))
def link_sensitivity(passage: Passage, topic: Topic) -> Iterator[Candidate]:
    """Sensitivity candidates: a changed gene or mutation, a word of response, and the drug."""
    for clause in _statements(passage):
        cues = [c for c in passage.cued("sensitivity", within=clause) if tells_outcome(passage, c.start, c.end)]
        if not cues or passage.cued("resistance", within=clause):
            continue
        groups = [g for g in therapies_of(passage) if not is_apart(passage, g)]
        inside = [g for g in groups if clause.start <= g.start < clause.end]
        changed = [c for c in find_changes(passage, clause) if c.kinds]
        changes = changed or _marked(passage, clause, inside, topic.lexicon)
        cue = cues[0]
        changes = [c for c in without_denied(passage, changes) if not came_later(passage, cue.end, c)]
        changes = list(without_failed(passage, cue.end, changes))
        if not changes or not groups:
            continue
        group = min(inside or groups, key=lambda g: abs(g.start - cue.start))
        said, words = passage.clause_of(cue.start), Span(cue.start, cue.end)
        manner = manner_of(passage, said, cue_mention(cue), "sensitivity/response", words)
        if is_denied_apart(passage, group.start):
            manner = replace(manner, direction="disputes")
        cancers = [m for m in topic.cancers.of(passage) if not is_denied_apart(passage, m.start)]
        for drug in group.names:
            yield state_response(passage, Responding(drug, group.members, changes, cancers), manner, topic)


def _statements(passage: Passage) -> tuple[Span, ...]:
    """The sentence, cut where a clause has a word of response and a changed gene of its own."""
    cuts = [passage.start]
    for clause in passage.clauses[1:]:
        parts = (Span(cuts[-1], clause.start), Span(clause.start, passage.end))
        if all(passage.of("MUTATION", "GENE", within=part) and passage.of("DRUG", within=part) for part in parts):
            cuts.append(clause.start)
    return tuple(Span(a, b) for a, b in zip(cuts, [*cuts[1:], passage.end], strict=True))


def _marked(passage: Passage, clause: Span, groups: list[Group], lexicon: Lexicon) -> list[Change]:
    """The marker in a cancer's name ("HER2-positive") that the drug acts on, as a change of its gene."""
    found = []
    for cancer in passage.of("CANCER", within=clause):
        marker = _MARKER.match(fold(cancer.text))
        term = lexicon.by_form.get(("GENE", marker[1])) if marker else None
        if marker and term and any(term.name in targets_of(name, lexicon) for group in groups for name in group.names):
            printed, start = cancer.text[: marker.end(1)], cancer.start
            place = (cancer.doc_id, start, start + len(printed), printed)
            found.append(Change(Mention(*place, "GENE", term.name, term.id, "rule marker-of-cancer"), ("marker",)))
    return found
