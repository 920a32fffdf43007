"""Claims about the use of a therapy in prose: what it acts on, whom it treats, who responds."""

import re
from collections.abc import Iterator
from typing import Literal

from claimx.claims.candidates import Candidate, Place, filled
from claimx.claims.changes import Change, find_changes, targets_of
from claimx.claims.groups import IS_A, Group, drug_groups, find_groups, introduces
from claimx.claims.passages import Passage
from claimx.claims.resistance import genes_of, is_compared
from claimx.claims.topics import Topic
from claimx.context import find_certainty, find_direction
from claimx.lexicon import Lexicon, fold
from claimx.mentions import CueMatch
from claimx.schema import ClaimType, EvidenceMention, Mention, Span

_OBJECT = re.compile(r" ?(?:(?:the|an?|both|its|mutant|mutated|human|extracellular|intracellular|domains?|of|ligand|to|kinase|activity|and"
                     r"|receptors?|tyrosine|protein|signaling|cells|expressing|specifically|selectively|such|as|antigens?|molecules?|like)\b[ ,]*){0,6}")  # fmt: skip
_FOR = re.compile(r"(?:[ ,]*\([^()]*\))* (?:\w+ ){0,2}?(?:for|against) (?:\w+[ -]){0,3}?")
_TUMOUR_ADJECTIVE = re.compile(r"\w+(?: \w+)? (?:resistant|refractory)(?= )|(?:relapsed|refractory)(?: (?:or|and) (?:relapsed|refractory))?(?= )")
_LICENSED = re.compile(r"approv|licen|indicat|standard|first line|front|recommend|treated with|choice|mainstay")
_NO_USE = re.compile(r"\b(?:resistan|refractory|fail|relapse|cause|drive|progress)\w*")


def link_targets(passage: Passage, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Target candidates: "the MEK inhibitor trametinib", "cetuximab (targeting EGFR)"."""
    groups = drug_groups(passage)
    drugs = [g for g in groups if any(m.label == "DRUG" for m in g.members)]
    seen: set[tuple[str, str]] = set()
    found = (*_by_class(passage, lexicon), *_by_bracket(passage, lexicon), *_by_verb(passage, drugs, topic))
    for group, genes, mentions, rule in found:
        for drug in group.names:
            new = tuple(g for g in genes if (drug, g) not in seen)
            seen |= {(drug, g) for g in new}
            if new:
                yield _candidate(
                    "target", drug, {"gene": new, "cancer": ()}, passage, f"target/{rule}",
                    (*filled("drug", [m for m in group.members if m.name in drug.split(" + ")]), *mentions), 0.8,
                )  # fmt: skip


def _by_class(
    passage: Passage, lexicon: Lexicon
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A class that names its target beside a drug: apposition, example, or direct."""
    mentions = passage.of("DRUG", "DRUG_CLASS")
    classes = [m for m in mentions if m.label == "DRUG_CLASS" and _class_targets(m, lexicon)]
    drugs = find_groups(passage, [m for m in mentions if m.label == "DRUG"])
    for cls in classes:
        single = Group((cls,))
        for group in drugs:
            apposed = group.end <= cls.start and IS_A.fullmatch(passage.gap(group.end, cls.start))
            listed = group.start >= cls.end and introduces(passage, single, group)
            if apposed or listed:
                yield group, _class_targets(cls, lexicon), filled("gene", [cls]), "class"


def _by_bracket(
    passage: Passage, lexicon: Lexicon
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A drug with its known target in brackets: "trastuzumab (HER2)"."""
    genes = {m.start: m for m in passage.of("GENE")}
    for drug in passage.of("DRUG"):
        gene = genes.get(drug.end + 2)
        if gene and passage.gap(drug.end, gene.start) == " (" and gene.name in targets_of(drug.name, lexicon):
            yield Group((drug,)), (gene.name,), filled("gene", [gene]), "bracket"


def _class_targets(cls: Mention, lexicon: Lexicon) -> tuple[str, ...]:
    """The targets that the class's name states."""
    listed = lexicon.facts("DRUG_CLASS", cls.name, "targets")
    if listed:
        return listed if len(listed) <= 2 else listed[:1]
    if cls.name.endswith(" inhibitor") or cls.name.startswith("anti-"):
        return targets_of(cls.name, lexicon)[:1]
    return ()


def _by_verb(
    passage: Passage, drugs: list[Group], topic: Topic
) -> Iterator[tuple[Group, tuple[str, ...], tuple[EvidenceMention, ...], str]]:
    """A drug, a word such as ``targets``, and the gene that follows it in the clause."""
    genes = find_groups(passage, passage.of("GENE"))
    for cue in passage.cued("target"):
        clause = passage.clause_of(cue.start)
        subject = _subject(passage, drugs, cue, clause)
        if subject is None:
            continue
        for group in genes:
            between = passage.gap(cue.end, group.start)
            if group.start >= cue.end and _OBJECT.fullmatch(between):
                names = tuple(dict.fromkeys(m.name for m in group.members))
                mentions = (*filled("gene", group.members), _cue(cue))
                if passage.folded.find("respectively", group.end - passage.start) >= 0 and len(names) == len(
                    subject.names
                ):
                    for member, gene in zip(subject.members, group.members, strict=False):
                        yield Group((member,)), (gene.name,), (*filled("gene", [gene]), _cue(cue)), "respectively"
                else:
                    yield subject, names, mentions, "verb"


def _subject(passage: Passage, drugs: list[Group], cue: CueMatch, clause: Span) -> Group | None:
    """The drugs that a verb speaks of: the nearest group before it, not across a stop or another subject."""
    bracketed = next((m for g in drugs for m in g.members if passage.gap(m.end, cue.start) == " ("), None)
    if bracketed:
        return Group((bracketed,))
    before = [g for g in drugs if g.end <= cue.start]
    if not before:
        return None
    group = before[-1]
    gap = passage.gap(group.end, cue.start)
    if len(gap) > 170 or ";" in gap or ". " in gap or _NO_USE.search(gap):
        return None
    if re.search(r"\b(?:cells?|tumors?|patients|cancers?|mutations?) \w*$", gap.strip()):
        return None
    return group


def link_indications(passage: Passage, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Indication candidates: a drug, a cancer, and words of use between or around them."""
    cues = passage.cued("indication")
    cancers = find_groups(passage, passage.of("CANCER"))
    if not cancers:
        return
    groups = tuple(g for g in drug_groups(passage) if not is_compared(passage, g))
    failing = bool(passage.cued("resistance", "explicit") or passage.of("MECHANISM"))
    for group in groups:
        for cancer in cancers:
            cue = _use(passage, group, cancer, (*groups, *cancers), cues, failing)
            if cue is None:
                continue
            for drug, names in _shared_out(passage, group, cancer):
                yield _candidate(
                    "indication", drug, {"cancer": tuple(m.name for m in names)}, passage, "indication/use",
                    (*filled("drug", [m for m in group.members if m.name in drug.split(" + ")]),
                     *filled("cancer", names), *((_cue(cue),) if cue else ())), 0.65,
                )  # fmt: skip
            break


def _use(
    passage: Passage, drug: Group, cancer: Group, others: tuple[Group, ...], cues: tuple[CueMatch, ...], failing: bool
) -> CueMatch | Literal[False] | None:
    """The cue that says that the drug is used for the cancer, False where "for" alone says so, None if nothing does."""
    left, right = (drug, cancer) if drug.end <= cancer.start else (cancer, drug)
    gap = _TUMOUR_ADJECTIVE.sub("", passage.gap(left.end, right.start))
    if left is drug and _FOR.fullmatch(gap):
        return False
    if _NO_USE.search(gap) or len(gap) > 160 or ";" in gap:
        return None
    if any(left.end <= g.start < right.start for g in others if g not in (left, right)):
        return None
    near = [c for c in cues if left.start - 40 <= c.start <= right.end + 25]
    if failing:
        near = [c for c in near if _LICENSED.match(passage.gap(c.start, c.end)) and left.end <= c.start]
    if left is cancer:
        near = [c for c in near if c.start < right.start]
    return near[0] if near else None


def _shared_out(passage: Passage, drugs: Group, cancers: Group) -> list[tuple[str, tuple[Mention, ...]]]:
    """Each drug with all cancers, or with its own where the sentence says "respectively"."""
    if "respectively" in passage.folded and len(drugs.names) == len(cancers.members) > 1:
        return [(name, (cancer,)) for name, cancer in zip(drugs.names, cancers.members, strict=True)]
    return [(name, cancers.members) for name in drugs.names]


def link_sensitivity(passage: Passage, topic: Topic, lexicon: Lexicon) -> Iterator[Candidate]:
    """Sensitivity candidates: a changed gene or mutation, a word of response, and the drug."""
    for clause in _statements(passage):
        cues = passage.cued("sensitivity", within=clause)
        if not cues or passage.cued("resistance", "explicit", within=clause):
            continue
        groups = [g for g in drug_groups(passage) if not is_compared(passage, g)]
        inside = [g for g in groups if clause.start <= g.start < clause.end]
        changes = [c for c in find_changes(passage, clause) if c.kinds] or _marked(passage, clause, inside, lexicon)
        if not changes or not groups:
            continue
        cue = cues[0]
        group = min(inside or groups, key=lambda g: abs(g.start - cue.start))
        cancers = passage.of("CANCER")
        for drug in group.names:
            slots = {
                "gene": genes_of(changes, drug, topic, lexicon),
                "mutation": tuple(m.name for c in changes for m in c.mutations),
                "alteration": tuple(a.name for c in changes for a in c.alterations),
                "cancer": tuple(m.name for m in cancers) or topic.cancers().names,
            }
            mentions = (
                *filled("drug", [m for m in group.members if m.name in drug.split(" + ")]),
                *filled("gene", [c.gene for c in changes if c.gene]),
                *filled("mutation", [m for c in changes for m in c.mutations]),
                *filled("cancer", cancers),
                _cue(cue),
            )
            yield _candidate("sensitivity", drug, slots, passage, "sensitivity/response", mentions, 0.6, cue.start)


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
        marker = re.match(r"([\w/-]+?)[ -](?:positive|mutant|mutated|rearranged|amplified|driven|overexpressing)\b", fold(cancer.text))
        term = lexicon.by_form.get(("GENE", marker[1])) if marker else None
        if term and any(term.name in targets_of(name, lexicon) for group in groups for name in group.names):
            gene = Mention(cancer.doc_id, cancer.start, cancer.start + len(marker[1] if marker else ""),
                           cancer.text[: len(marker[1] if marker else "")], "GENE", term.name, term.id, "rule marker-of-cancer")  # fmt: skip
            found.append(Change(gene, ("marker",)))
    return found


def _candidate(
    kind: ClaimType, drug: str, slots: dict[str, tuple[str, ...]], passage: Passage, rule: str,
    mentions: tuple[EvidenceMention, ...], score: float, anchor: int | None = None,
) -> Candidate:  # fmt: skip
    clause = passage.clause_of(
        anchor if anchor is not None else min((m.start for m in mentions), default=passage.start)
    )
    place = Place(passage.start, passage.end, passage.heading, passage.page)
    direction = find_direction(passage.folded, passage.start, passage.cues, clause)
    certainty = find_certainty(passage.cues, clause) if kind == "sensitivity" else "asserted"
    return Candidate(kind, drug, slots, "", place, direction, certainty, "", mentions, rule, score)


def _cue(cue: CueMatch) -> EvidenceMention:
    return EvidenceMention("cue", cue.start, cue.end, cue.text, cue.place)
