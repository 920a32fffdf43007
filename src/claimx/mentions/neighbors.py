"""Names that need the word beside them: shared heads, alterations told by a word, genes of mutations."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from claimx.lexicon import Lexicon, fold, fold_whole
from claimx.mentions.records import Candidate, CueMatch
from claimx.mutations import MutationMatch

_BEFORE = re.compile(
    r"(?<=\w)(?:[ (,-]{1,2}|[ -]?(?:kinase domain |gene |fusion |exon \d+ |secondary |gatekeeper |resistance |"
    r"solvent-front )?"
    r"(?:mutations?|mutants?|substitutions?|variants?)(?:,? ?\(?(?:such as|including|e\.g\.,?|namely|like) ?|[ ,(:]+))$"
)
_AFTER = re.compile(r"(?: (?:mutations?|substitutions?|mutants?|variants?))? (?:in|of) (?:the )?")
_PROCESS = re.compile(
    r" (?:dimeri|signal|pathway|phosphoryl|activ|hetero|binding|inhibit|antibod|express|mutat|copy|copies|amplif)"
)
_GOES_ON = re.compile(r"signal|activity", re.I)
_RAISED = re.compile(
    r"(?:activat|increas|enhanc|elevat|sustain|persist|aberrant|constitutive|heighten|excess|high|strong|augment|restor|"
    r"reactivat|upregulat|up-regulat|hyperactiv|dysregulat|deregulat|induc|maintain|rais|alternative|"
    r"compensatory|stimulat|promot|more)\w*(?: \w+){0,2} $",
    re.I,
)
_SITES = re.compile(r"(?:[a-z]+(?: [a-z]+)?(?:, and/or |, and |, or |, | and/or | and | or |/))+$")
_IS = re.compile(
    r"(?: \(\w+\))?(?: (?:levels?|expression|protein|mrna))? (?:was|were|is|are|being|been|became)"
    r" (?:\w+ly |more |also )?$",
    re.I,
)
"""What stands between a gene and the word that says how it is changed: "GAS6 was markedly elevated"."""
_OF_CELLS = re.compile(r" (?:\w+ )?(?:sensitiv|resistan|responsiv|suscept|vulnerab|likely|prone|refractory)", re.I)
"""Behind the word it is said of cells: "those that lost PTEN were more sensitive"."""
_IS_ENDS = tuple(f"{word} " for word in ("was", "were", "is", "are", "being", "been", "became", "ly", "more", "also"))
_IS_CHANGED = frozenset({"overexpression", "downregulation"})
_JOINTS = ("/", ", ", " and ", " or ", "/or ")
_SITE = re.compile(r"(?P<site>[a-z]+(?: [a-z]+)?)(?:, and/or |, and |, or |, | and/or | and | or |/)")


def find_sites(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Cancers of a list that share the last word: "colon, lung, and renal cancers"."""
    folded = fold_whole(text)
    found = []
    for cancer in (c for c in candidates if c.label == "CANCER"):
        before = folded[max(0, cancer.start - 80) : cancer.start]
        chain = _SITES.search(before) if before.endswith(_JOINTS) else None
        head = folded[cancer.start : cancer.end].rsplit(" ", 1)[-1].rstrip("s") if chain else ""
        for match in _SITE.finditer(chain[0]) if chain else ():
            for site in (match["site"], match["site"].rsplit(" ", 1)[-1]):
                if term := lexicon.by_form.get(("CANCER", f"{site} {head}")):
                    end = cancer.start - len(chain[0]) + match.end("site") if chain else 0
                    found.append(
                        Candidate(
                            end - len(site), end, "CANCER", term.name, term.id, f"rule shared-head ({term.place})", 0.9
                        )
                    )
                    break
    return found


def find_alterations(text: str, kept: Sequence[Candidate], cues: Sequence[CueMatch]) -> list[Candidate]:
    """Alterations told by a word that touches a gene: "increased HIF1A", "PTEN-negative", "AXL-high".

    A word that two cues stand for, by its spellings, tells it once.
    """
    genes = [c for c in kept if c.label == "GENE"]
    if not genes:
        return []
    starts = {c.start for c in genes} | {c.start - 4 for c in genes if text[c.start - 4 : c.start] == "the "}
    ends = {c.end for c in genes}
    taken = {i for c in kept if c.label == "ALTERATION" for i in range(c.start, c.end)}
    found: dict[tuple[int, int, str], Candidate] = {}
    followed = {c.start: c for c in genes}
    for cue in cues:
        if cue.kind != "change" or cue.value == "mutation" or not taken.isdisjoint(range(cue.start, cue.end)):
            continue
        gene = followed.get(cue.end + 1) or followed.get(cue.end + 5)
        if gene and _PROCESS.match(fold(text[gene.end : gene.end + 20])):
            continue
        behind = cue.start - 1 in ends and cue.value in ("loss", "activation")
        if behind and _GOES_ON.match(cue.text):
            before = next(c.start for c in genes if c.end == cue.start - 1)
            behind = bool(_RAISED.search(text, max(0, before - 40), before))
        told = cue.value in _IS_CHANGED and _is_told(text, cue, ends)
        graded = cue.value == "overexpression" and cue.start - 1 in ends and text[cue.start - 1] == "-"
        touches = cue.end + 1 in starts or behind or told or graded
        if touches:
            told_by = Candidate(cue.start, cue.end, "ALTERATION", cue.value, f"claimx:{cue.value}", cue.place, 0.8)
            found.setdefault((cue.start, cue.end, cue.value), told_by)
    return list(found.values())


def _is_told(text: str, cue: CueMatch, ends: Set[int]) -> bool:
    """Whether a cue says it of a gene before it, of which one says that it is so."""
    if not text[max(0, cue.start - 7) : cue.start].casefold().endswith(_IS_ENDS):
        return False
    between = _IS.search(text, max(0, cue.start - 50), cue.start)
    return (
        between is not None
        and not _OF_CELLS.match(text, cue.end)
        and any(end in ends for end in range(between.start(), cue.start))
    )


def find_owners(
    text: str, kept: Sequence[Candidate], matches: Sequence[MutationMatch], lexicon: Lexicon
) -> dict[str, str]:
    """The gene of each mutation: printed with it, else the one most often beside it, else the known one."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for match in matches:
        if term := lexicon.by_form.get(("GENE", fold(match.gene))) if match.gene else None:
            votes[match.name][term.name] += 5
    genes = {c.end: c for c in kept if c.label == "GENE"}
    starts = {c.start: c for c in kept if c.label == "GENE"}
    for mutation in (c for c in kept if c.label == "MUTATION"):
        before = _BEFORE.search(text, max(0, mutation.start - 60), mutation.start)
        if before and (gene := genes.get(before.start())):
            votes[mutation.name][gene.name] += 2
        after = _AFTER.match(text, mutation.end)
        if after and (gene := starts.get(after.end())):
            votes[mutation.name][gene.name] += 2
    told = {name: max(sorted(counts), key=lambda gene: counts[gene]) for name, counts in votes.items()}
    named = {c.name for c in kept if c.label == "MUTATION"}
    return {name: lexicon.variants[name] for name in named if name in lexicon.variants} | told


def with_gene(candidate: Candidate, gene: str) -> Candidate:
    """A mutation with its identifier: gene and HGVS, or an own term; empty without a gene."""
    hgvs = candidate.id
    if gene and hgvs:
        return candidate._replace(id=f"{gene}:{hgvs}")
    slug = re.sub(r"[^A-Za-z0-9.*>_]+", "-", f"{gene} {candidate.name}")
    return candidate._replace(id=f"claimx:{slug}" if gene else "")
