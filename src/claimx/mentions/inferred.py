"""Mechanisms that a changed gene amounts to where a sentence tells of resistance: "PTEN loss", "ESR1 mutations".

The rows of ``inferences.tsv``: those that hold alone by the roles of the gene that is changed, those of a target where
a drug that acts on the gene is named in reach. Claims do not use these mentions: they infer with the very drug of the
claim in view (:mod:`claimx.claims.passages.changes`).
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from claimx.lexicon import Lexicon, Term, inferences
from claimx.mentions.altered import touches
from claimx.mentions.class_names import named_target
from claimx.mentions.records import INFERRED, Candidate, CueMatch
from claimx.schema import Span

SCORE = 0.7
_MUTATION = "mutation"
_MORE = frozenset({"overexpression", "amplification", "activation"})
_OF_DRUGS = "receptor kinase"
"""Kinases that antibodies bind, too: what their change means depends on the drug."""
_ANTIGEN, _TARGET = "antigen", "target"
_DRIVERS = frozenset({"kinase", "metabolism"})
"""Targets whose changes as often make a tumor as they make it resistant."""
_OF_HORMONES = "hormone receptor"
"""Targets of every therapy that withdraws the hormone, too."""
_REACH = 80
"""Characters between the beginnings of an alteration and of the gene that it touches."""
_DRUG_REACH = 1500
"""Characters in which a drug may be named that a sentence speaks of without its name."""
_START = attrgetter("start")
_WORD = r"(?:mutations?|(?:mutant|mutated)(?= resistan)|substitutions?)"
_BEHIND = re.compile(rf"(?:\)|[- ](?:gene |receptor |point |missense |somatic |\w+ domain |LBD )?){_WORD}(?!\w)", re.I)
_BEFORE = re.compile(rf"(?<!\w){_WORD} (?:in|of|within|affecting) (?:the )?(?:gene encoding )?$", re.I)
_FAILS = tuple(re.compile(rf"{stem}(?:ing|ed|ion|e) (?:on|after|under|despite) ") for stem in ("elaps", "rogress"))
"""A tumor that relapsed or progressed under a therapy; patterns that begin with letters are searched fast."""
_LEADS = re.compile(
    r"[^.;:]{0,40}?\b(?:confer|caus|mediat|lead|led\b|render|result|account|contribut|underl|driv|nullif|abrogat|abolish|"
    r"reduc|weaken|prevent|impair|emerg|aris|arose|develop|appear|acquir|resistance|resistant|refractory|mechanism|"
    r"interfer|los[st])",
    re.I,
)
_FOLLOWS = re.compile(
    r"\b(?:due to|caused by|mediated by|driven by|by|via|through|because of|owing to|attributed to|emergence of|"
    r"emerg\w+|acquisition of|acquir\w+|develop\w*|new|additional|includ\w+|such as|mechanisms?)(?: [^\s.;:]+){0,6} ?$",
    re.I,
)


class _Change(NamedTuple):
    """A gene that is changed, how, and the span that says so."""

    gene: Candidate
    kind: str
    start: int
    end: int


def find_inferred(
    text: str,
    kept: Sequence[Candidate],
    sentences: Sequence[Span],
    cues: Sequence[CueMatch],
    owners: Mapping[str, str],
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    """The mechanisms of changed genes in sentences that tell of resistance and do not name the same mechanism.

    Args:
        text: the whole text.
        kept: the names, mechanisms and alterations that stand.
        sentences: in order.
        cues: those of the text.
        owners: the gene that each mutation belongs to.
        lexicon: gives the roles of genes.
    """
    of: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in kept:
        of[candidate.label].append(candidate)
    if not of["GENE"] and not of["MUTATION"]:
        return
    starts = [sentence.start for sentence in sentences]
    resisted = {bisect_right(starts, cue.start) for cue in cues if cue.kind == "resistance"}
    resisted |= {bisect_right(starts, match.start()) for fails in _FAILS for match in fails.finditer(text)}
    genes = sorted((c for c in of["GENE"] if c.term), key=_START)
    drugs = sorted((*of["DRUG"], *of["DRUG_CLASS"]), key=_START)
    named = {(bisect_right(starts, c.start), c.name) for c in of["MECHANISM"]}
    listed = {number for number, _ in named}
    taken = {i for c in of["MECHANISM"] for i in range(c.start, c.end)}
    told = [c for c in (*of["GENE"], *of["MUTATION"]) if bisect_right(starts, c.start) in resisted]
    altered = _altered(text, of["ALTERATION"], genes)
    changes = chain(altered, _by_mutation(text, told, owners, lexicon), _mutated(text, told))
    for gene, kind, start, end in changes:
        number = bisect_right(starts, start)
        if not taken.isdisjoint(range(start, end)):
            continue
        roles = set(gene.term.facts.get("roles", ())) if gene.term else set()
        if number in resisted:
            causes = bool(_LEADS.match(text, end) or _FOLLOWS.search(text, max(0, start - 90), start))
            drives = not roles.isdisjoint(_DRIVERS)
            if (kind == _MUTATION and _OF_HORMONES in roles) or (
                (causes or not drives) and _is_acted_on(gene.name, drugs, start, sentences[number - 1], drives, lexicon)
            ):
                roles.add(_TARGET)
        elif number not in listed and not (
            _ANTIGEN in roles and _is_acted_on(gene.name, drugs, start, sentences[number - 1], True, lexicon)
        ):
            continue
        if kind in _MORE and _ANTIGEN in roles and _OF_DRUGS not in roles:
            roles.discard(_TARGET)  # the more of an antigen, the better an antibody finds the cell
        name, row = _mechanism_of(kind, roles)
        if name and (number, name) not in named:
            term = lexicon.by_name["MECHANISM", name]
            taken.update(range(start, end))
            yield Candidate(start, end, "MECHANISM", name, term.id, f"{INFERRED} {row}", SCORE, term=term)


def _altered(text: str, alterations: Sequence[Candidate], genes: Sequence[Candidate]) -> Iterator[_Change]:
    """Genes that an alteration touches."""
    for alteration in alterations:
        first = bisect_left(genes, alteration.start - _REACH, key=_START)
        last = bisect_right(genes, alteration.start + _REACH, key=_START)
        for gene in (g for g in genes[first:last] if touches(text, (g.start, g.end), alteration)):
            start, end = min(gene.start, alteration.start), max(gene.end, alteration.end)
            yield _Change(gene, alteration.name, start, end)


def _mutated(text: str, told: Sequence[Candidate]) -> Iterator[_Change]:
    """Genes beside a word that says that they are mutated."""
    for gene in (c for c in told if c.label == "GENE" and c.term):
        if behind := _BEHIND.match(text, gene.end):
            yield _Change(gene, _MUTATION, gene.start, behind.end())
        elif before := _BEFORE.search(text, max(0, gene.start - 50), gene.start):
            yield _Change(gene, _MUTATION, before.start(), gene.end)


def _by_mutation(
    text: str, told: Sequence[Candidate], owners: Mapping[str, str], lexicon: Lexicon
) -> Iterator[_Change]:
    """The genes of mutations that are called so: "the C481S mutation"."""
    for mutation in (c for c in told if c.label == "MUTATION"):
        word = _BEHIND.match(text, mutation.end)
        term = lexicon.by_name.get(("GENE", owners.get(mutation.name, ""))) if word else None
        if word and term:
            gene = mutation._replace(name=term.name, term=term)
            yield _Change(gene, _MUTATION, mutation.start, word.end())


def _is_acted_on(
    gene: str, drugs: Sequence[Candidate], place: int, sentence: Span, drives: bool, lexicon: Lexicon
) -> bool:
    """Whether a drug named around a place acts on a gene; of drivers one of the sentence, if it names drugs."""
    first = bisect_left(drugs, place - _DRUG_REACH, key=_START)
    last = bisect_right(drugs, place + _DRUG_REACH, key=_START)
    around = drugs[first:last]
    within = [d for d in around if sentence.start <= d.start < sentence.end] if drives else []
    named = {drug.name: drug.term for drug in within or around}
    return any(gene in _opened(name, term, lexicon) for name, term in named.items())


def _opened(name: str, drug: Term | None, lexicon: Lexicon) -> Iterator[str]:
    """What a drug acts on, and the members of the families among it."""
    for gene in _targets_of(name, drug):
        yield gene
        yield from lexicon.facts("GENE", gene, "members")


def _targets_of(name: str, drug: Term | None) -> Sequence[str]:
    """What a drug acts on, or a class that is put together from its target."""
    told = drug.facts.get("targets", ()) if drug else ()
    return told or (named_target(name),)


def _mechanism_of(change: str, roles: Set[str]) -> tuple[str, str]:
    """The mechanism that the change of a gene in these roles amounts to, and by which row; or ''."""
    if _OF_DRUGS in roles and _TARGET not in roles:
        return "", ""
    rules = (r for r in inferences().get(change, ()) if r.role in roles and (r.alone or r.role == _TARGET))
    found = next(rules, None)
    return (found.mechanism, f"({change} of {found.role})") if found else ("", "")
