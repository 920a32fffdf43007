"""Resistance claims of prose: a therapy, and what makes it fail.

Words of sentences that state nothing, or that nothing is so, are data: ``wording/resistance.tsv``.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace

from claimx.claims.discourse.inherited import Inherited
from claimx.claims.discourse.problems import CONTINUED
from claimx.claims.discourse.topics import Topic
from claimx.claims.judgement.candidates import Candidate, cue_mention, refuse
from claimx.claims.judgement.manner import Manner
from claimx.claims.passages.assertion import find_certainty, find_direction
from claimx.claims.passages.carriers import is_borne, is_parental, marks_tumor
from claimx.claims.passages.changes import Change, find_changes, gene_in, is_acted_on, is_engineered
from claimx.claims.passages.contrasts import contrasts_of, cues_of_the_relation, is_denied_apart
from claimx.claims.passages.mechanisms import targets_of
from claimx.claims.passages.passage import Passage
from claimx.claims.resistance.failures import Failing, state_failures
from claimx.claims.resistance.resisted import resisted_of, spoken_of
from claimx.claims.resistance.scopes import (
    Scope,
    is_overcome,
    is_undone,
    parts_of,
    responding_clauses,
    scope_of,
)
from claimx.claims.wording.traits import any_of, needs
from claimx.claims.wording.wordlists import Parts
from claimx.lexicon import Lexicon, fold
from claimx.schema import Direction, Mention, Span

WORDS = Parts(
    "resistance.tsv",
    {
        "general": r"{words}",
        "not the case": r"{words}",
        "responds": r"{words} {links}",
        "not found": r"\b{links} (?:[\w-]+ ){{0,12}}?{words}\b",
        "for whom": r"\b{words} (?:{links} )*$",
        "side effect": r"\b{words} (?:(?!{links}\b)[\w/()+]+,? ){{1,12}}?and (?:\w+ ){{0,4}}$",
        "driver": r"{words}",
        "carrying": r"\b{words} (?:{links} )*$",
    },
)

_IN = re.compile(r"\b(?:in|of) $")
MECHANISM = "resistance/mechanism"
"""The rule that takes a mechanism for one of resistance, where no word of the sentence says so."""
IMPAIRED = "resistance/impaired"
"""The rule that takes it for a failure that a therapy's effect is impaired."""
_SITE = ":p."
"""In the identifier of a mutation of one residue; whole exons are hit by causes of resistance, too."""
PARP, REPAIR = "PARP1", "dna repair"
"""Tumors without homologous recombination are those for which an inhibitor of this target is meant."""


@needs(any_of("resistance", "GENE", "MUTATION", "MECHANISM"))
def link_resistance(
    passage: Passage,
    topic: Topic,
    taken: Span | None,
    following: Passage | None,
    settled: frozenset[int] = frozenset(),
) -> Iterator[Candidate]:
    """Resistance candidates of one sentence.

    Args:
        settled: where therapies begin that answer a resistance, and so do not fail, and mechanisms that are undone.
        taken: the part of the sentence in which agents overcome resistance; nothing is resisted there.
        following: the next sentence of the paragraph, which may say for which therapy this one speaks.
    """
    if not _may_speak(passage, topic):
        return
    general = says_nothing(passage)
    if taken and (spoken := spoken_of(passage, taken)).names:
        topic.failures.tell(spoken)
    contrasts = contrasts_of(passage)
    before: Failing | None = None
    for span in parts_of(passage, taken):
        scope = scope_of(passage, span, topic)
        if scope is None:
            continue
        drugs = resisted_of(passage, scope, topic, following, settled)
        told = scope.explicit and drugs.names and drugs.via in ("", "next sentence")
        if told and (len(drugs.names) == 1 or not general):
            topic.failures.tell(drugs)
        if general or not drugs.names:
            continue
        repeats = WORDS.within("not the case", passage, passage.gap(span.start, span.end))
        for part, direction in ((span, None), *(c for c in contrasts if span.holds(c[0].start))):
            failing = _failing(passage, part, scope, drugs, settled, topic)
            if repeats and before and not failing.is_explained():
                failing = replace(failing, changes=before.changes, mechanisms=before.mechanisms)
            if failing.is_explained():
                before = failing
                yield from _stated(passage, failing, scope, direction, topic)


def _failing(passage: Passage, part: Span, scope: Scope, drugs: Inherited, settled: Set[int], topic: Topic) -> Failing:
    """The therapies with what a part of the sentence tells of their failure."""
    aside = _set_aside(passage, part, scope)
    changes = [kept for c in _arguments(passage, part, scope, topic.lexicon, drugs) if (kept := _outside(c, aside))]
    if effect := _side_effect(passage, scope):
        changes = [kept for c in changes if (kept := _outside(c, [effect]))] or changes
    named = [m for m in passage.of("MECHANISM", within=part) if m.start not in settled and not is_undone(passage, m)]
    mechanisms, cancers = (
        [m for m in mentions if not any(span.holds(m.start) for span in aside)]
        for mentions in (named, topic.cancers.of(passage))
    )
    return Failing(drugs, changes, mechanisms, cancers)


def _set_aside(passage: Passage, part: Span, scope: Scope) -> list[Span]:
    """Where something else is told: the other sides of contrasts, what responds, and what overcomes the resistance."""
    aside = [c for c, _ in contrasts_of(passage) if c != part]
    if scope.cue:
        aside += [c for c in responding_clauses(passage) if not c.holds(scope.cue.start)]
        if scope.explicit and is_overcome(passage, scope.cue.start):
            aside.append(Span(passage.start, scope.cue.start))
    return aside


def _side_effect(passage: Passage, scope: Scope) -> Span | None:
    """What the cause of a resistance does besides; genes in it are no cause where the sentence tells of others: "G
    induces H and resistance to A"."""
    if not scope.cue or not scope.explicit:
        return None
    effect = WORDS.within("side effect", passage, passage.folded[: scope.cue.start - passage.start])
    return Span(passage.start + effect.start(), passage.start + effect.end()) if effect else None


def _stated(
    passage: Passage, failing: Failing, scope: Scope, direction: Direction | None, topic: Topic
) -> Iterator[Candidate]:
    """The candidates of the therapies that fail, if the text lets it tell so."""
    if direction is None and scope.cue and is_denied_apart(passage, scope.cue.start):
        direction = "disputes"  # "G acts in apoptosis, but not in resistance to A"
    manner = _manner(passage, scope, failing.mechanisms, direction)
    for told, put in _apart(passage, failing, manner) if direction is None else [(failing, manner)]:
        why = _unspoken(put, topic) or _undenied(passage, told, put)
        yield from refuse(state_failures(passage, told, put, topic), why)


def _apart(passage: Passage, failing: Failing, manner: Manner) -> list[tuple[Failing, Manner]]:
    """What a denial governs, and what other clauses tell instead: "no A was found at relapse; B was the cause"."""
    if manner.direction == "supports" or manner.cue is None:
        return [(failing, manner)]
    clause = passage.clause_of(manner.cue.start)
    denied = _within(failing, clause.holds)
    told = _within(failing, lambda start: not clause.holds(start))
    if not (denied.is_explained() and told.is_explained()):
        return [(failing, manner)]
    return [(denied, manner), (told, replace(manner, direction="supports"))]


def _within(failing: Failing, holds: Callable[[int], bool]) -> Failing:
    """A failure with those causes alone that begin where it is asked for."""
    changes = tuple(c for c in failing.changes if holds((c.gene or c.mutations[0]).start))
    mechanisms = tuple(m for m in failing.mechanisms if holds(m.start))
    return replace(failing, changes=changes, mechanisms=mechanisms)


def _unspoken(manner: Manner, topic: Topic) -> str:
    """Why the text around does not let a sentence without a word of resistance tell why a therapy fails, or ''."""
    announced = topic.talk.is_announced() or topic.failures.are_announced()
    if manner.rule == MECHANISM and not topic.talk.goes_on(announced):
        return "a mechanism alone, where the sentences before do not speak of failure"
    if manner.rule == CONTINUED and not announced:
        return "a change alone, where title, heading and opening speak neither of failure nor of the therapy"
    return topic.talk.silence() if manner.rule == IMPAIRED else ""


def _undenied(passage: Passage, failing: Failing, manner: Manner) -> str:
    """Why a denial beside a mechanism or an impaired effect denies no failure, or '': nothing was sought in vain."""
    if manner.rule not in (MECHANISM, IMPAIRED) or manner.direction == "supports":
        return ""
    clause = passage.clause_of(manner.cue.start if manner.cue else failing.mechanisms[0].start)
    found = WORDS.within("not found", passage, passage.gap(clause.start, clause.end))
    return "" if found else "no word of resistance, and a denial of something else than that it was found"


def says_nothing(passage: Passage) -> bool:
    """Whether the sentence only tells what the text is about: "this review summarizes"."""
    return bool(WORDS.find("general", passage))


def _may_speak(passage: Passage, topic: Topic) -> bool:
    """Whether the sentence has a word of resistance, or goes on about a failure and names what may cause it."""
    return bool(passage.cued("resistance") or (topic.talk.of_failure() and passage.of("GENE", "MUTATION", "MECHANISM")))


def _outside(change: Change, spans: Sequence[Span]) -> Change | None:
    """The change without what lies in ``spans``; None where nothing is left."""
    if not spans:
        return change if change.gene or change.mutations else None
    if change.gene and any(span.holds(change.gene.start) for span in spans):
        return None
    mutations = tuple(m for m in change.mutations if not any(span.holds(m.start) for span in spans))
    return change._replace(mutations=mutations) if change.gene or mutations else None


def _arguments(passage: Passage, span: Span, scope: Scope, lexicon: Lexicon, drugs: Inherited) -> tuple[Change, ...]:
    """The changed genes of the scope; a drug's own target with nothing said of it is only its address."""
    changes = [c for c in find_changes(passage, span) if not is_acted_on(passage, c)]
    if not changes:
        return ()
    targets = {t for d in drugs.names for t in targets_of(d, lexicon)}
    named = scope.explicit or bool(passage.of("MECHANISM", within=scope.span))
    kept = []
    for change in causes_among(passage, changes, targets, lexicon):
        addressed = change.gene is not None and change.gene.name in targets and not change.kinds
        told = change.kinds and (scope.explicit or not is_engineered(change))
        if not addressed and (told or named):
            kept.append(change)
    return tuple(c for c in kept if not _is_setting(passage, c)) or tuple(kept)


def causes_among(
    passage: Passage, changes: Iterable[Change], targets: Collection[str], lexicon: Lexicon
) -> Iterator[Change]:
    """The changes that may make a therapy fail that acts on the targets, without what only says whose tumors they are:
    the mutations for which it is meant, and those of the cells from which resistant ones were raised."""
    for change in changes:
        if _is_of_parental_cells(passage, change) or is_for_whom(passage, change, targets, lexicon):
            continue
        mutations = tuple(m for m in change.mutations if not (_SITE in m.id and _drives_target(m, targets)))
        yield change if len(mutations) == len(change.mutations) else change._replace(mutations=mutations)


def is_for_whom(passage: Passage, change: Change, targets: Collection[str], lexicon: Lexicon) -> bool:
    """Whether the therapy's own target, or what makes a tumor need it, only says for whom it is meant.

    "Resistance to gefitinib in EGFR-mutant lung cancer", "resistance to olaparib in BRCA1-deficient cells".
    """
    if change.gene is None:
        return bool(change.mutations) and all(_drives_target(m, targets) for m in change.mutations)
    if PARP in targets and REPAIR in lexicon.facts("GENE", change.gene.name, "roles"):
        return _is_setting(passage, change)
    if change.gene.name not in targets:
        return False
    if any(m.start <= change.gene.start < m.end for m in passage.of("CANCER")):
        return True
    if set(change.kinds) - {"mutation", "rearrangement"}:
        return False
    if change.mutations and all(is_driver(m.name) for m in change.mutations):
        return True
    if any(m.name not in name for m in change.mutations for name in targets):
        return False
    end = max([change.gene.end, *(m.end for m in (*change.mutations, *change.alterations))])
    start = min([change.gene.start, *(m.start for m in (*change.mutations, *change.alterations))])
    start = _named_from(passage, change.gene, start)
    before = passage.folded[: start - passage.start]
    marked = marks_tumor(passage, change.gene, end) and (
        WORDS.within("for whom", passage, before) or (change.kinds and not change.mutations)
    )
    return bool(marked or WORDS.within("carrying", passage, before) or is_borne(passage, start, end))


def _drives_target(mutation: Mention, targets: Collection[str]) -> bool:
    """Whether a mutation is one of the drivers for which a therapy is meant that acts on these genes: "L858R" for
    EGFR."""
    return is_driver(mutation.name) and gene_in(mutation) in targets


def is_driver(mutation: str) -> bool:
    """Whether a mutation is one that makes tumors grow and therapies work: "V600E"."""
    return bool(WORDS["driver"].fullmatch(fold(mutation)))


def _named_from(passage: Passage, gene: Mention, start: int) -> int:
    """Where the long name of a gene begins that stands in brackets behind it, else ``start``."""
    if gene.start != start or not passage.folded.endswith("(", 0, start - passage.start):
        return start
    names = (m.start for m in passage.of("GENE") if m.name == gene.name and 0 < start - m.end <= len(" ("))
    return next(names, start)


def _is_of_parental_cells(passage: Passage, change: Change) -> bool:
    """Whether the change is that of the cells from which resistant ones were raised."""
    named = (*([change.gene] if change.gene else ()), *change.mutations)
    return is_parental(passage, min(m.start for m in named))


def _is_setting(passage: Passage, change: Change) -> bool:
    """Whether the change only marks the tumors in which another was seen: "… in ALK-positive NSCLC"."""
    named = (*([change.gene] if change.gene else ()), *change.mutations)
    if is_borne(passage, min(m.start for m in named), max(m.end for m in named)):
        return True
    if change.gene is None or not _IN.search(passage.before(change.gene.start)):
        return False
    return marks_tumor(passage, change.gene)


def _manner(passage: Passage, scope: Scope, mechanisms: Sequence[Mention], direction: Direction | None) -> Manner:
    """How the clause of the cue, or else of the mechanism, puts it."""
    anchor = scope.cue.start if scope.cue else (mechanisms[0].start if mechanisms else passage.start)
    clause = passage.clause_of(anchor)
    said = Span(scope.cue.start, scope.cue.end) if scope.cue else None
    relation = [c for c in cues_of_the_relation(passage) if not WORDS.at("responds", passage, c.start - passage.start)]
    return Manner(
        direction or find_direction(passage.folded, passage.start, relation, clause, said),
        find_certainty(passage.cues, clause),
        cue_mention(scope.cue) if scope.cue else None,
        _rule(scope, mechanisms),
    )


def _rule(scope: Scope, mechanisms: Sequence[Mention]) -> str:
    if scope.explicit:
        return "resistance/explicit"
    if scope.cue:
        return IMPAIRED
    return MECHANISM if mechanisms else CONTINUED
