"""Names inside longer names: which of the candidates that overlap stand.

The longer one does; alterations and mechanisms may overlap names and each other's kind.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from claimx.mentions.class_names import OF_TWO
from claimx.mentions.records import WORDED, Candidate

Covered = tuple[Candidate, Candidate]
"""A candidate that does not stand, and the one that covers it."""
_RANKS = {"DRUG": 0, "DRUG_CLASS": 1, "CANCER": 2, "MUTATION": 3, "GENE": 4, "ALTERATION": 5, "MECHANISM": 5}
_GROUPS = {"ALTERATION": "ALTERATION", "MECHANISM": "MECHANISM"}
"""What hides only its own kind; all others are names, and these hide each other."""
_NOT_WITHIN = {"MECHANISM": ("DRUG_CLASS", "GENE"), "ALTERATION": ("MUTATION", "GENE", "DRUG_CLASS")}
"""What is but a word of the name around it: a mitogen-activated kinase need not be active."""


def settle_overlaps(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Covered]]:
    """The candidates that stand, and those that longer ones cover."""
    kept: list[Candidate] = []
    covered: list[Covered] = []
    for cluster in _clusters(candidates):
        if len(cluster) == 1:
            kept += cluster
        else:
            stand, under = _longest(cluster)
            kept += stand
            covered += under
    return kept, covered


def _clusters(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates that overlap, or that others between them join."""
    cluster: list[Candidate] = []
    end = 0
    for candidate in sorted(candidates, key=attrgetter("start")):
        if candidate.start >= end and cluster:
            yield cluster
            cluster = []
        cluster.append(candidate)
        end = max(end, candidate.end)
    if cluster:
        yield cluster


def _longest(cluster: Sequence[Candidate]) -> tuple[list[Candidate], list[Covered]]:
    crossed = [(c, name) for c in cluster if (name := _crossing(c, cluster) if _is_worded(c) else _halved(c, cluster))]
    if crossed:
        kept, covered = _longest([c for c in cluster if all(c is not w for w, _ in crossed)])
        return kept, crossed + covered
    first, *shorter = sorted(cluster, key=lambda c: (c.start - c.end, _RANKS[c.label], -c.score, c.start, c.name))
    kept, covered = [first], []
    for one in shorter:
        around = _NOT_WITHIN.get(one.label, ())
        if name := next((o for o in kept if o.label in around and _is_within(one, o)), None):
            covered.append((one, name))
            continue
        # What is kept is never shorter: if it overlaps, it holds the first or the last character.
        ends = (one.start, one.end - 1)
        over = next((o for at in ends for o in kept if o.start <= at < o.end and _hides(o, one)), None)
        if over is None:
            kept.append(one)
        elif (over.start, over.end, over.name) != (one.start, one.end, one.name):
            covered.append((one, over))
    return kept, covered


def _is_within(one: Candidate, name: Candidate) -> bool:
    return name.start <= one.start < name.end and (one.start, one.end) != (name.start, name.end)


def _hides(other: Candidate, one: Candidate) -> bool:
    """Names hide what they overlap, save members of one enumeration (V600E/K), which share a span."""
    if _GROUPS.get(other.label) != _GROUPS.get(one.label):
        return False
    same = (other.start, other.end) == (one.start, one.end)
    return not (same and other.label == one.label == "MUTATION" and other.name != one.name)


def _is_worded(candidate: Candidate) -> bool:
    """Whether a wording tells of it, not a name: "reduce the risk of antigen"."""
    return candidate.found_by.startswith(WORDED)


def _crossing(worded: Candidate, cluster: Sequence[Candidate]) -> Candidate | None:
    """The name of the same label of which a wording takes a part only ("antigen loss"), and so misreads it."""
    others = (c for c in cluster if c.label == worded.label and not _is_worded(c))
    return next((c for c in others if c.start < worded.end < c.end or c.start < worded.start < c.end), None)


def _halved(candidate: Candidate, cluster: Sequence[Candidate]) -> Candidate | None:
    """The class that binds two antigens of which a class takes the last word: "bispecific antibodies against CD20"."""
    if candidate.label != "DRUG_CLASS":
        return None
    others = (c for c in cluster if c.label == "DRUG_CLASS" and c.name.startswith(OF_TWO))
    return next((c for c in others if c.start < candidate.start < c.end < candidate.end), None)
